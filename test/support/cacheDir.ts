import { homedir } from 'node:os';
import path from 'node:path';

/** Where the product keeps a downloaded mongod, so that tests fetch it once per machine. */
export function userCacheDir(): string {
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'mep-graph');
}
