import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Feed, FeedPage } from '../../changes/feed.ts';
import { checkEntities, checkTypes, shownFeed } from '../../changes/shownFeed.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Asker } from '../../identity/asker.ts';
import type { Shown } from '../../identity/shown.ts';
import type { Config } from '../../settings/config.ts';
import { readAccept } from '../apolloRequest.ts';
import { NO_STORE } from '../cache/cacheControl.ts';
import { followClient } from '../clientSignal.ts';
import { KEPT_COST, type Points } from '../../points/points.ts';
import { arrivalOf } from '../front/arrival.ts';
import {
  sendError,
  sendNothingHere,
  sendRefusal,
  sendUnavailable,
  unauthenticated,
} from '../httpErrors.ts';
import { payAsItComes, tellPoints } from '../payFirst.ts';
import type { Served } from '../served.ts';
import { createSlots, type Slots } from '../slots.ts';
import type { RefusingStatus } from '../statuses.ts';
import type { StreamTiming } from '../streams/eventStream.ts';
import { keepChecking } from '../streams/keepChecking.ts';
import type { Unread } from '../unread/unread.ts';
import { addVary } from '../vary.ts';
import { entryText } from './entryText.ts';
import { readFeedQuery, type FeedAsked } from './feedQuery.ts';
import { FeedStream } from './feedStream.ts';

export interface FeedParts {
  /** Null while nothing is served, undefined for who asks for what there is not. */
  readonly served: (request: FastifyRequest) => Pick<Served, 'graph'> | null | undefined;
  readonly config: StreamTiming;
  readonly unread: Unread;
  readonly followers: Followers;
  readonly points: Points;
}

/** Those who follow changes. */
export interface Followers extends Slots {
  /** How to end those who do now. */
  readonly ending: Set<() => void>;
  endAll(): void;
}

export function createFollowers({ maxStreams }: Pick<Config, 'maxStreams'>): Followers {
  const ending = new Set<() => void>();
  return {
    ...createSlots(maxStreams),
    ending,
    endAll: () => {
      for (const end of [...ending]) end();
    },
  };
}

const TOKEN_HEADER = 'x-mep-token';

/** `/changes`: what has changed, as lines of JSON, or as events for as long as the client stays. */
export function addFeedRoute(app: FastifyInstance, parts: FeedParts): void {
  const { served, followers } = parts;
  app.get('/changes', async (request, reply) => {
    addVary(reply, 'Accept');
    const graph = served(request)?.graph;
    if (graph?.feed === undefined) return sendUnavailable(reply, NOT_TOLD);
    const { asker } = arrivalOf(request.raw);
    const refusal = refuse(graph, asker, reply);
    if (refusal !== null) return refusal;
    // What is shown may become less while a stream goes on.
    const feed = shownFeed(graph.feed, () => shownIn(served(request)?.graph ?? graph, asker));
    const release = followers.take();
    if (release === null) return sendUnavailable(reply, TOO_MANY);
    try {
      const asked = readFeedQuery(request);
      checkTypes(asked.query.types, shownIn(graph, asker));
      checkEntities(asked.query.entities, shownIn(graph, asker));
      const owe = payAsItComes({ request, reply, points: parts.points }, KEPT_COST);
      if (owe === null) return await reply;
      return await answer({ request, reply, feed, owe, asked }, parts);
    } catch (error) {
      return await sendFailure(reply, error);
    } finally {
      release();
    }
  });
}

/** Each change that is told is a point. */
function pricedFeed({ feed, owe }: Pick<Asking, 'feed' | 'owe'>): Feed {
  return {
    ...{ seen: () => feed.seen(), place: async () => feed.place() },
    untilChanged: async (...given) => feed.untilChanged(...given),
    read: async (query) => {
      const page = await feed.read(query);
      owe(page.entries.length);
      return page;
    },
  };
}

async function answer(asking: Asking, parts: FeedParts): Promise<FastifyReply> {
  return readAccept(asking.request) !== 'answer'
    ? openStream({ ...asking, ...parts }, parts.followers.ending)
    : sendLines(asking, parts.followers.ending);
}

/** Null for who may see changes as such. */
function refuse(graph: Graph, asker: Asker, reply: FastifyReply): FastifyReply | null {
  const shown = shownIn(graph, asker);
  if (shown === null) return null;
  addVary(reply, 'Authorization');
  if (areChangesShown(shown)) return null;
  return graph.schema.getQueryType()?.getFields()['changes'] === undefined
    ? sendNothingHere(reply)
    : sendError(reply, 403, CLOSED);
}

function shownIn(graph: Graph, asker: Asker): Shown | null {
  return graph.shownTo?.(asker) ?? null;
}

/** What every line has. */
const TOLD = ['token', 'entityId', 'type', 'kind', 'version', 'at'] as const;

function areChangesShown(shown: Shown): boolean {
  return (
    shown.hasField('Query', 'changes') && TOLD.every((field) => shown.hasField('Change', field))
  );
}

const CLOSED = {
  message: 'Unauthorized field or type',
  code: 'UNAUTHORIZED_FIELD_OR_TYPE',
};
const NOT_TOLD = 'What changes is not told of here now.';
const TOO_MANY = 'Too many follow the changes; try again later.';

interface Asking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly feed: Feed;
  readonly owe: (cost: number) => void;
  readonly asked: FeedAsked;
}

async function openStream(
  { request, reply, feed, owe, asked, config, unread }: Asking & FeedParts,
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
    feed: pricedFeed({ feed, owe }),
    query,
    timing: config,
    unread,
    log: request.log,
  });
  const end = (): void => {
    stream.end();
  };
  ending.add(end);
  const stopChecking = keepChecking(arrival, () => {
    stream.refuse();
  });
  await stream.run().finally(() => {
    stopChecking();
    ending.delete(end);
  });
  return reply;
}

async function sendLines(
  { request, reply, feed, owe, asked }: Asking,
  ending: Set<() => void>,
): Promise<FastifyReply> {
  const client = followClient(reply.raw);
  const end = (): void => {
    client.abort();
  };
  ending.add(end);
  const refusing = new AbortController();
  const stopChecking = keepChecking(arrivalOf(request.raw), () => {
    refusing.abort();
    client.abort();
  });
  const page = await untilNews(feed, asked, client.signal).finally(() => {
    stopChecking();
    ending.delete(end);
  });
  if (refusing.signal.aborted) return sendRefusal(reply, unauthenticated());
  owe(page.entries.length);
  tellPoints({ request, reply });
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

const statusOf: Readonly<Record<string, RefusingStatus>> = { CHANGES_EXPIRED: 410 };
