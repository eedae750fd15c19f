import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { stores, type KeptRecordDoc, type OutboxDoc } from '../../../src/collections/stores.ts';
import { freePort } from '../../../src/mongo/mongod.ts';
import { endChild } from '../../ending/endChild.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { startRandomWriters } from '../mirror/randomWriters.ts';
import { startMirror, type Mirror, type Mirrored } from '../mirror/startMirror.ts';
import { startReplicaSet, type ReplicaSet } from '../replicaSet.ts';
import { startServer } from '../server.ts';
import { inDatabase, makeKey, outcomeFor, runWriters } from '../writes/runWriters.ts';

const ELECTION_MS = 2000;
/** Of all writers together. */
const WRITES_A_SECOND = 10;
const WRITERS = 8;
/** Between one disturbance and the next. */
const REST_MS = 10_000;
/** How long a member is gone. */
const GONE_MS = 5000;
const root = join(import.meta.dirname, '..', '..', '..');

export const mirrored: readonly Fault[] = [
  {
    name: 'mirror',
    what: 'three mongods: random writes and imports over elections, kills and restarts, with a mirror',
    isSmall: false,
    bounds: {},
    run: runMirrored,
  },
];

interface Standing {
  readonly set: ReplicaSet;
  readonly mirror: Mirror;
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
  readonly importOther: () => Promise<void>;
}

type Disturbance = (standing: Standing) => Promise<void>;

/** One after the other, and again. */
const disturbances: readonly Disturbance[] = [
  ({ set }) => set.stepDown(),
  ({ importOther }) => importOther(),
  ({ mirror }) => mirror.restart(),
  async ({ set }) => {
    const primary = await set.primary();
    await primary.kill();
    await delay(GONE_MS);
    await primary.restart();
  },
  ({ end }) => end('SIGKILL'),
  async ({ set }) => {
    const primary = await set.primary();
    primary.freeze();
    await delay(GONE_MS);
    primary.thaw();
  },
  ({ end }) => end('SIGTERM'),
];

async function runMirrored(context: FaultContext): Promise<Outcome> {
  const set = await startReplicaSet(context, { electionTimeoutMs: ELECTION_MS });
  const { uri } = set;
  const settings = { MONGODB_URI: uri, PORT: String(await freePort()) };
  let server = await startServer(context, settings);
  const { url } = server;
  const mirror = startMirror(context, url);
  const keys = {
    reviewer: await makeKey(uri, { owner: null, scopes: ['review'] }),
    center: await makeKey(uri, { owner: 'Center:gamep', scopes: ['publish'] }),
  };
  const pauseMs = (1000 * WRITERS) / WRITES_A_SECOND;
  const others = startRandomWriters(context, { url, keys, pauseMs });
  const standing: Standing = {
    set,
    mirror,
    end: async (signal) => {
      await server.end(signal);
      server = await startServer(context, settings);
    },
    importOther: await otherData(context, uri),
  };
  let made = 0;
  const faulty = async (): Promise<void> => {
    made = await disturb(standing, context.minutes * 60_000);
    await others.stop();
  };
  const run = await runWriters(context, { url, uri, faulty, pauseMs });
  const { sequence, records, different } = await compareMirror(uri, mirror);
  const done = [...(await others.stop())].map(([name, count]) => `${count} ${name}`);
  const seen = `${records} records after ${sequence} changes and ${made} disturbances, ${different.length} of them otherwise in the mirror`;
  const outcome = outcomeFor(context, run, { rssMb: await server.mostRssMb() });
  const { wrong, notes } = outcome;
  return {
    ...outcome,
    wrong: [...wrong, ...different.slice(0, 5)],
    notes: [...notes, ...done, seen],
  };
}

/** Gives how many disturbances there were. */
async function disturb(standing: Standing, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let made = 0;
  // One at a time: each is got over before the next.
  while (performance.now() < until) {
    await disturbances[made % disturbances.length]?.(standing);
    made += 1;
    await delay(REST_MS);
  }
  return made;
}

/** Imports the data with other words each time, and every other time without their last resource. */
async function otherData(
  { folder, endings }: FaultContext,
  uri: string,
): Promise<() => Promise<void>> {
  const dir = join(folder, 'other');
  await cp(join(root, 'data'), dir, { recursive: true });
  const file = join(dir, 'resources.json');
  // The form of the data files.
  const rows = JSON.parse(await readFile(file, 'utf8')) as { summary: string }[];
  let round = 0;
  return async () => {
    round += 1;
    const changed = rows.slice(0, round % 2 === 0 ? rows.length : -1);
    const [first] = changed;
    if (first !== undefined) first.summary = `Imported for the ${round}th time.`;
    await writeFile(file, JSON.stringify(changed));
    const args = [join(root, 'src', 'bin.js'), 'import', '--data', dir, '--mongodb-uri', uri];
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
    endings.push(() => endChild(child));
    await once(child, 'exit');
  };
}

interface Compared {
  readonly sequence: number;
  readonly records: number;
  readonly different: readonly string[];
}

/** Everything that the graph has with everything that the mirror has, once that has come to the last change. */
async function compareMirror(uri: string, mirror: Mirror): Promise<Compared> {
  const { sequence, records } = await inDatabase(uri, async (db) => {
    const outbox = await db.collection<OutboxDoc>(stores.outbox.name).findOne({});
    const kept = await db
      .collection<KeptRecordDoc>(stores.records.name)
      .find({ record: { $ne: null } })
      .toArray();
    const all = kept.map(({ _id: entity, version, record }) => [
      entity,
      { entity, version, record },
    ]);
    return { sequence: outbox?.sequence ?? 0, records: new Map(all as [string, Mirrored][]) };
  });
  const rows = new Map((await mirror.readAt(sequence)).map((row) => [row.entity, row]));
  const different = [...new Set([...records.keys(), ...rows.keys()])]
    .filter((entity) => !isDeepStrictEqual(records.get(entity), rows.get(entity)))
    .map((entity) => `the mirror has ${entity} otherwise than the graph`);
  return { sequence, records: records.size, different };
}
