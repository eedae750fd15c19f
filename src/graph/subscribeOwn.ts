import {
  createSourceEventStream,
  GraphQLError,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { endingWith, mapEach, onlyOne, openedLate } from '../asyncIterables.ts';
import { checkEntities, checkTypes, shownFeed } from '../changes/shownFeed.ts';
import type { Feed, FeedEntry, FeedPage, FeedQuery } from '../changes/feed.ts';
import type { Signal } from '../signal.ts';
import type { Graph, GraphOperation } from './graph.ts';

interface SubscribeParts {
  readonly schema: GraphQLSchema;
  readonly feed: Feed;
  /** Answers for one event, with nothing that was read for those before it. */
  readonly executeOver: (operation: GraphOperation, root: unknown) => Promise<ExecutionResult>;
}

/** Subscriptions of our own: each change as it comes, from a token on where one is given. */
export function createSubscribe({ schema, feed, executeOver }: SubscribeParts): Graph['subscribe'] {
  const open = async (operation: GraphOperation): Promise<AsyncIterable<ExecutionResult>> => {
    const { document, operationName, variables: variableValues, signal, shown = null } = operation;
    const events = await createSourceEventStream({
      schema,
      document,
      operationName,
      variableValues,
      // The only field there is.
      subscribeFieldResolver: (_root: unknown, args: ChangedArgs) => {
        checkTypes(args.types ?? null, shown);
        checkEntities(args.entities ?? null, shown);
        const told = shownFeed(feed, () => shown);
        return changed(told, args, signal);
      },
    });
    if (!(Symbol.asyncIterator in events)) return onlyOne(events);
    const results = mapEach(events, async (event) => executeOver(operation, event));
    return endingWith(results, refusalOf);
  };
  return (operation) => openedLate(async () => open(operation));
}

/** What a follower has to know, as that the token has run out, is told as any error is; what is a fault of ours is none of theirs. */
function refusalOf(error: unknown): ExecutionResult | null {
  return error instanceof GraphQLError ? { errors: [error] } : null;
}

interface ChangedArgs {
  readonly types?: readonly string[] | null;
  readonly entities?: readonly string[] | null;
  readonly after?: string | null;
}

const pageSize = 100;
/** Where nobody tells of changes, they are looked for at least so often. */
const longestWaitMs = 15_000;

async function* changed(
  feed: Feed,
  { types = null, entities = null, after }: ChangedArgs,
  signal: Signal | undefined,
): AsyncGenerator<{ readonly changed: FeedEntry }> {
  const leaving = new AbortController();
  const leave = (): void => {
    leaving.abort();
  };
  signal?.addEventListener('abort', leave, { once: true });
  if (signal?.aborted === true) leave();
  try {
    const start = after ?? (await feed.place());
    const query = { types, entities, first: pageSize };
    for await (const entry of entriesFrom(feed, { ...query, after: start }, leaving.signal)) {
      yield { changed: entry };
    }
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

async function* entriesFrom(
  feed: Feed,
  query: FeedQuery,
  signal: AbortSignal,
): AsyncGenerator<FeedEntry> {
  let { after } = query;
  while (!signal.aborted) {
    const seen = feed.seen();
    // In turn: the next are read once these were taken.
    const { token, hasMore } = yield* pageOf(feed, { ...query, after });
    after = token === '' ? null : token;
    if (!hasMore) await feed.untilChanged(seen, longestWaitMs, signal);
  }
}

/** A frame of its own, which holds the entries no longer than it takes to give them. */
async function* pageOf(
  feed: Feed,
  query: FeedQuery,
): AsyncGenerator<FeedEntry, Pick<FeedPage, 'token' | 'hasMore'>> {
  const { entries, token, hasMore } = await feed.read(query);
  yield* entries;
  return { token, hasMore };
}
