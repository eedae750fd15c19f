import { describe, expect, it } from '@jest/globals';
import { readEvents, type StreamEvent } from '../../support/readEvents.ts';
import { NEWS, next, useServers } from '../../support/subscribing.ts';
import type { TestServer } from '../../support/startServer.ts';

const start = useServers();

const get = (
  { url }: Pick<TestServer, 'url'>,
  parameters: Record<string, string>,
  headers: Record<string, string>,
) => fetch(`${url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });

describe('a subscription by GET', () => {
  const accept = 'text/event-stream';

  it.each<[string, Record<string, string>]>([
    ['the header against CSRF', { accept, 'apollo-require-preflight': '1' }],
    ['a page of the same origin, as EventSource asks', { accept, 'sec-fetch-site': 'same-origin' }],
    ['a page of another, where any may ask', { accept, 'sec-fetch-site': 'cross-site' }],
    ['nothing, as curl asks', { accept }],
  ])('is taken with %s', async (_name, headers) => {
    const started = await start();
    const response = await get(
      started,
      {
        query: 'query A { __typename } subscription B($n: Int!) { flood(bytes: $n) { headline } }',
        operationName: 'B',
        variables: '{"n":2}',
      },
      headers,
    );
    const events: StreamEvent[] = [];
    for await (const event of readEvents(response)) {
      events.push(event);
      if (events.length === 3) break;
    }
    const event = next({ data: { flood: { headline: 'xx' } } });
    expect(events).toEqual([{ comment: '' }, event, event]);
  });

  it.each<[string, Record<string, string>]>([
    ['a page of another site', { accept, 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour', { accept, 'sec-fetch-site': 'same-site' }],
    ['who only has a cookie', { accept, cookie: 'a=b' }],
  ])('is refused from %s where pages of others may not ask', async (_name, headers) => {
    const started = await start({ corsOrigins: 'https://a.example' });
    const response = await get(started, { query: NEWS }, headers);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      {
        errors: [{ message: expect.stringMatching(/CSRF/), extensions: { code: 'BAD_REQUEST' } }],
      },
    ]);
  });

  it.each(['text/event-stream', 'text/event-stream, application/json'])(
    'runs no mutation for who accepts %s',
    async (accepted) => {
      const started = await start();
      const query = 'mutation { rename(id: "1", name: "x") { id } }';
      const headers = { accept: accepted, 'apollo-require-preflight': '1' };
      const response = await get(started, { query }, headers);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(started.graph.asked()).toBe(0);
    },
  );

  it.each([
    ['no variables', { query: NEWS, variables: 'x' }],
    ['no query', {}],
  ])('with %s is refused', async (_name, parameters) => {
    const started = await start();
    const headers = { accept, 'apollo-require-preflight': '1' };
    expect((await get(started, parameters, headers)).status).toBe(400);
  });
});
