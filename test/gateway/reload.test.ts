import { rm, writeFile } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import { EventEmitter, once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { LiveStatus } from '../../src/gateway/live/liveGraph.ts';
import {
  linked,
  serveSubgraph,
  type HttpSubgraph,
  type SubgraphCode,
} from '../support/httpSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { ask, send } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0).reverse()) await one.close();
});

async function subgraph(code: SubgraphCode | string, port?: number): Promise<HttpSubgraph> {
  const started = await serveSubgraph(code, port);
  closing.push(started);
  return started;
}

async function start(list: string, files?: Record<string, string>): Promise<LiveServer> {
  const started = await startLiveServer(list, files);
  closing.push(started);
  return started;
}

/** Adds one field to centers, which says its own name. */
const adds = (field: string, type = 'String'): SubgraphCode => ({
  sdl: `type Center @key(fields: "id") { id: ID! ${field}: ${type} }`,
  resolvers: { Center: { [field]: ({ id }: { readonly id: string }) => `${field} of ${id}` } },
});

const polled = (subgraphs: Readonly<Record<string, HttpSubgraph>>, pollMs = 50) =>
  `${patientList({ pollMs })}subgraphs:\n${Object.entries(subgraphs)
    .map(([name, { url }]) => `  ${name}: { schema: { subgraph_url: "${url}" } }\n`)
    .join('')}`;

const fromFile = (url: string, more = '') =>
  `${patientList({ pollMs: 0 })}subgraphs: { films: { routing_url: "${url}", schema: { file: films.graphql } } }\n${more}`;

const status = async ({ url }: LiveServer): Promise<LiveStatus> => {
  const { body } = await send(`${url}/readyz`);
  return (body as { details: { supergraph: LiveStatus } }).details.supergraph;
};
const fields = async (server: LiveServer, selection: string) =>
  (await ask(server, `{ center(id: "c") { ${selection} } }`)).body;
const answersWith = (server: LiveServer, field: string) =>
  until(`an answer with ${field}`, async () => {
    const body = (await fields(server, field)) as { data?: { center: Record<string, unknown> } };
    return body.data?.center[field] === `${field} of c`;
  });
const untilStale = (server: LiveServer) =>
  until('a stale graph', async () => {
    const found = await status(server);
    return found.state === 'stale' && found;
  });
const untilCurrent = (server: LiveServer) =>
  until('a current graph', async () => {
    const found = await status(server);
    return found.state === 'current' && found;
  });
const metric = async ({ registry }: LiveServer, line: RegExp) =>
  Number(line.exec(await registry.metrics())?.[1]);
const warnings = ({ logged }: LiveServer) =>
  logged.filter(({ level, reason }) => level === 40 && reason !== undefined).length;

describe('a list of subgraphs', () => {
  it('is served as one graph with ours', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }));
    expect(await fields(server, 'name film')).toEqual({
      data: { center: { name: 'Name of c', film: 'film of c' } },
    });
    expect(await status(server)).toEqual({
      state: 'current',
      since: expect.any(String),
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      servedSince: expect.any(String),
      subgraphs: [
        {
          name: 'films',
          url: films.url,
          schema: 'current',
          breaker: 'closed',
          running: 0,
          waiting: 0,
          streams: 0,
        },
      ],
    });
    expect(
      await metric(
        server,
        /fetch_duration_seconds_count\{subgraph="films",outcome="answered"\} (\d+)/,
      ),
    ).toBe(1);
    expect(await metric(server, /breaker_state\{subgraph="films"\} (\d+)/)).toBe(0);
    const { text } = await send(`${server.url}/supergraph.graphql`);
    expect(text).toContain(`@join__graph(name: "films", url: "${films.url}")`);
  });

  it('says in the log what does not count of a subgraph, once for each schema', async () => {
    const films = await subgraph(adds('film'));
    const newer = (field: string) =>
      linked(`type Center @key(fields: "id") { id: ID! ${field}: String }`).replace(
        /federation\/v2\.\d+/,
        'federation/v2.99',
      );
    const server = await start(fromFile(films.url), { 'films.graphql': newer('film') });
    const said = () =>
      server.logged.filter(({ msg }) => msg === 'a subgraph says what does not count');
    expect(said()).toEqual([
      expect.objectContaining({
        level: 40,
        reason: expect.stringMatching(/^\[films\] Federation 2\.99 is newer/),
      }),
    ]);
    await server.write(newer('song'), 'films.graphql');
    await until('another graph', async () => said().length === 2);
  });

  it('follows the schema of a subgraph', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }));
    films.become(adds('actor'));
    await answersWith(server, 'actor');
    expect(await metric(server, /reloads_total\{outcome="applied"\} (\d+)/)).toBe(2);
  });

  it('reloads nothing where nothing has changed', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }));
    const { hash, servedSince } = await status(server);
    await until('five more looks', () => films.schemaRequests() > 5);
    server.live.refresh();
    await server.write(polled({ films }));
    await until('five more looks', () => films.schemaRequests() > 10);
    expect(await status(server)).toMatchObject({ hash, servedSince });
    expect(await metric(server, /reloads_total\{outcome="applied"\} (\d+)/)).toBe(1);
  });

  it('follows schema files, also those put in the place of others', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(fromFile(films.url), { 'films.graphql': linked(adds('film').sdl) });
    films.become(adds('actor'));
    await server.write(linked(adds('actor').sdl), 'films.graphql');
    await answersWith(server, 'actor');
    films.become(adds('scene'));
    await writeFile(join(dirname(server.file), 'films.graphql'), linked(adds('scene').sdl));
    await answersWith(server, 'scene');
    expect(await metric(server, /reloads_total\{outcome="applied"\} (\d+)/)).toBe(3);
  });

  it('follows the list itself, and takes out what it no longer has', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films }));
    await server.write(polled({ films, songs }));
    await answersWith(server, 'song');
    await server.write(polled({ songs }));
    await until('no film', async () =>
      JSON.stringify(await fields(server, 'film')).includes('Cannot query field'),
    );
    await server.write('subgraphs: {}');
    await until('no song', async () =>
      JSON.stringify(await fields(server, 'song')).includes('Cannot query field'),
    );
    expect(await fields(server, 'name')).toEqual({ data: { center: { name: 'Name of c' } } });
  });

  it('drops no request that is running when another graph takes over', async () => {
    const events = new EventEmitter();
    const films = await subgraph({
      ...adds('film'),
      resolvers: {
        Center: {
          film: async () => {
            events.emit('asked');
            await once(events, 'release');
            return 'late';
          },
        },
      },
    });
    const server = await start(polled({ films }));
    const asked = once(events, 'asked');
    const running = fields(server, 'name film');
    await asked;
    const songs = await subgraph(adds('song'));
    await server.write(polled({ songs }));
    await answersWith(server, 'song');
    events.emit('release');
    expect(await running).toEqual({ data: { center: { name: 'Name of c', film: 'late' } } });
  });

  it('answers every request while graphs come and go', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }, 0));
    let isDone = false;
    const clients = Array.from({ length: 4 }, async () => {
      const answers: unknown[] = [];
      while (!isDone) answers.push(await fields(server, 'name film'));
      return answers;
    });
    for (const round of [1, 2, 3, 4, 5]) {
      const sdl = `${adds('film').sdl} type Round${round} { at: Int } extend type Query { round: Round${round} }`;
      films.become({ ...adds('film'), sdl });
      server.live.refresh();
      await until('the next graph', async () =>
        (await send(`${server.url}/schema.graphql`)).text.includes(`type Round${round} `),
      );
    }
    isDone = true;
    const answers = (await Promise.all(clients)).flat();
    const expected = { data: { center: { name: 'Name of c', film: 'film of c' } } };
    expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(expected))).toEqual(
      [],
    );
    expect(answers.length).toBeGreaterThan(0);
  });

  it('closes the connections of a subgraph that no graph has any more', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(fromFile(films.url), { 'films.graphql': linked(adds('film').sdl) });
    await answersWith(server, 'film');
    const first = films.connections();
    expect(first).toBe(1);
    await server.write('subgraphs: {}');
    await until('no connection', () => films.connections() === 0);
  });
});

describe('a broken change', () => {
  it.each([
    ['a list that is no YAML', 'subgraphs: [', /supergraph\.yaml:1:13 /],
    [
      'an unknown option',
      'subgraphs: {}\nx-mep-graph: { nothing: 1 }',
      /x-mep-graph\.nothing: expected a known option/,
    ],
    [
      'a list that is gone',
      null,
      /Expected a file that can be read at .*supergraph\.yaml, got ENOENT/,
    ],
  ])('such as %s keeps the last good graph and says why, once', async (_what, text, reason) => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }));
    if (text === null) await rm(server.file);
    else await server.write(text);
    const stale = await untilStale(server);
    expect(stale.reason).toMatch(reason);
    expect(await fields(server, 'film')).toEqual({ data: { center: { film: 'film of c' } } });
    await until(
      'another attempt',
      async () => (await metric(server, /reloads_total\{outcome="failed"\} (\d+)/)) > 1,
    );
    expect(await metric(server, /^mep_graph_supergraph_stale (\d)/m)).toBe(1);
    expect(warnings(server)).toBe(1);
    await server.write(polled({ films }));
    const { reason: none } = await untilCurrent(server);
    expect(none).toBeUndefined();
    expect(await metric(server, /^mep_graph_supergraph_stale (\d)/m)).toBe(0);
  });

  it.each([
    [
      'SDL that cannot be parsed',
      'type Center {',
      /^films: \[films\]: Expected SDL, got what cannot be parsed \(line 1, column 14\)/,
    ],
    [
      'a type that does not fit ours',
      linked('type Center @key(fields: "id") { id: ID! name: Int @shareable }'),
      /Center\.name/,
    ],
    [
      'an implementation of a closed interface',
      linked('interface Node { id: ID! } type Film implements Node @key(fields: "id") { id: ID! }'),
      /^films: \[films\] Film: Expected types of remote subgraphs not to implement Node/,
    ],
  ])(
    'such as %s keeps the last good graph, says why, and mends itself',
    async (_what, sdl, reason) => {
      const films = await subgraph(adds('film'));
      const server = await start(polled({ films }));
      films.become(sdl);
      const stale = await untilStale(server);
      expect(stale.reason).toMatch(reason);
      expect(stale.subgraphs[0]).toMatchObject({ schema: 'older', reason: expect.any(String) });
      films.become(adds('film'));
      await untilCurrent(server);
      expect(await fields(server, 'film')).toEqual({ data: { center: { film: 'film of c' } } });
    },
  );

  it('of one subgraph does not hold up those of others', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films, songs }));
    films.become('type Center {');
    await untilStale(server);
    songs.become(adds('singer'));
    await answersWith(server, 'singer');
    const { subgraphs } = await status(server);
    expect(subgraphs.map(({ schema }) => schema)).toEqual(['older', 'current']);
    films.become(adds('actor'));
    await answersWith(server, 'actor');
    await untilCurrent(server);
  });

  it('that composes and cannot be answered costs its owner alone', async () => {
    const [films, songs] = [
      await subgraph(adds('film')),
      await subgraph({
        sdl: `type Center @key(fields: "id") { id: ID! song: String }
          type Query { stage: Stage } type Stage @shareable { town: String street: String }`,
      }),
    ];
    const server = await start(polled({ films, songs }));
    films.become(
      linked(`type Center @key(fields: "id") { id: ID! film: String }
        type Query { cinema: Stage } type Stage @shareable { town: String }`),
    );
    const { reason } = await untilStale(server);
    expect(reason).toBe(
      'films: [songs] Stage.street: Expected a way to ask { cinema { street } }, found none from "films": "songs" gives Stage.street. Give the type a @key in both subgraphs, answer the field in every subgraph that leads to the type, or use a type of your own.',
    );
    songs.become(adds('singer'));
    await answersWith(server, 'singer');
    await untilCurrent(server);
  });

  it('may provide fields with the type of what they are of', async () => {
    const parts = (more: string): SubgraphCode => ({
      sdl: `type Query { part: Part @provides(fields: "maker { __typename town }") ${more} }
        type Part @key(fields: "id") { id: ID! maker: Maker @external }
        type Maker @key(fields: "id") { id: ID! town: String @external }`,
      resolvers: { Query: { part: () => ({ id: 'p', maker: { id: 'm', town: 'Reno' } }) } },
    });
    const makers = `type Part @key(fields: "id") { id: ID! maker: Maker }
      type Maker @key(fields: "id") { id: ID! town: String }`;
    const [first, second] = [await subgraph(parts('')), await subgraph({ sdl: makers })];
    const server = await start(polled({ parts: first, makers: second }));
    const answer = { data: { part: { maker: { __typename: 'Maker', town: 'Reno' } } } };
    const asked = async () => (await ask(server, '{ part { maker { __typename town } } }')).body;
    expect(await asked()).toEqual(answer);
    first.become(parts('parts: Int'));
    await until('the new schema', async () =>
      (await send(`${server.url}/schema.graphql`)).text.includes('parts: Int'),
    );
    expect(await asked()).toEqual(answer);
  });

  it('is kept out as a whole where two only compose together', async () => {
    const [films, songs] = [
      await subgraph({
        sdl: 'type Film @key(fields: "id") { id: ID! length: Int! } type Query { film: Film }',
      }),
      await subgraph({
        sdl: 'type Film @key(fields: "id") { id: ID! length: Int! @external song: String @requires(fields: "length") }',
      }),
    ];
    const server = await start(polled({ films, songs }));
    films.become(
      linked('type Film @key(fields: "id") { id: ID! seconds: Int! } type Query { film: Film }'),
    );
    await untilStale(server);
    songs.become(
      linked(
        'type Film @key(fields: "id") { id: ID! seconds: Int! @external song: String @requires(fields: "seconds") }',
      ),
    );
    await untilCurrent(server);
    expect((await send(`${server.url}/schema.graphql`)).text).toContain('seconds: Int!');
  });

  it('of a subgraph that is gone keeps its schema', async () => {
    const films = await serveSubgraph(adds('film'));
    const port = Number(new URL(films.url).port);
    const server = await start(polled({ films }));
    await films.close();
    const stale = await untilStale(server);
    expect(stale.reason).toBe(`films: Subgraph "films" cannot be reached. (${films.url})`);
    expect(stale.subgraphs[0]).toMatchObject({ name: 'films', schema: 'older' });
    expect(await fields(server, 'name film')).toMatchObject({
      data: { center: { name: 'Name of c', film: null } },
      errors: [
        {
          path: ['center', 'film'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'films' },
        },
      ],
    });
    await subgraph(adds('film'), port);
    await untilCurrent(server);
  });
});

describe('at the start', () => {
  it('a subgraph that cannot be reached is left out until it can', async () => {
    const films = await serveSubgraph(adds('film'));
    const port = Number(new URL(films.url).port);
    await films.close();
    const songs = await subgraph(adds('song'));
    const server = await start(polled({ films, songs }));
    expect(await fields(server, 'name song')).toEqual({
      data: { center: { name: 'Name of c', song: 'song of c' } },
    });
    expect(await status(server)).toMatchObject({
      state: 'stale',
      subgraphs: [
        {
          name: 'films',
          schema: 'missing',
          reason: `Subgraph "films" cannot be reached. (${films.url})`,
        },
        { name: 'songs', schema: 'current' },
      ],
    });
    await subgraph(adds('film'), port);
    await answersWith(server, 'film');
    await untilCurrent(server);
  });

  it('a subgraph that does not compose is left out', async () => {
    const [films, songs] = [await subgraph('type Center {'), await subgraph(adds('song'))];
    const server = await start(polled({ films, songs }));
    expect(await fields(server, 'song')).toEqual({ data: { center: { song: 'song of c' } } });
    films.become(adds('film'));
    await answersWith(server, 'film');
  });

  it('a list that is wrong ends it', async () => {
    await expect(startLiveServer('subgraphs: 1')).rejects.toThrow(
      /supergraph\.yaml:1:12 subgraphs: expected object, got 1/,
    );
  });

  it('asks for the schema with the headers that the list says', async () => {
    const films = await subgraph(adds('film'));
    const entry = `{ schema: { subgraph_url: "${films.url}", introspection_headers: { x-key: "\${env.TOKEN}" } } }`;
    await start(`subgraphs: { films: ${entry} }`);
    expect(films.lastHeaders()).toMatchObject({ 'x-key': 'secret-token' });
  });
});
