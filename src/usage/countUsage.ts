import type { Db } from 'mongodb';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../observing/log.ts';
import { addUses } from './usageRecords.ts';
import type { UsageCounts } from './usageCounts.ts';

export interface CountingParts {
  readonly db: Db;
  readonly counts: UsageCounts;
  /** Of the graph that is served; null while none is. */
  readonly schema: () => GraphQLSchema | null;
  readonly log: Pick<Logger, 'warn'>;
  readonly everyMs: number;
}

export interface Counting {
  /** Writes what is left. */
  close(): Promise<void>;
}

/** Writes down who asked for what, from time to time. Nothing depends on it: what cannot be written is lost, and told once. */
export function countUsage({ db, counts, schema, log, everyMs }: CountingParts): Counting {
  let running: Promise<void> = Promise.resolve();
  let isTold = false;
  const write = async (): Promise<void> => {
    const current = schema();
    if (current === null) return;
    try {
      const uses = await counts.take(current);
      if (uses.length > 0) await addUses(db, uses, new Date());
    } catch (error) {
      if (!isTold) log.warn({ err: error }, 'who asks for what could not be written down');
      isTold = true;
    }
  };
  const timer = setInterval(() => {
    running = running.then(write);
  }, everyMs);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      running = running.then(write);
      await running;
    },
  };
}
