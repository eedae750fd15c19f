import { describe, expect, it } from '@jest/globals';
import { counted, nameIn, useAnswersKept } from '../../support/answersKept.ts';
import { follow, untilLive } from '../../support/followed.ts';
import { createMemoryGraph } from '../../support/memoryGraph.ts';
import { ask, JSON_HEADERS, send } from '../../support/startServer.ts';
import { until } from '../../support/until.ts';

const kept = useAnswersKept();
const { query } = kept;

describe('an answer that was given before', () => {
  it('is given again without a read, however it is asked for, until what it was made of changes', async () => {
    await kept.rename('Before');
    expect(await kept.askName()).toBe('Before');
    expect(kept.operations).toEqual(['find centers', 'find states']);

    const again = [await kept.askName(), await kept.askName()];
    const written = await send(`${kept.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ variables: {}, query }),
    });
    const got = await send(`${kept.url}/graphql?${new URLSearchParams({ query }).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    kept.note('agreements');
    again.push(nameIn(written.body), nameIn(got.body), await kept.askName());
    expect(again).toEqual(Array.from({ length: 5 }, () => 'Before'));
    expect(kept.operations).toHaveLength(2);
    expect([await counted(kept, 'hits'), await counted(kept, 'misses')]).toEqual([5, 1]);

    await kept.rename('After');
    expect(await kept.askName()).toBe('After');
    expect(kept.operations).toHaveLength(4);
    kept.note('states');
    expect(await kept.askName()).toBe('After');
    expect(kept.operations).toHaveLength(6);
  });

  it('is told from another one by its variables and its name', async () => {
    const text =
      'query A($slug: String!) { center(slug: $slug) { name } } query B($slug: String!) { center(slug: $slug) { slug } }';
    const answers = [];
    for (const slug of ['gamep', 'atn', 'gamep', 'atn']) {
      for (const operationName of ['A', 'B']) {
        answers.push((await ask(kept, text, { variables: { slug }, operationName })).text);
      }
    }
    expect(new Set(answers).size).toBe(4);
    expect(answers.slice(4)).toEqual(answers.slice(0, 4));
  });

  it('is not given for a number that JSON cannot tell from null', async () => {
    const text = 'query ($n: Int = 2) { centers(first: $n) { nodes { name } } }';
    const post = (n: string) =>
      send(`${kept.url}/graphql`, {
        method: 'POST',
        headers: JSON_HEADERS,
        body: `{"query":${JSON.stringify(text)},"variables":{"n":${n}}}`,
      });
    const answers = [];
    for (const n of ['null', '1e400', 'null', '1e400']) answers.push(await post(n));
    expect(answers.map(({ text: body }) => body.includes('"errors"'))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['a token', { authorization: 'Bearer x' }],
    ['a cookie', { cookie: 'session=x' }],
    ['the wish to have it explained', { 'x-mep-explain': '1' }],
  ])('is not given to who sends %s', async (_what, headers) => {
    const post = () =>
      send(`${kept.url}/graphql`, {
        method: 'POST',
        headers: { ...JSON_HEADERS, ...headers },
        body: JSON.stringify({ query }),
      });
    await kept.askName();
    await kept.askName();
    const answers = [await post(), await post()];
    expect(kept.operations).toHaveLength(6);
    expect(answers.map((answer) => answer.headers.get('cache-control'))).toEqual([
      'no-store',
      'no-store',
    ]);
    await kept.askName();
    expect(kept.operations).toHaveLength(6);
  });
});

describe('the change stream of MongoDB', () => {
  it('takes back what was kept, also while it is made; without it nothing is kept', async () => {
    const followed = await follow(kept.database.uri, kept.database.db.databaseName);
    await untilLive(followed);
    await kept.serve(kept.graph(followed.freshness));
    const renameUnseen = async (name: string): Promise<void> => {
      const { sequence } = followed.freshness;
      await kept.write(name);
      await until('the write', () => followed.freshness.lastChange('centers') > sequence);
    };
    await renameUnseen('First');
    expect([await kept.askName(), await kept.askName(), await kept.askName()]).toEqual([
      'First',
      'First',
      'First',
    ]);
    await renameUnseen('Second');
    const held = kept.holdUp();
    const asked = kept.askName();
    await held.read;
    await renameUnseen('Third');
    held.letGo();
    expect(await asked).toBe('Second');
    expect([await kept.askName(), await kept.askName()]).toEqual(['Third', 'Third']);
    await followed.close();
    kept.operations = [];
    await kept.askName();
    await kept.askName();
    expect(kept.operations).toHaveLength(4);
  });
});

describe('the cache', () => {
  it('takes no more bytes than it may, and keeps what is asked for', async () => {
    await kept.serve(kept.graph(), { responseCacheBytes: '20000' });
    for (let limit = 1; limit <= 60; limit += 1) {
      await kept.askName();
      // What is asked once is kept only while there is little.
      for (let time = 0; time < 2; time += 1)
        await ask(kept, `{ centers(first: 1) { nodes { name } } } # ${limit}`);
    }
    const text = await kept.metrics();
    const bytes = Number(/^mep_graph_response_cache_bytes (\d+)/m.exec(text)?.[1]);
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThanOrEqual(20_000);
    kept.operations = [];
    await kept.askName();
    expect(kept.operations).toEqual([]);
  });

  it('is none where it may take no bytes', async () => {
    await kept.serve(kept.graph(), { responseCacheBytes: '0' });
    for (let time = 0; time < 3; time += 1) await kept.askName();
    expect(kept.operations).toHaveLength(6);
  });

  it('keeps and shares nothing that others than this database had a part in', async () => {
    const graph = createMemoryGraph();
    const ran: (string | undefined)[] = [];
    await kept.serve({
      ...graph,
      freshness: { sequence: 0, lastChange: () => 0, isLive: () => true },
      execute: async (operation) => {
        operation.reads?.elsewhere(false);
        ran.push(operation.headers?.['x-tenant']);
        return graph.execute(operation);
      },
    });
    const post = (tenant: string) =>
      send(`${kept.url}/graphql`, {
        method: 'POST',
        headers: { ...JSON_HEADERS, 'x-tenant': tenant },
        body: '{"query":"{ slow }"}',
      });
    const waits = graph.slowStarted();
    const answers = [post('a'), post('b'), post('c')];
    await waits;
    await until('all to be there', async () => {
      const text = await kept.metrics();
      return text.includes('mep_graph_response_cache_waiting 3');
    });
    graph.release();
    await until('the others to ask for themselves', () => ran.length === 3);
    graph.release();
    await Promise.all(answers);
    const again = graph.slowStarted();
    const last = post('d');
    await again;
    graph.release();
    await last;
    expect(ran.sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});
