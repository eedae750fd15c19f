import { getHeapSpaceStatistics } from 'node:v8';

// Loaded into a server before its own code: tells its parent, when asked, how many bytes of large objects are held once
// all else is collected. V8 keeps what is larger than some 128 kB in spaces of their own, so that neither the rest of
// the heap nor the buffers of sockets count.
process.on('message', () => {
  globalThis.gc?.();
  const spaces = getHeapSpaceStatistics().filter(({ space_name: name }) =>
    name.includes('large_object'),
  );
  process.send?.(spaces.reduce((sum, space) => sum + space.space_used_size, 0));
});
// That a parent may ask keeps no server from ending.
process.channel?.unref();
