import { StartupError } from '../../src/errors.ts';
import { Endings } from './endings.ts';

/**
 * Runs a script, and ends its process: with code 1 unless the script came to its end and has set no other code. What it has
 * started is ended before, also where it fails, or is told to stop.
 */
export async function runToEnd(run: (endings: Endings) => Promise<void>): Promise<never> {
  const endings = new Endings();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = (signal: NodeJS.Signals): void => {
    reject(new StartupError(`Stopped by ${signal} before the end.`));
  };
  // Whoever asks again is heard, and waits for the same end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    await Promise.race([run(endings), stopped]);
  } catch (error) {
    console.error(error instanceof StartupError ? error.message : error);
    process.exitCode = 1;
  }
  for (const failure of await endings.end()) {
    console.error(`Something could not be ended: ${failure}`);
    process.exitCode = 1;
  }
  // Stopped early, what was under way may still wait for something.
  process.exit();
}
