import { WriteConcern, type ClientSession, type Db } from 'mongodb';
import { endAbandoned } from '../changes/abandoned.ts';
import { takeTurn } from '../changes/outbox.ts';
import { publishing } from '../collections/publishing.ts';
import { stores } from '../collections/stores.ts';
import { addDocuments } from './addDocuments.ts';
import type { Command, Outcome } from './command.ts';
import { isOfCore } from './core.ts';
import type { CoreMemory } from './coreMemory.ts';
import type { Changed } from './derive.ts';
import { foresee } from './foresee.ts';
import { Evaluation } from './evaluate.ts';
import { load, type Reading } from './load.ts';
import { LoadedWorld } from './loadedWorld.ts';
import { toRecordDoc } from './records.ts';
import { explained, isConflict } from './unavailable.ts';
import { wantedBy } from './wanted.ts';
import { PendingWrites } from './pendingWrites.ts';
import { idOf, insert, putterFor, type Operation, type Put } from './writeBatch.ts';
import type { WriteLog } from './writeLog.ts';

export interface PublishParts {
  readonly db: Db;
  readonly takesAllAtOnce: boolean;
  readonly now: () => Date;
  /** What is few and named by everything, as this process knows it. */
  readonly core: CoreMemory;
}

export interface Published {
  readonly outcomes: readonly Outcome[];
  /** Names of the collections that were written. */
  readonly collections: readonly string[];
  readonly hasResources: boolean;
}

const maxTimeMS = 30_000;

/** Turns of others take some ms: who has not had one for so long looks whether the one who has it is still there. */
const blockedMs = 1000;

/** With fewer, a command more costs more than it saves: inserts are no part of one that replaces. */
const manyCommands = 20;

/** Nothing is reported done that an election could take back. */
const acknowledged = new WriteConcern('majority', 10_000, true);

/**
 * Does some commands in one transaction, one after the other: all that they do is there, or nothing.
 * @throws DATABASE_UNAVAILABLE where that may have been done, or not
 */
export async function publish(
  parts: PublishParts,
  commands: readonly Command[],
): Promise<Published> {
  const { db, core } = parts;
  let lookAt = performance.now() + blockedMs;
  let attempts = 0;
  const attempt = async (session: ClientSession): Promise<Published> => {
    attempts += 1;
    try {
      return await publishIn(session, { parts, commands, takesTurnFirst: attempts > 1 });
    } catch (error) {
      // What was read for it may be what another writer has changed.
      core.forget();
      if (isConflict(error) && performance.now() > lookAt) {
        await endAbandoned(db);
        lookAt = performance.now() + blockedMs;
      }
      throw error;
    }
  };
  try {
    return await db.client.withSession((session) =>
      session.withTransaction(() => attempt(session), {
        readPreference: 'primary',
        readConcern: { level: 'snapshot' },
        writeConcern: acknowledged,
      }),
    );
  } catch (error) {
    throw explained(error);
  }
}

interface Publishing {
  readonly parts: PublishParts;
  readonly commands: readonly Command[];
  /** Where nobody is in the way, a small write saves a command by taking its turn with the last one. */
  readonly takesTurnFirst: boolean;
}

async function publishIn(session: ClientSession, publishing: Publishing): Promise<Published> {
  const { parts, commands } = publishing;
  const reading: Reading = { db: parts.db, session, maxTimeMS };
  const isMany = commands.length >= manyCommands;
  const writes = new PendingWrites({ ...reading, takesAllAtOnce: parts.takesAllAtOnce }, isMany);
  try {
    return await publishWith(writes, reading, publishing);
  } catch (error) {
    // A transaction is ended once nothing of it is under way.
    await writes.settle().catch(() => undefined);
    throw error;
  }
}

async function publishWith(
  writes: PendingWrites,
  reading: Reading,
  { parts, commands, takesTurnFirst }: Publishing,
): Promise<Published> {
  const { db, session } = reading;
  const at = parts.now();
  // Much takes long, and would be refused at its end by whoever writes little meanwhile.
  if (takesTurnFirst || writes.isMany) await takeTurn(session, db, maxTimeMS);
  // Of many, foreseeing costs more than it saves.
  const foreseen = foresee(writes.isMany ? [] : commands, parts.core.latest, at);
  const wanted = wantedBy(commands, foreseen);
  const { outbox, found } = await load(reading, wanted, writes.isMany);
  const core = await parts.core.of(outbox, reading);
  // Before versions are counted on.
  const stored = new Set<unknown>(
    [found.versions, found.amendments, found.answered].flatMap((known) => [...known.keys()]),
  );
  const put = putterFor((id) => !stored.has(id));
  const world = new LoadedWorld({ ...found, core: core.kept });
  const evaluation = new Evaluation({ ...outbox, ...found, core, world, at });
  const outcomes = commands.map((command) => evaluation.run(command));
  const changed = [...world.changes()].map(([id, after]) => ({
    id,
    before: world.original(id),
    after,
  }));
  addLog(writes, evaluation.log, put);
  addRecords(writes, changed, { world, versions: found.versions, put });
  // What is answered as before may be what most members lack, and is waited for with the turn.
  if (writes.collections.length === 0 && !evaluation.hasRepeated) {
    await session.abortTransaction();
    return { outcomes, collections: [], hasResources: false };
  }
  await writes.send();
  if (changed.length > 0) await addDocuments(writes, changed, { reading, core, found, wanted, at });
  const reach = reachOf(changed);
  // Of two writers at once, MongoDB refuses the later one here at the latest.
  writes.add(stores.outbox.name, turnTaken(evaluation.log, reach));
  await writes.finish();
  // Until this is committed, nobody may take the core for what it will be.
  if (reach.touchesCore) parts.core.forget();
  return { outcomes, collections: writes.collections, hasResources: reach.hasResources };
}

interface Reach {
  readonly touchesCore: boolean;
  readonly hasResources: boolean;
}

function reachOf(changed: readonly Changed[]): Reach {
  const files = new Set(changed.flatMap(({ before, after }) => (after ?? before)?.file ?? []));
  const touchesCore = [...files].some(isOfCore);
  return { touchesCore, hasResources: touchesCore || files.has('resources') };
}

function turnTaken(
  { sequence, accepted }: WriteLog,
  { touchesCore, hasResources }: Reach,
): Operation {
  const $set = {
    sequence,
    accepted,
    ...(touchesCore && { coreAt: sequence }),
    ...(hasResources && { resourcesAt: sequence }),
  };
  return { updateOne: { filter: idOf('outbox'), update: { $set, $inc: { turn: 1 } } } };
}

function addLog(
  writes: PendingWrites,
  { amendments, changes, revisions, answered }: WriteLog,
  put: Put,
): void {
  writes.add(publishing.amendments.name, ...[...amendments.values()].map(put));
  writes.add(stores.changes.name, ...changes.map(insert));
  writes.add(publishing.revisions.name, ...revisions.map(insert));
  writes.add(stores.answered.name, ...[...answered.values()].map(put));
}

function addRecords(
  writes: PendingWrites,
  changed: readonly Changed[],
  {
    world,
    versions,
    put,
  }: {
    readonly world: LoadedWorld;
    readonly versions: ReadonlyMap<string, number>;
    readonly put: Put;
  },
): void {
  for (const { id, before, after } of changed) {
    // What came and went by these writes goes on from its version too.
    const kept = after ?? before ?? world.gone(id);
    if (kept === undefined) continue;
    writes.add(stores.records.name, put(toRecordDoc(kept, after, versions.get(id) ?? 1)));
  }
}
