import { afterEach, describe, expect, it } from '@jest/globals';
import type { Identify } from '../../src/identity/identify.ts';
import { JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

/** No test waits so long. */
const LONG_MS = 600_000;
const BODY = JSON.stringify({ query: '{ nearest { id } }' });
const GET = `/graphql?${new URLSearchParams({ query: '{ nearest { id } }' }).toString()}`;

let started: TestServer;
afterEach(() => started.server.close());

const post = (more: Record<string, string> = {}) =>
  send(`${started.url}/graphql`, {
    ...{ method: 'POST', body: BODY },
    headers: { ...JSON_HEADERS, ...more },
  });
const get = (path: string) =>
  send(`${started.url}${path}`, { headers: { 'apollo-require-preflight': '1' } });
const counted = (statuses: readonly number[]) =>
  Object.fromEntries(
    [...new Set(statuses)].map((one) => [one, statuses.filter((status) => status === one).length]),
  );

describe('a request between listening and the first graph', () => {
  it('waits, and is answered by it: none of fifty is refused', async () => {
    let hasDatabase = false;
    const identify: Identify = () =>
      hasDatabase
        ? { state: 'refused', reason: 'unknown' }
        : { state: 'unavailable', retryAfterSeconds: 2 };
    started = await startServer({ isServing: false, startPatienceMs: LONG_MS, identify });
    const asked = Array.from({ length: 10 }, () => [
      ...[post(), get(GET), get('/schema.graphql'), get('/openapi.json')],
      post({ authorization: 'Bearer one' }),
    ]).flat();
    // These are sent behind them, and wait for nothing.
    const seen = await Promise.all(['/readyz', '/healthz', '/', '/nothing'].map(get));
    expect(seen.map(({ status }) => status)).toEqual([503, 200, 200, 404]);
    hasDatabase = true;
    await started.server.serve(started.graph);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(counted(statuses)).toEqual({ 200: 40, 401: 10 });
  });

  it('is refused in its time where there is none by then', async () => {
    started = await startServer({ isServing: false, startPatienceMs: 1 });
    const { status, headers } = await post();
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('is refused at once beyond as many as may be worked on', async () => {
    const settings = { maxRequests: '3' };
    started = await startServer({ isServing: false, startPatienceMs: LONG_MS, settings });
    const asked = Array.from({ length: 5 }, () => get('/schema.graphql'));
    const told: number[] = [];
    const two = Promise.withResolvers<undefined>();
    for (const one of asked) {
      void one.then(({ status }) => {
        told.push(status);
        if (told.length === 2) two.resolve(undefined);
      });
    }
    await two.promise;
    expect(told).toEqual([503, 503]);
    await started.server.serve(started.graph);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(counted(statuses)).toEqual({ 200: 3, 503: 2 });
  });

  it('is refused where the server stops before', async () => {
    started = await startServer({ isServing: false, startPatienceMs: LONG_MS });
    const asked = Array.from({ length: 5 }, () => post());
    await get('/healthz');
    await started.server.close();
    const ended = await Promise.allSettled(asked);
    // Who was not taken any more hears of no answer.
    const wrong = ended.filter((one) => one.status === 'fulfilled' && one.value.status !== 503);
    expect(wrong).toEqual([]);
  });
});
