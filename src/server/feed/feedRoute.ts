import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Feed, FeedPage } from '../../changes/feed.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Config } from '../../settings/config.ts';
import { NO_STORE } from '../cache/cacheControl.ts';
import { followClient } from '../clientSignal.ts';
import { arrivalOf } from '../front/arrival.ts';
import { sendError, sendUnavailable } from '../httpErrors.ts';
import { createSlots } from '../slots.ts';
import type { StreamTiming } from '../streams/eventStream.ts';
import type { Unread } from '../unread/unread.ts';
import { addVary } from '../vary.ts';
import { entryText } from './entryText.ts';
import { readFeedQuery, type FeedAsked } from './feedQuery.ts';
import { FeedStream } from './feedStream.ts';

export interface FeedParts {
  /** Null while nothing is served. */
  readonly current: () => Graph | null;
  readonly config: StreamTiming & Pick<Config, 'maxStreams'>;
  readonly unread: Unread;
}

/** Those who follow changes. */
export interface Followers {
  endAll(): void;
}

const TOKEN_HEADER = 'x-mep-token';

/** `/changes`: what has changed, as lines of JSON, or as events for as long as the client stays. */
export function addFeedRoute(app: FastifyInstance, parts: FeedParts): Followers {
  const slots = createSlots(parts.config.maxStreams);
  const ending = new Set<() => void>();
  app.get('/changes', async (request, reply) => {
    addVary(reply, 'Accept');
    const feed = parts.current()?.feed;
    if (feed === undefined) return sendUnavailable(reply, NOT_TOLD);
    const release = slots.take();
    if (release === null) return sendUnavailable(reply, TOO_MANY);
    try {
      const asked = readFeedQuery(request);
      if (request.headers.accept?.includes('text/event-stream') === true) {
        return await openStream({ request, reply, feed, asked, ...parts }, ending);
      }
      return await sendLines({ request, reply, feed, asked }, ending);
    } catch (error) {
      return await sendFailure(reply, error);
    } finally {
      release();
    }
  });
  return {
    endAll: () => {
      for (const end of [...ending]) end();
    },
  };
}

const NOT_TOLD = 'What changes is not told of here now.';
const TOO_MANY = 'Too many follow the changes; try again later.';

interface Asking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly feed: Feed;
  readonly asked: FeedAsked;
}

async function openStream(
  { request, reply, feed, asked, config, unread }: Asking & FeedParts,
  ending: Set<() => void>,
): Promise<FastifyReply> {
  const { query } = asked;
  // What is wrong with the question is answered as such: a stream that has begun is 200.
  if (query.after !== null) await feed.read({ ...query, first: 1 });
  void reply.hijack();
  const arrival = arrivalOf(request.raw);
  arrival.isStream = true;
  const stream = new FeedStream({
    response: reply.raw,
    headers: reply.getHeaders() as Record<string, string>,
    feed,
    query,
    timing: config,
    unread,
    log: request.log,
  });
  const end = (): void => {
    stream.end();
  };
  ending.add(end);
  await stream.run().finally(() => ending.delete(end));
  return reply;
}

async function sendLines(
  { reply, feed, asked }: Asking,
  ending: Set<() => void>,
): Promise<FastifyReply> {
  const client = followClient(reply.raw);
  const end = (): void => {
    client.abort();
  };
  ending.add(end);
  const page = await untilNews(feed, asked, client.signal).finally(() => ending.delete(end));
  void reply.headers({ 'cache-control': NO_STORE, [TOKEN_HEADER]: page.token });
  if (page.hasMore) void reply.header('x-mep-more', '1');
  const lines = page.entries.map((entry) => `${entryText(entry)}\n`);
  return reply.type('application/x-ndjson; charset=utf-8').send(lines.join(''));
}

/** The next page that has something, or an empty one when the time is over. */
async function untilNews(
  feed: Feed,
  { query, waitMs }: FeedAsked,
  signal: AbortSignal,
): Promise<FeedPage> {
  const until = performance.now() + waitMs;
  for (;;) {
    const seen = feed.seen();
    // In turn: each read comes of the change before it.
    const page = await feed.read(query);
    const leftMs = until - performance.now();
    if (page.entries.length > 0 || leftMs <= 0 || signal.aborted) return page;
    await feed.untilChanged(seen, leftMs, signal);
  }
}

function sendFailure(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof GraphQLError)) throw error;
  const code = String(error.extensions['code']);
  return sendError(reply, statusOf[code] ?? 400, { message: error.message, code });
}

const statusOf: Readonly<Record<string, number>> = { CHANGES_EXPIRED: 410 };
