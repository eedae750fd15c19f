import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

/**
 * Reads what a process of ours prints until it names its endpoint; the address without a slash at the end, or null
 * where it ends before. What it prints then is read and dropped.
 */
export async function untilServing(output: Readable): Promise<string | null> {
  for await (const line of createInterface({ input: output })) {
    const url = /GraphQL\s+(\S+)\/graphql/.exec(line)?.[1];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  return null;
}
