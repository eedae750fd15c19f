// Preloaded into a server: tells its heap, collected, to the process that started it.
import { setImmediate } from 'node:timers/promises';

async function heapBytes(): Promise<number> {
  for (let pass = 0; pass < 3; pass += 1) {
    globalThis.gc?.();
    // What is freed in native code is freed between two turns.
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}

process.on('message', () => {
  void heapBytes().then((bytes) => process.send?.(bytes));
});
// Listening must keep no server alive that has been told to stop.
process.channel?.unref();
