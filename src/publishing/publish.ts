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
import { Evaluation } from './evaluate.ts';
import { load, type Reading } from './load.ts';
import { LoadedWorld } from './loadedWorld.ts';
import { toRecordDoc } from './records.ts';
import { explained, isConflict } from './unavailable.ts';
import { wantedBy } from './wanted.ts';
import {
  addTo,
  idOf,
  insert,
  putterFor,
  replace,
  runBatch,
  type Batch,
  type Put,
} from './writeBatch.ts';

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
  const attempt = async (session: ClientSession): Promise<Published> => {
    try {
      return await publishIn(session, parts, commands);
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

async function publishIn(
  session: ClientSession,
  parts: PublishParts,
  commands: readonly Command[],
): Promise<Published> {
  const { db } = parts;
  const at = parts.now();
  const reading: Reading = { db, session, maxTimeMS };
  const outbox = await takeTurn(session, db, maxTimeMS);
  const core = await parts.core.of(outbox, reading);
  const wanted = wantedBy(commands);
  const found = await load(reading, wanted);
  const stored = new Set<unknown>([...found.versions.keys(), ...found.amendments.keys()]);
  const isMany = commands.length >= manyCommands;
  const put = isMany ? putterFor((id) => !stored.has(id)) : replace;
  const world = new LoadedWorld({ ...found, core: core.kept });
  const evaluation = new Evaluation({ ...found, ...outbox, core, world, at });
  const outcomes = commands.map((command) => evaluation.run(command));
  const batch: Batch = new Map();
  addLog(batch, evaluation, put);
  const changed = [...world.changes()].map(([id, after]) => ({
    id,
    before: world.original(id),
    after,
  }));
  if (changed.length > 0) {
    await addDocuments(batch, changed, { reading, core, found, wanted, at, isMany });
    addRecords(batch, changed, { versions: found.versions, put });
  }
  if (batch.size === 0) {
    // A turn that was not needed is given back; but what is answered as before may be what most members
    // lack, and is waited for with the turn.
    if (!evaluation.hasRepeated) await session.abortTransaction();
    return { outcomes, collections: [], hasResources: false };
  }
  const { sequence, accepted } = evaluation;
  const files = new Set(changed.flatMap(({ before, after }) => (after ?? before)?.file ?? []));
  const touchesCore = [...files].some(isOfCore);
  const hasResources = touchesCore || files.has('resources');
  addTo(batch, stores.outbox.name, {
    updateOne: {
      filter: idOf('outbox'),
      update: {
        $set: {
          sequence,
          accepted,
          ...(touchesCore && { coreAt: sequence }),
          ...(hasResources && { resourcesAt: sequence }),
        },
      },
    },
  });
  await runBatch(batch, { ...reading, takesAllAtOnce: parts.takesAllAtOnce });
  // Until this is committed, nobody may take the core for what it will be.
  if (touchesCore) parts.core.forget();
  return { outcomes, collections: [...batch.keys()], hasResources };
}

function addLog(batch: Batch, { written }: Evaluation, put: Put): void {
  const { amendments, changes, revisions, answered } = written;
  const all = [
    [publishing.amendments.name, [...amendments.values()].map(put)],
    [stores.changes.name, changes.map(insert)],
    [publishing.revisions.name, revisions.map(insert)],
    [stores.answered.name, answered.map(insert)],
  ] as const;
  for (const [name, operations] of all)
    if (operations.length > 0) addTo(batch, name, ...operations);
}

function addRecords(
  batch: Batch,
  changed: readonly Changed[],
  { versions, put }: { readonly versions: ReadonlyMap<string, number>; readonly put: Put },
): void {
  for (const { id, before, after } of changed) {
    const kept = after ?? before;
    if (kept === undefined) continue;
    addTo(batch, stores.records.name, put(toRecordDoc(kept, after, versions.get(id) ?? 1)));
  }
}
