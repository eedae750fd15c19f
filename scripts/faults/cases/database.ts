import { setTimeout as delay } from 'node:timers/promises';
import { startClients } from '../clients.ts';
import type { Bounds, Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { startReplicaSet, type ReplicaSet } from '../replicaSet.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer, until } from '../server.ts';

/** Long enough that clients see it, and that drivers and members notice it. */
const FAULT_MS = 12_000;
const BEFORE_MS = 3000;
const AFTER_MS = 5000;
/** Every question reaches the database. */
const READING = { ENTITY_CACHE: 'false', RESPONSE_CACHE_BYTES: '0' } as const;

/** Makes it; what it gives ends it. */
type Make = (set: ReplicaSet) => Promise<() => Promise<void> | void>;

const elections: Bounds = { errors: 0, longestGapMs: 15_000, recoveryMs: 5000 };

export const database: readonly Fault[] = [
  faultOf('stepdown', 'three mongods: the primary steps down', elections, async (set) => {
    await set.stepDown();
    return () => undefined;
  }),
  faultOf('kill', 'three mongods: kill -9 of the primary', elections, async (set) => {
    const primary = await set.primary();
    await primary.kill();
    return () => primary.restart();
  }),
  faultOf(
    'freeze',
    `three mongods: the primary frozen for ${FAULT_MS / 1000} s`,
    elections,
    async (set) => {
      const primary = await set.primary();
      primary.freeze();
      return primary.thaw;
    },
  ),
  faultOf(
    'cut',
    `three mongods: no network to the primary for ${FAULT_MS / 1000} s`,
    elections,
    async (set) => {
      const primary = await set.primary();
      primary.cutOff();
      return primary.reconnect;
    },
  ),
  faultOf(
    'lone-primary',
    `three mongods: both secondaries gone for ${FAULT_MS / 1000} s`,
    // Nobody can be elected: requests fail once that is known.
    { longestGapMs: FAULT_MS + 15_000, recoveryMs: 15_000 },
    async (set) => {
      const secondaries = await set.secondaries();
      await Promise.all(secondaries.map((member) => member.kill()));
      return async () => {
        await Promise.all(secondaries.map((member) => member.restart()));
      };
    },
  ),
];

function faultOf(name: string, what: string, bounds: Bounds, make: Make): Fault {
  const run = (context: FaultContext) => runOn(context, make);
  return { name: `set-${name}`, what, isSmall: false, bounds, run };
}

async function runOn(context: FaultContext, make: Make): Promise<Outcome> {
  const set = await startReplicaSet(context);
  const server = await startServer(context, { ...READING, MONGODB_URI: set.uri });
  const clients = startClients(context, { url: server.url });
  await delay(BEFORE_MS);
  const end = await make(set);
  await delay(FAULT_MS * context.scale);
  await end();
  const endedAt = performance.now();
  const recoveryMs = await until('an answer', () => clients.lastAnswerAt() > endedAt);
  await delay(AFTER_MS);
  const figures = await clients.stop();
  return outcomeOf(figures, { recoveryMs, rssMb: await server.mostRssMb(), notes: figures.kinds });
}
