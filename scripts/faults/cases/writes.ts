import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../src/mongo/mongod.ts';
import { fillDisk, findMongod, mountSmallDisk } from '../disk.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { startReplicaSet, type ReplicaSet } from '../replicaSet.ts';
import { startServer, type FaultServer } from '../server.ts';
import { outcomeFor, runWriters } from '../writes/runWriters.ts';

const FAULT_MS = 10_000;
/** Members ask each other every 2 s; of a primary that is silent they wait for so long before they vote. */
const ELECTION_MS = 2000;
/** Where a primary can be elected, nobody waits longer. */
const STALL_MS = 5000;

interface Standing {
  readonly set: ReplicaSet;
  readonly server: FaultServer;
  /** After it was ended. */
  readonly restart: () => Promise<void>;
}

/** Makes it; what it gives ends it. */
type Make = (standing: Standing) => Promise<() => Promise<void> | void>;

interface SetFault {
  readonly name: string;
  readonly what: string;
  readonly make: Make;
  readonly isSmall?: boolean;
  /** How long a write may take; absent where nothing can be written for as long as the fault lasts. */
  readonly stallMs?: number;
  /** Reports done what the primary alone has: then the run has to find what is lost. */
  readonly acknowledgesEarly?: boolean;
}

const seconds = FAULT_MS / 1000;
const POWER = 'the primary last, and back after the others';

export const writes: readonly Fault[] = [
  faultOf({
    name: 'kill',
    what: 'kill -9 of the primary',
    stallMs: STALL_MS,
    isSmall: true,
    make: async ({ set }) => {
      const primary = await set.primary();
      await primary.kill();
      return () => primary.restart();
    },
  }),
  faultOf({
    name: 'stepdown',
    what: 'the primary steps down',
    stallMs: STALL_MS,
    make: async ({ set }) => {
      await set.stepDown();
      return () => undefined;
    },
  }),
  faultOf({
    name: 'freeze',
    what: `the primary frozen for ${seconds} s`,
    make: async ({ set }) => {
      const primary = await set.primary();
      primary.freeze();
      return primary.thaw;
    },
  }),
  faultOf({
    name: 'lone-primary',
    what: `kill -9 of both secondaries, back after ${seconds} s`,
    make: async ({ set }) => {
      const secondaries = await set.secondaries();
      await Promise.all(secondaries.map((member) => member.kill()));
      return async () => {
        await Promise.all(secondaries.map((member) => member.restart()));
      };
    },
  }),
  faultOf({ name: 'all', what: `kill -9 of all three, ${POWER}`, make: killAll }),
  faultOf({
    name: 'gateway',
    what: 'kill -9 of the gateway, and started again',
    make: async ({ server, restart }) => {
      await server.end('SIGKILL');
      await restart();
      return () => undefined;
    },
  }),
  {
    name: 'writes-full-disk',
    what: `the embedded mongod: its disk full, freed after ${seconds} s`,
    isSmall: false,
    bounds: {},
    run: runOnFullDisk,
  },
  faultOf({
    name: 'early',
    what: `the same with \`w: 1\`, which has to lose some: kill -9 of all three, ${POWER}`,
    acknowledgesEarly: true,
    make: killAll,
  }),
];

function faultOf({ name, what, make, isSmall = false, ...more }: SetFault): Fault {
  const bounds = more.stallMs === undefined ? {} : { longestGapMs: more.stallMs };
  const run = (context: FaultContext) => runOnSet(context, make, more);
  return { name: `writes-${name}`, what: `three mongods: ${what}`, isSmall, bounds, run };
}

/** As power fails. */
async function killAll({ set }: Standing): Promise<() => Promise<void>> {
  const [primary, secondaries] = await Promise.all([set.primary(), set.secondaries()]);
  await Promise.all(secondaries.map((member) => member.kill()));
  await delay(1000);
  await primary.kill();
  return async () => {
    await Promise.all(secondaries.map((member) => member.restart()));
    // One of them is the primary by then.
    await set.primary();
    await primary.restart();
  };
}

type How = Pick<SetFault, 'stallMs' | 'acknowledgesEarly'>;

async function runOnSet(context: FaultContext, make: Make, how: How): Promise<Outcome> {
  const set = await startReplicaSet(context, { electionTimeoutMs: ELECTION_MS });
  const early = join(import.meta.dirname, '..', 'writes', 'acknowledgeEarly.ts');
  const settings = {
    MONGODB_URI: set.uri,
    PORT: String(await freePort()),
    ...(how.acknowledgesEarly === true && { NODE_OPTIONS: `--import=${early}` }),
  };
  let server = await startServer(context, settings);
  const restart = async (): Promise<void> => {
    server = await startServer(context, settings);
  };
  const faulty = async (): Promise<void> => {
    const end = await make({ set, server, restart });
    await delay(FAULT_MS * context.scale);
    await end();
  };
  const run = await runWriters(context, { url: server.url, uri: set.uri, faulty });
  return outcomeFor(context, run, { ...how, rssMb: await server.mostRssMb() });
}

async function runOnFullDisk(context: FaultContext): Promise<Outcome> {
  const disk = await mountSmallDisk(context);
  const server = await startServer({ ...context, folder: disk });
  const { port } = await findMongod(disk);
  const run = await runWriters(context, {
    url: server.url,
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    faulty: async () => fillDisk(disk, FAULT_MS * context.scale),
  });
  return outcomeFor(context, run, { rssMb: await server.mostRssMb() });
}
