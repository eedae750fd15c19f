import type { FeedEntry } from '../../src/changes/feed.ts';

/** An answer of `/changes` in lines. */
export interface Lines {
  readonly status: number;
  readonly token: string | null;
  readonly entries: readonly FeedEntry[];
  readonly body: string;
}

export async function readLines(url: string, search: string): Promise<Lines> {
  const response = await fetch(`${url}/changes${search}`);
  const body = await response.text();
  const isLines = response.headers.get('content-type')?.startsWith('application/x-ndjson');
  return {
    status: response.status,
    token: response.headers.get('x-mep-token'),
    entries: isLines
      ? body
          .split('\n')
          .filter((line) => line !== '')
          // The feed's own form.
          .map((line) => JSON.parse(line) as FeedEntry)
      : [],
    body,
  };
}
