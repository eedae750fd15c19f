import { setTimeout as delay } from 'node:timers/promises';
import { startClients } from '../clients.ts';
import { fillDisk, findMongod, mountSmallDisk } from '../disk.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer, until } from '../server.ts';

const FROZEN_MS = 10_000;
const FULL_MS = 16_000;
const READING = { ENTITY_CACHE: 'false', RESPONSE_CACHE_BYTES: '0' } as const;

export const embedded: readonly Fault[] = [
  {
    name: 'embedded-kill',
    what: 'the embedded mongod: kill -9',
    isSmall: true,
    bounds: { longestGapMs: 30_000, recoveryMs: 30_000 },
    run: async (context) =>
      runOn(context, context.folder, async (pid) => {
        process.kill(pid, 'SIGKILL');
      }),
  },
  {
    name: 'embedded-freeze',
    what: `the embedded mongod: frozen for ${FROZEN_MS / 1000} s`,
    isSmall: false,
    bounds: { longestGapMs: FROZEN_MS + 5000, recoveryMs: 5000 },
    run: async (context) =>
      runOn(context, context.folder, async (pid) => {
        process.kill(pid, 'SIGSTOP');
        await delay(FROZEN_MS * context.scale);
        process.kill(pid, 'SIGCONT');
      }),
  },
  {
    name: 'embedded-full-disk',
    what: `the embedded mongod: its disk full, freed after ${FULL_MS / 1000} s`,
    isSmall: false,
    bounds: { recoveryMs: 60_000 },
    run: fillUp,
  },
];

type Make = (pid: number) => Promise<void>;

async function runOn(context: FaultContext, folder: string, make: Make): Promise<Outcome> {
  const server = await startServer({ ...context, folder }, READING);
  const clients = startClients(context, { url: server.url });
  await delay(2000);
  await make((await findMongod(folder)).pid);
  const endedAt = performance.now();
  const recoveryMs = await until(
    'an answer',
    () => clients.lastAnswerAt() > endedAt + 500,
    120_000,
  );
  await delay(3000);
  const figures = await clients.stop();
  return outcomeOf(figures, { recoveryMs, rssMb: await server.mostRssMb(), notes: figures.kinds });
}

async function fillUp(context: FaultContext): Promise<Outcome> {
  const disk = await mountSmallDisk(context);
  return runOn(context, disk, async () => fillDisk(disk, FULL_MS * context.scale));
}
