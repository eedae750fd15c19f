import { describe, expect, it } from '@jest/globals';
import { counted, useAnswersKept } from '../../support/answersKept.ts';
import { JSON_HEADERS, send } from '../../support/startServer.ts';
import { until } from '../../support/until.ts';

const kept = useAnswersKept();
const { query } = kept;

describe('a write while an answer is made', () => {
  it('keeps the answer from being kept', async () => {
    await kept.rename('Old');
    const held = kept.holdUp();
    const asked = kept.askName();
    await held.read;
    await kept.rename('New');
    held.letGo();
    // It was asked for before the write.
    expect(await asked).toBe('Old');
    expect([await kept.askName(), await kept.askName()]).toEqual(['New', 'New']);
    expect(kept.operations.filter((operation) => operation === 'find centers')).toHaveLength(2);
  });

  it('keeps who asks after it from waiting for that answer', async () => {
    await kept.rename('Old');
    const held = kept.holdUp();
    const before = kept.askName();
    await held.read;
    await kept.rename('New');
    expect(await kept.askName()).toBe('New');
    held.letGo();
    expect(await before).toBe('Old');
    expect(await kept.askName()).toBe('New');
  });
});

describe('several who ask the same at once', () => {
  const many = 5;
  const post = (signal?: AbortSignal) =>
    send(`${kept.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ query }),
      ...(signal && { signal }),
    });
  const untilAllWait = () =>
    until('all to wait', async () => {
      const text = await kept.metrics();
      return text.includes(`mep_graph_response_cache_waiting ${many}`);
    });

  it('get one answer, which is made once', async () => {
    const held = kept.holdUp();
    const answers = Array.from({ length: many }, () => post());
    await untilAllWait();
    held.letGo();
    const texts = (await Promise.all(answers)).map(({ text }) => text);
    expect(new Set(texts).size).toBe(1);
    expect(kept.operations).toEqual(['find centers', 'find states']);
    expect([await counted(kept, 'misses'), await counted(kept, 'joined')]).toEqual([1, many - 1]);
  });

  it('get it though the first of them leaves', async () => {
    const held = kept.holdUp();
    const leaving = new AbortController();
    const first = post(leaving.signal);
    await held.read;
    const others = Array.from({ length: many - 1 }, () => post());
    await untilAllWait();
    leaving.abort();
    await expect(first).rejects.toThrow();
    await until('the first to have left', async () => {
      const text = await kept.metrics();
      return text.includes(`mep_graph_response_cache_waiting ${many - 1}`);
    });
    held.letGo();
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(kept.operations).toEqual(['find centers', 'find states']);
  });

  it('stop what they caused when all have left', async () => {
    const held = kept.holdUp();
    const leaving = new AbortController();
    const answers = Array.from({ length: many }, () => post(leaving.signal));
    await untilAllWait();
    leaving.abort();
    await Promise.allSettled(answers);
    await until('all to have left', async () => {
      const text = await kept.metrics();
      return text.includes('mep_graph_response_cache_waiting 0');
    });
    held.letGo();
    expect((await post()).status).toBe(200);
    expect(kept.operations).toEqual(['find centers', 'find centers', 'find states']);
  });

  it('each get a failure under an id of their own, and it is forgotten', async () => {
    const gate = Promise.withResolvers<undefined>();
    kept.afterRead = async () => {
      await gate.promise;
      throw new Error('a fault');
    };
    const answers = Array.from({ length: many }, () => post());
    await untilAllWait();
    gate.resolve(undefined);
    const bodies = (await Promise.all(answers)).map(({ text }) => text);
    kept.afterRead = async () => undefined;
    const ids = bodies.map((text) => /"requestId":"([^"]+)"/.exec(text)?.[1]);
    expect(new Set(ids).size).toBe(many);
    const { body } = await post();
    expect(body).not.toHaveProperty('errors');
  });
});
