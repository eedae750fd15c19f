import { afterEach, describe, expect, it } from '@jest/globals';
import { HeavyWork } from '../../src/server/cache/heavyWork.ts';
import { PlainSignal } from '../../src/signal.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { useHeldTimers } from '../support/heldTimers.ts';
import { ask, startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const BUSY = {
  errors: [
    {
      message: 'Too many large operations at once; try again, or ask for smaller pages.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    },
  ],
};

/** Tasks that end when they are told to, by name. */
function startTasks(maxNodes: number) {
  const work = new HeavyWork(maxNodes);
  const begun: string[] = [];
  const endings = new Map<string, () => void>();
  const run = (name: string, nodes: number, signal = new PlainSignal()) =>
    work.run({ nodes, signal }, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => endings.set(name, resolve));
      return name;
    });
  const end = async (name: string): Promise<void> => {
    endings.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { work, begun, run, end };
}

describe('work on what could return much', () => {
  it('is done together as much as one may return, and never holds up what is light', async () => {
    const { begun, run, end, work } = startTasks(100_000);
    const results = ['a', 'b', 'c'].map((name) => run(name, 50_000));
    const light = run('light', 2000);
    expect([begun, work.statistics]).toEqual([['a', 'b', 'light'], { waiting: 1, nodes: 100_000 }]);
    await end('light');
    expect(await light).toBe('light');
    await end('b');
    expect(begun.at(-1)).toBe('c');
    for (const name of ['a', 'c']) await end(name);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
    expect(work.statistics).toEqual({ waiting: 0, nodes: 0 });
  });

  it('begins with the least of what waits', async () => {
    const { begun, run, end } = startTasks(50_000);
    for (const [name, nodes] of [
      ['a', 50_000],
      ['large', 40_000],
      ['small', 3000],
      ['less', 4000],
    ] as const) {
      void run(name, nodes);
    }
    await end('a');
    expect(begun).toEqual(['a', 'small', 'less', 'large']);
  });

  it('goes on when a task fails', async () => {
    const { work, run, begun } = startTasks(10_000);
    const failing = work.run({ nodes: 10_000, signal: new PlainSignal() }, async () => {
      throw new Error('no');
    });
    void run('next', 10_000);
    await expect(failing).rejects.toThrow('no');
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual(['next']);
  });

  it('does not begin for who has left', async () => {
    const { begun, run, end, work } = startTasks(10_000);
    void run('a', 10_000);
    const signal = new PlainSignal();
    const left = run('left', 10_000, signal);
    signal.abort(new Error('gone'));
    await left;
    await end('a');
    expect([begun, work.statistics]).toEqual([['a'], { waiting: 0, nodes: 0 }]);
  });
});

describe('an operation that could return much', () => {
  const { pass } = useHeldTimers();
  let started: Omit<TestServer, 'graph'> | undefined;
  afterEach(() => started?.server.close());

  it('is 503 where others of its kind take too long', async () => {
    const graph = createMemoryGraph();
    const waiting: (() => void)[] = [];
    started = await startServerOver(
      {
        ...graph,
        execute: async (operation) => {
          if (operation.operationName === 'Large')
            await new Promise<void>((go) => waiting.push(go));
          return graph.execute(operation);
        },
      },
      { settings: { maxNodes: '10000' } },
    );
    const server = started;
    const query =
      'query Large { centers(first: 50) { nodes { peers(first: 90) { nodes { id } } } } }';
    const first = [1, 2].map((variable) => ask(server, query, { variables: { variable } }));
    await until('both to be worked on', () => waiting.length === 2);
    const third = ask(server, query, { variables: { variable: 3 } });
    expect((await ask(server, '{ __typename }')).status).toBe(200);
    const refused = await until('the refusal', async () => {
      pass(10_000);
      return Promise.race([
        third,
        new Promise<undefined>((resolve) => setImmediate(resolve, undefined)),
      ]);
    });
    expect([refused.status, refused.headers.get('retry-after'), refused.body]).toEqual([
      503,
      '2',
      BUSY,
    ]);
    for (const go of waiting) go();
    for (const answer of await Promise.all(first)) expect(answer.status).toBe(200);
  });
});
