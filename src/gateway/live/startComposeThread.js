// Where a thread that composes begins: what the process runs, it runs. In JavaScript, as src/bin.js.
import { parentPort, workerData } from 'node:worker_threads';
import { holdAs, keepCompiled, runBundled } from '../../bundled.js';

const { bundle, isHeld } = workerData;
holdAs(isHeld);
// After the next build there is none of that name.
const bundled = bundle === null ? null : runBundled('composeThread', bundle);
const { done } = bundled ?? (await import('./composeThread.ts'));
// Behind what composes.
parentPort.on('message', () => {
  if (done.isComposed) keepCompiled();
});
