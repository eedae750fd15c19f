import { describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { setImmediate as connectionsAreFree } from 'node:timers/promises';
import {
  answerEvents,
  EVENTS,
  request,
  unavailable,
  useRemotes,
} from '../../../support/remoteSubgraph.ts';
import { until } from '../../../support/until.ts';

const { start } = useRemotes();

describe('a fetch from a remote subgraph', () => {
  it('is GraphQL over HTTP, and says what it took', async () => {
    const { peer, subgraph, fetches } = await start(answerEvents);
    const text = 'query Events($first: Int) { events(first: $first) { id } }';
    const result = await subgraph.execute(request(text, { variables: { first: 1 } }));
    expect(result).toEqual({
      ...EVENTS,
      errors: [],
      cost: { status: 200, bytes: 38, attempts: 1, ms: expect.any(Number) },
    });
    expect(peer.received).toEqual([
      {
        url: '/graphql',
        body: { query: text, operationName: 'Events', variables: { first: 1 } },
        headers: {
          host: new URL(peer.url).host,
          connection: 'keep-alive',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          'accept-encoding': 'gzip, br',
          'content-type': 'application/json',
          'content-length': expect.any(String),
        },
      },
    ]);
    expect(fetches).toEqual([{ outcome: 'answered', attempts: 1 }]);
  });

  it('names no operation that has no name', async () => {
    const { peer, subgraph } = await start(answerEvents);
    await subgraph.execute(request('{ events { id } }'));
    expect(peer.received[0]?.body).toEqual({ query: '{ events { id } }', variables: {} });
  });

  it('keeps its connection', async () => {
    const { peer, subgraph } = await start(answerEvents);
    for (let asked = 0; asked < 5; asked += 1) {
      await subgraph.execute(request());
      await connectionsAreFree();
    }
    expect(peer.connections()).toBe(1);
  });

  it('passes on the headers that are named, and no others', async () => {
    const { peer, subgraph } = await start(answerEvents, {
      headers: { allow: ['Authorization', 'x-tenant', 'x-hop'], set: { 'x-gateway': 'mep' } },
    });
    const headers = {
      authorization: 'Bearer a',
      cookie: 'secret',
      'x-tenant': 't',
      'x-other': 'o',
      'x-hop': 'h',
      connection: 'x-hop, keep-alive',
      host: 'evil.example',
      'transfer-encoding': 'chunked',
      'content-length': '3',
    };
    await subgraph.execute(request('{ events { id } }', { asker: { headers } }));
    expect(peer.received[0]?.headers).toEqual({
      host: new URL(peer.url).host,
      connection: 'keep-alive',
      accept: expect.any(String),
      'accept-encoding': expect.any(String),
      'content-type': 'application/json',
      'content-length': expect.any(String),
      authorization: 'Bearer a',
      'x-tenant': 't',
      'x-gateway': 'mep',
    });
  });

  it('lets no asker say what is always set', async () => {
    const { peer, subgraph } = await start(answerEvents, {
      headers: { allow: ['x-tenant'], set: { 'X-Tenant': 'ours' } },
    });
    const asker = { headers: { 'x-tenant': 'theirs' } };
    await subgraph.execute(request('{ events { id } }', { asker }));
    expect(peer.received[0]?.headers['x-tenant']).toBe('ours');
  });
});

describe('an asker that goes away', () => {
  it('ends its fetch and the request', async () => {
    const controller = new AbortController();
    const { peer, subgraph, fetches, logged } = await start((response) => {
      response.on('close', () => (closed += 1));
      controller.abort();
    });
    let closed = 0;
    const asker = { signal: controller.signal };
    expect(await subgraph.execute(request('{ events { id } }', { asker }))).toMatchObject(
      unavailable('Nobody waits for subgraph "training" any more.'),
    );
    await until('the request to end', () => closed === 1);
    expect(peer.received).toHaveLength(1);
    expect(fetches).toEqual([{ outcome: 'aborted', attempts: 1 }]);
    expect(logged).toEqual([]);
  });

  it('is not asked for when it is gone already', async () => {
    const { peer, subgraph } = await start(answerEvents);
    const asker = { signal: AbortSignal.abort() };
    await subgraph.execute(request('{ events { id } }', { asker }));
    expect(peer.received).toEqual([]);
  });

  it('leaves no listener behind', async () => {
    const { subgraph } = await start(answerEvents);
    const { signal } = new AbortController();
    const asker = { signal };
    for (let asked = 0; asked < 3; asked += 1) {
      await subgraph.execute(request('{ events { id } }', { asker }));
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('close', () => {
  it('ends what runs and what waits, and asks no more', async () => {
    const { peer, subgraph } = await start(() => undefined, { concurrency: { limit: 1 } });
    const running = [subgraph.execute(request()), subgraph.execute(request())];
    await until('a request', () => peer.received.length === 1);
    await subgraph.close();
    const closed = unavailable('Subgraph "training" is no longer asked.');
    for (const result of await Promise.all(running)) expect(result).toMatchObject(closed);
    expect(await subgraph.execute(request())).toMatchObject(closed);
    expect(peer.received).toHaveLength(1);
  });
});
