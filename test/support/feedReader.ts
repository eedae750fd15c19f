import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { FeedEntry } from '../../src/changes/feed.ts';

export interface FeedReader {
  readonly entries: FeedEntry[];
  readonly text: () => string;
  readonly ended: Promise<unknown>;
  close(): void;
}

interface Following {
  /** The token it goes on from. */
  readonly after?: string | null;
  readonly authorization?: string;
}

/** Reads events of `/changes` as they come. */
export async function followFeed(
  url: string,
  { after = null, authorization }: Following = {},
): Promise<FeedReader> {
  const headers = {
    accept: 'text/event-stream',
    ...(after && { 'last-event-id': after }),
    ...(authorization && { authorization }),
  };
  const request = httpRequest(url, { headers });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const entries: FeedEntry[] = [];
  let text = '';
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    const events = (rest + chunk).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) entries.push(JSON.parse(data) as FeedEntry);
    }
  });
  response.on('error', () => undefined);
  return {
    entries,
    text: () => text,
    ended: once(response, 'end').catch(() => undefined),
    close: () => request.destroy(),
  };
}
