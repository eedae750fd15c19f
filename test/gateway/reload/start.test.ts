import { describe, expect, it } from '@jest/globals';
import { serveSubgraph } from '../../support/httpSubgraph.ts';
import { startLiveServer } from '../../support/liveServer.ts';
import {
  adds,
  answersWith,
  fields,
  polled,
  status,
  untilIs,
  useListedSubgraphs,
} from '../../support/listedSubgraphs.ts';

const { subgraph, start } = useListedSubgraphs();

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
    await untilIs(server, 'current');
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
