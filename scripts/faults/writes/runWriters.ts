import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { stores, type KeptRecordDoc, type OutboxDoc } from '../../../src/collections/stores.ts';
import { createKey, type NewKey } from '../../../src/identity/keys/keyRecords.ts';
import { createClient, defaultDatabaseName } from '../../../src/mongo/client.ts';
import type { Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { until } from '../server.ts';
import { audit } from './audit.ts';
import { startFollower } from './follower.ts';
import { startWriters, type WriteFigures, type Writers } from './writers.ts';

const BEFORE_MS = 2000;
/** So many at least, some of them after the fault. */
const WRITES = 800;
const WRITES_AFTER = 100;

export interface Run {
  readonly figures: WriteFigures;
  readonly recoveryMs: number;
  readonly found: Awaited<ReturnType<typeof audit>>;
  /** What the feed told that is not so. */
  readonly untold: readonly string[];
}

interface Running {
  readonly url: string;
  readonly uri: string;
  /** Between one write of a writer and the next. Default: none. */
  readonly pauseMs?: number;
  /** Makes the fault, and ends it. */
  readonly faulty: () => Promise<void>;
}

/** Writes before, during and after a fault, and holds what is stored to it. */
export async function runWriters(context: FaultContext, running: Running): Promise<Run> {
  const { url, uri, faulty, pauseMs = 0 } = running;
  const key = await makeReviewerKey(uri);
  const follower = startFollower(context, url);
  const writers = await startWriters(context, { url, key, pauseMs });
  await delay(BEFORE_MS * context.scale);
  await faulty();
  const endedAt = performance.now();
  const done = writers.acknowledged().length;
  await untilMore(writers, done + 1);
  const recoveryMs = performance.now() - endedAt;
  const least = Math.max(WRITES * context.scale, done + WRITES_AFTER * context.scale);
  await untilMore(writers, least);
  const figures = await writers.stop();
  return inDatabase(uri, async (db) => {
    const found = await audit(db, figures.acknowledged);
    const outbox = await db.collection<OutboxDoc>(stores.outbox.name).findOne({});
    const untold = await follower.stopAt(outbox?.sequence ?? 0, await readRecords(db));
    return { figures, recoveryMs, found, untold };
  });
}

async function untilMore(writers: Writers, count: number): Promise<void> {
  const isEnough = () => writers.acknowledged().length >= count;
  await until(`${Math.ceil(count)} writes that are acknowledged`, isEnough, 180_000);
}

/** A key whose writes count at once. */
export async function makeReviewerKey(uri: string): Promise<string> {
  return makeKey(uri, { owner: null, scopes: ['review'] });
}

export async function makeKey(
  uri: string,
  whose: Pick<NewKey, 'owner' | 'scopes'>,
): Promise<string> {
  const wanted = { ...whose, quota: null, note: 'faults', expiresAt: null };
  return inDatabase(uri, async (db) => (await createKey(db, wanted, new Date())).text);
}

async function readRecords(db: Db): Promise<ReadonlyMap<string, unknown>> {
  const kept = await db
    .collection<KeptRecordDoc>(stores.records.name)
    .find({ record: { $ne: null } })
    .toArray();
  return new Map(kept.map(({ _id, record }) => [_id, record]));
}

/** With what most members have. */
export async function inDatabase<Result>(
  uri: string,
  ask: (db: Db) => Promise<Result>,
): Promise<Result> {
  // What is compared in the end is worth waiting for, however slow the machine is.
  const patience = 'serverSelectionTimeoutMS=60000&connectTimeoutMS=60000';
  const client = createClient(`${uri}&${patience}&readConcernLevel=majority`);
  try {
    return await ask(client.db(defaultDatabaseName));
  } finally {
    await client.close();
  }
}

interface Expected {
  /** How long a write may take; absent where nothing can be written for as long as the fault lasts. */
  readonly stallMs?: number;
  /** Whether what the primary alone has is reported done: then some has to be lost. */
  readonly acknowledgesEarly?: boolean;
  readonly rssMb: number;
}

/** In figures, and in words where something is not as it should be. */
export function outcomeFor(
  { isTimed }: FaultContext,
  { figures, recoveryMs, found, untold }: Run,
  { stallMs = Infinity, acknowledgesEarly = false, rssMb }: Expected,
): Outcome {
  const { acknowledged, tries, failures, longestWaitMs } = figures;
  const { lost, doubled, half } = found;
  const failedTries = tries - figures.done;
  const broken = [...figures.wrong, ...lost, ...doubled, ...half, ...untold];
  const isLate = isTimed && longestWaitMs > stallMs;
  const slow = `expected a write within ${stallMs} ms, got ${Math.round(longestWaitMs)} ms`;
  return outcomeOf(
    { ...figures, requests: tries, errors: failedTries, kinds: failures },
    {
      recoveryMs,
      rssMb,
      wrong: acknowledgesEarly
        ? lost.length > 0
          ? []
          : ['expected some to be lost, but none was']
        : [...broken.slice(0, 5), ...(isLate ? [slow] : [])],
      notes: acknowledgesEarly ? lost.slice(0, 2) : failures,
      writes: {
        acknowledged: acknowledged.length,
        failedTries,
        lost: lost.length,
        doubled: doubled.length,
        half: half.length,
        longestWaitMs,
      },
    },
  );
}
