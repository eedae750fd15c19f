import { afterAll, describe, expect, it } from '@jest/globals';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { JSON_HEADERS, startServerOver } from '../support/startServer.ts';

let backlogMs = 0;
const freshness = { sequence: 0, lastChange: () => 0, isLive: () => true };
const cacheHints = { hintAt: () => undefined, isElsewhere: () => false };
const graph = { ...createMemoryGraph(), freshness, cacheHints, backlogMs: () => backlogMs };
const { url, server } = await startServerOver(graph, { settings: { maxWaitMs: '500' } });
afterAll(() => server.close());

async function ask(
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify({ query }),
  });
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, body: await response.json() };
}

const refused = {
  status: 503,
  retryAfter: '2',
  body: {
    errors: [
      {
        message: 'Too many requests at once; try again.',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ],
  },
};
const kept = '{ center(id: "Center:1") { name } }';

describe('a server that is behind', () => {
  it('refuses what would wait too long at once, whichever way it takes, and gives kept answers', async () => {
    // Known, and so on the short way; the third time it is kept.
    for (let time = 0; time < 3; time += 1) expect((await ask(kept)).status).toBe(200);
    backlogMs = 501;
    expect(await ask('{ center(id: "Center:2") { name } }')).toEqual(refused);
    expect(await ask('{ center(id: "Center:3") { name } }', { 'x-mep-explain': '1' })).toEqual(
      refused,
    );
    expect((await ask(kept)).status).toBe(200);
  });

  it('takes requests again as soon as nothing waits that long', async () => {
    backlogMs = 500;
    expect((await ask('{ center(id: "Center:4") { name } }')).status).toBe(200);
  });
});
