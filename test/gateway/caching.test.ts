import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveSubgraph, type HttpSubgraph } from '../support/httpSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { ask } from '../support/startServer.ts';

let asked = 0;
let films: HttpSubgraph;
let server: LiveServer;

beforeAll(async () => {
  films = await serveSubgraph({
    sdl: `
      enum CacheControlScope { PUBLIC PRIVATE }
      directive @cacheControl(maxAge: Int, scope: CacheControlScope) on FIELD_DEFINITION | OBJECT
      type Film @cacheControl(maxAge: 20) { title: String }
      type Center @key(fields: "id") {
        id: ID!
        film: Film
        seen: Int @cacheControl(maxAge: 7, scope: PRIVATE)
        visitors: Int
      }
    `,
    resolvers: {
      Center: {
        film: () => ({ title: 'A film' }),
        seen: () => 1,
        visitors: () => {
          asked += 1;
          return asked;
        },
      },
    },
  });
  server = await startLiveServer(
    `${patientList()}subgraphs: { films: { schema: { subgraph_url: "${films.url}" } } }`,
  );
});

afterAll(async () => {
  await server.close();
  await films.close();
});

describe('an answer that a subgraph elsewhere has a part in', () => {
  it.each([
    ['name', 'public, max-age=60'],
    ['film { title }', 'public, max-age=20'],
    ['name seen', 'private, max-age=7'],
    ['name visitors', 'no-store'],
  ])('with %s may be kept by others as its SDL says: %s', async (selection, expected) => {
    const { headers, body } = await ask(server, `{ center(id: "c") { ${selection} } }`);
    expect(body).not.toHaveProperty('errors');
    expect(headers.get('cache-control')).toBe(expected);
  });

  it('is made anew each time', async () => {
    const query = '{ center(id: "c") { id visitors } }';
    const answers = [await ask(server, query), await ask(server, query), await ask(server, query)];
    const counts = answers.map(
      ({ body }) => (body as { data: { center: { visitors: number } } }).data.center.visitors,
    );
    expect(new Set(counts).size).toBe(3);
  });
});
