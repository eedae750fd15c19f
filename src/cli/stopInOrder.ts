import closeWithGrace from 'close-with-grace';
import { hasSubgraphs } from './serveSteps.ts';
import type { StartContext } from './parts.ts';
import { watchStarter } from './watchStarter.ts';

interface Ending {
  readonly stop: () => Promise<void>;
  /** What `stop` may take at most, in ms. */
  readonly withinMs: number;
  /** Looks at subgraphs now. */
  readonly refresh: () => void;
}

/**
 * Stops on the first signal that tells this process to end, or when the package manager that started it is gone,
 * and then ends it; on a second signal at once. SIGHUP, which
 * supervisors send to have a configuration read again, has it look at its subgraphs, where there are any.
 * @returns what leaves signals to whoever called
 */
export function stopInOrder(
  { config, log, signal }: StartContext,
  { stop, withinMs, refresh }: Ending,
): () => void {
  // A terminal that is closed sends it as well, and then nobody is there to stop the process.
  const isReloadable = !process.stdout.isTTY;
  const grace = closeWithGrace(
    { delay: withinMs, logger: log, skip: isReloadable ? ['SIGHUP'] : [] },
    async (event) => {
      if ('err' in event) log.fatal({ err: event.err }, 'stopping after a fault');
      else log.info({ signal: event.signal }, 'stopping');
      await stop();
      log.info('stopped');
    },
  );
  const unwatch = watchStarter(() => {
    log.info('what started this process is gone');
    process.kill(process.pid, 'SIGTERM');
  });
  // A second signal would end it at once.
  signal.addEventListener('abort', unwatch);
  if (isReloadable) {
    process.on('SIGHUP', () => {
      if (hasSubgraphs(config)) refresh();
      else log.info('there are no subgraphs to look at again');
    });
  }
  return () => {
    grace.uninstall();
  };
}
