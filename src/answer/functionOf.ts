import { setFlagsFromString } from 'node:v8';

/**
 * A function of this body. V8 would keep 3 to 6 KB of each text in a cache of compiled code, for good
 * (20,000 functions: 68 MB of heap, without the cache 5 MB).
 *
 * @param code - only names of a schema and of a document may come into it, quoted: those are letters, digits and _
 */
export function functionOf(parameters: readonly string[], code: string): unknown {
  setFlagsFromString('--no-compilation-cache');
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- nothing else is as fast
    return new Function(...parameters, `'use strict';${code}`);
  } finally {
    setFlagsFromString('--compilation-cache');
  }
}
