import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { createMemoryGraph } from '../../support/memoryGraph.ts';
import { ask, JSON_HEADERS, send, startServer } from '../../support/startServer.ts';
import { until } from '../../support/until.ts';
import { failure } from '../../support/useServer.ts';

describe('/graphql when the client leaves', () => {
  it('tells the graph, logs that and no failure, and counts the operation', async () => {
    const other = await startServer();
    const leaving = new AbortController();
    const slowStarted = other.graph.slowStarted();
    const slow = fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: '{"query":"query Slow { slow broken }"}',
      signal: leaving.signal,
    });
    await slowStarted;
    const { signal } = other.graph.lastAsked();
    leaving.abort();
    await Promise.allSettled([slow]);
    await until('the graph to be told', () => signal?.aborted === true);
    other.graph.release();
    const counted = 'graphql_operations_total{type="query",outcome="abandoned"} 1';
    await until('the operation to be counted', async () =>
      (await send(`${other.url}/metrics`)).text.includes(counted),
    );
    await other.server.close();
    expect(other.logged.filter(({ level, path }) => level !== 20 && path === '/graphql')).toEqual([
      expect.objectContaining({ msg: 'client left', operation: 'Slow' }),
    ]);
    expect(other.logged.filter(({ level }) => level === 50)).toEqual([]);
  });
});

describe('/graphql with as many requests as may be worked on', () => {
  it('refuses one more with 503, until one is answered', async () => {
    const other = await startServer({ settings: { maxRequests: '1' } });
    const slowStarted = other.graph.slowStarted();
    const slow = ask(other, '{ slow }');
    await slowStarted;
    const [second, health] = await Promise.all([
      ask(other, '{ __typename }'),
      send(`${other.url}/readyz`),
    ]);
    other.graph.release();
    const first = await slow;
    const third = await ask(other, '{ __typename }');
    await other.server.close();
    expect({ status: second.status, body: second.body }).toEqual({
      status: 503,
      body: failure('SERVICE_UNAVAILABLE'),
    });
    expect(second.headers.get('retry-after')).toBe('2');
    expect([health.status, first.status, third.status]).toEqual([200, 200, 200]);
  });
});

describe('the supply of graphs', () => {
  it('is 503 until there is one, then the latest, then 503 again', async () => {
    const other = await startServer({ isServing: false });
    const query = '{ center(id: "1") { name } }';
    const early = await ask(other, query);
    await other.server.serve(createMemoryGraph('first'));
    const first = await ask(other, query);
    await other.server.serve(createMemoryGraph('second'));
    const second = await ask(other, query);
    await other.server.close();

    expect({ status: early.status, body: early.body }).toEqual({
      status: 503,
      body: failure('SERVICE_UNAVAILABLE'),
    });
    expect(early.headers.get('retry-after')).toBe('2');
    expect([first.body, second.body]).toEqual([
      { data: { center: { name: 'first' } } },
      { data: { center: { name: 'second' } } },
    ]);
  });

  it('leaves the schema of a graph as it was', async () => {
    const graph = createMemoryGraph();
    const resolvers = () =>
      Object.values(graph.schema.getTypeMap())
        .filter((type) => isObjectType(type))
        .flatMap((type) => Object.values(type.getFields()).map(({ resolve }) => resolve));
    const before = resolvers();
    const other = await startServer({ isServing: false });
    await other.server.serve(graph);
    await ask(other, '{ centers { nodes { id } } }');
    await other.server.close();
    expect(resolvers()).toEqual(before);
  });

  it('gives the graph the same document for a text that came twice, and keeps none that came once', async () => {
    const other = await startServer({ isServing: false });
    const graph = createMemoryGraph();
    const documents: unknown[] = [];
    await other.server.serve({
      ...graph,
      execute: (operation) => {
        documents.push(operation.document);
        return graph.execute(operation);
      },
    });
    for (const field of ['id', 'name', 'id', 'id']) await ask(other, `{ nearest { ${field} } }`);
    await other.server.close();
    const [once, , ...later] = documents;
    expect(new Set(later).size).toBe(1);
    expect(later).not.toContain(once);
  });
});

describe('close', () => {
  it('refuses new requests, lets running ones finish, then closes', async () => {
    const other = await startServer();
    const slowStarted = other.graph.slowStarted();
    const slow = ask(other, '{ slow }');
    await slowStarted;
    const closing = other.server.close();
    const [late, readiness] = await Promise.all([
      ask(other, '{ __typename }'),
      send(`${other.url}/readyz`),
    ]);
    other.graph.release();
    const finished = await slow;
    await closing;

    expect(late.status).toBe(503);
    expect({ status: readiness.status, body: readiness.body }).toMatchObject({
      status: 503,
      body: { state: 'stopping' },
    });
    expect(finished.body).toEqual({ data: { slow: 'done' } });
    expect(finished.headers.get('connection')).toBe('close');
    await expect(ask(other, '{ __typename }')).rejects.toThrow('fetch failed');
  });

  it('ends requests that outlast their grace', async () => {
    const other = await startServer({ settings: { graceMs: '0' } });
    const slowStarted = other.graph.slowStarted();
    const slow = ask(other, '{ slow }');
    await slowStarted;
    const [outcome] = await Promise.allSettled([slow, other.server.close()]);
    other.graph.release();
    expect(outcome.status).toBe('rejected');
  });
});
