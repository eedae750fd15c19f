// Loaded into a server before its own code: tells its parent, when asked, how many bytes are held once all else is collected.
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
// That a parent may ask keeps no server from ending.
process.channel?.unref();
