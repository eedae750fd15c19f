import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { runCli } from '../../src/cli/cli.ts';
import { serveCommand } from '../../src/cli/serve.ts';
import { StartupError } from '../../src/errors.ts';
import { createMemoryGraph } from './memoryGraph.ts';

/**
 * `mep-graph` over a graph in memory, as a process. Says on standard output what happens to its
 * parts; FAKE makes one of them fail (`open`, `import`, `graph`, `fault`) or never finish (`hang`), or has it say
 * once that memory was given back (`memory`). The message `release` lets `slow` answer, or SIGCONT.
 */
const fake = process.env['FAKE'];
const say = (line: string) => process.stdout.write(`[fake] ${line}\n`);

/** Whether V8 was told that memory is short. */
function isLastResort(entry: PerformanceEntry): boolean {
  // Of collections, Node.js says it; its types do not.
  const { detail } = entry as { readonly detail?: { readonly flags?: number } };
  const { NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: flag } = constants;
  return ((detail?.flags ?? 0) & flag) !== 0;
}

if (fake === 'memory') {
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(isLastResort)) return;
    observer.disconnect();
    say('memory was given back');
  });
  observer.observe({ entryTypes: ['gc'] });
}

await runCli(process.argv.slice(2), [
  serveCommand({
    countUsage: () => ({ close: async () => undefined }),
    openDatabase: async ({ signal }) => {
      if (fake === 'open') throw new StartupError('No mongod can be had: set MONGODB_URI.');
      if (fake === 'hang') {
        say('opening');
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new StartupError('Told to stop.'));
          });
        });
      }
      return {
        description: 'in memory',
        address: { uri: 'mongodb://memory', name: 'fake' },
        ping: async () => undefined,
        health: () => ({ state: 'available' }) as const,
        isImported: async () => true,
        close: async () => {
          say('database closed');
        },
      };
    },
    importData: async (_database, { config }) => {
      if (fake === 'import') throw new StartupError(`No data files are in ${config.data}.`);
      if (fake === 'fault') throw new TypeError('a fault of ours');
      return [{ name: 'centers', inserted: 1, updated: 0, removed: 0, unchanged: 0 }];
    },
    prepare: async () => undefined,
    createGraph: async () => {
      if (fake === 'graph') throw new StartupError('No graph can be made.');
      const graph = createMemoryGraph();
      void graph.slowStarted().then(() => {
        say('slow started');
      });
      process.on('message', (message) => {
        if (message === 'release') graph.release();
      });
      // A test can send no message to a worker.
      process.on('SIGCONT', () => {
        graph.release();
      });
      return graph;
    },
    createIdentify: async () => () => ({ state: 'refused', reason: 'no keys are in memory' }),
    openPoints: () => null,
    deliver: async () => undefined,
    startGateway: async () => {
      throw new StartupError('No subgraphs are in memory.');
    },
  }),
]);
