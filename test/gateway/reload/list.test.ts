import { writeFile } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { linked } from '../../support/httpSubgraph.ts';
import {
  adds,
  answersWith,
  fields,
  metric,
  polled,
  status,
  useListedSubgraphs,
} from '../../support/listedSubgraphs.ts';
import { patientList } from '../../support/patience.ts';
import { send } from '../../support/startServer.ts';
import { until } from '../../support/until.ts';

const { subgraph, start } = useListedSubgraphs();

const fromFile = (url: string) =>
  `${patientList({ pollMs: 0 })}subgraphs: { films: { routing_url: "${url}", schema: { file: films.graphql } } }\n`;

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
