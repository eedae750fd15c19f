import { rm } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { linked, serveSubgraph, type SubgraphCode } from '../../support/httpSubgraph.ts';
import type { LiveServer } from '../../support/liveServer.ts';
import {
  adds,
  answersWith,
  fields,
  metric,
  polled,
  status,
  untilIs,
  useListedSubgraphs,
} from '../../support/listedSubgraphs.ts';
import { ask, send } from '../../support/startServer.ts';
import { until } from '../../support/until.ts';

const { subgraph, start } = useListedSubgraphs();

const warnings = ({ logged }: LiveServer) =>
  logged.filter(({ level, reason }) => level === 40 && reason !== undefined).length;

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
      /Expected a file that can be read, got .*supergraph\.yaml: there is none\./,
    ],
  ])('such as %s keeps the last good graph and says why, once', async (_what, text, reason) => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }));
    if (text === null) await rm(server.file);
    else await server.write(text);
    const stale = await untilIs(server, 'stale');
    expect(stale.reason).toMatch(reason);
    expect(await fields(server, 'film')).toEqual({ data: { center: { film: 'film of c' } } });
    await until(
      'another attempt',
      async () => (await metric(server, /reloads_total\{outcome="failed"\} (\d+)/)) > 1,
    );
    expect(await metric(server, /^mep_graph_supergraph_stale (\d)/m)).toBe(1);
    expect(warnings(server)).toBe(1);
    await server.write(polled({ films }));
    const { reason: none } = await untilIs(server, 'current');
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
      const stale = await untilIs(server, 'stale');
      expect(stale.reason).toMatch(reason);
      expect(stale.subgraphs[0]).toMatchObject({ schema: 'older', reason: expect.any(String) });
      films.become(adds('film'));
      await untilIs(server, 'current');
      expect(await fields(server, 'film')).toEqual({ data: { center: { film: 'film of c' } } });
    },
  );

  it('of one subgraph does not hold up those of others', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films, songs }));
    films.become('type Center {');
    await untilIs(server, 'stale');
    songs.become(adds('singer'));
    await answersWith(server, 'singer');
    const { subgraphs } = await status(server);
    expect(subgraphs.map(({ schema }) => schema)).toEqual(['older', 'current']);
    films.become(adds('actor'));
    await answersWith(server, 'actor');
    await untilIs(server, 'current');
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
    const { reason } = await untilIs(server, 'stale');
    expect(reason).toBe(
      'films: [songs] Stage.street: Expected a way to ask { cinema { street } }, found none from "films": "songs" gives Stage.street. Give the type a @key in both subgraphs, answer the field in every subgraph that leads to the type, or use a type of your own.',
    );
    songs.become(adds('singer'));
    await answersWith(server, 'singer');
    await untilIs(server, 'current');
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
    await untilIs(server, 'stale');
    songs.become(
      linked(
        'type Film @key(fields: "id") { id: ID! seconds: Int! @external song: String @requires(fields: "seconds") }',
      ),
    );
    await untilIs(server, 'current');
    expect((await send(`${server.url}/schema.graphql`)).text).toContain('seconds: Int!');
  });

  it('of a subgraph that is gone keeps its schema', async () => {
    const films = await serveSubgraph(adds('film'));
    const port = Number(new URL(films.url).port);
    const server = await start(polled({ films }));
    await films.close();
    const stale = await untilIs(server, 'stale');
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
    await untilIs(server, 'current');
  });
});
