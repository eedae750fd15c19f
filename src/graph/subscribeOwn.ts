import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { checkTypes, shownFeed } from '../changes/shownFeed.ts';
import type { Feed, FeedEntry, FeedQuery } from '../changes/feed.ts';
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
  return async function* subscribe(operation) {
    const { document, operationName, variables: variableValues, signal, shown = null } = operation;
    const events = await createSourceEventStream({
      schema,
      document,
      operationName,
      variableValues,
      // The only field there is.
      subscribeFieldResolver: (_root: unknown, args: ChangedArgs) => {
        checkTypes(args.types ?? null, shown);
        const told = shownFeed(feed, () => shown);
        return changed(told, args, signal);
      },
    });
    if (!(Symbol.asyncIterator in events)) {
      yield events;
      return;
    }
    for await (const event of events) yield await executeOver(operation, event);
  };
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
    const page = await feed.read({ ...query, after });
    yield* page.entries;
    after = page.token === '' ? null : page.token;
    if (!page.hasMore) await feed.untilChanged(seen, longestWaitMs, signal);
  }
}
