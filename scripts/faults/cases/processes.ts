import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../src/mongo/mongod.ts';
import { askOnce, smallQuestion, startClients, type ClientFigures } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer, until } from '../server.ts';

export const processes: readonly Fault[] = [
  {
    name: 'sigterm',
    what: 'the gateway: SIGTERM under load',
    isSmall: true,
    bounds: {},
    run: stopUnderLoad,
  },
  {
    name: 'sigkill',
    what: 'the gateway: kill -9 under load, and started again',
    isSmall: false,
    bounds: { recoveryMs: 20_000 },
    run: killUnderLoad,
  },
  {
    name: 'two-on-one',
    what: 'two gateways on one database: kill -9 of one',
    isSmall: true,
    bounds: { errors: 0, longestGapMs: 5000 },
    run: killOneOfTwo,
  },
  {
    name: 'npm',
    what: 'SIGTERM to npm, which has started the gateway',
    isSmall: false,
    bounds: { recoveryMs: 15_000 },
    run: endNpm,
  },
];

const LOAD = { clients: 16, pauseMs: 0 } as const;
/** What clients are told, or find, where nobody listens any more, or where a connection ends as they send. */
const FAREWELLS = /ECONNREFUSED|SERVICE_UNAVAILABLE|ECONNRESET|EPIPE/;

async function stopUnderLoad(context: FaultContext): Promise<Outcome> {
  const server = await startServer(context);
  const clients = startClients(context, { url: server.url, ...LOAD });
  await delay(2000);
  const rssMb = await server.mostRssMb();
  const endedAt = performance.now();
  const code = await server.end('SIGTERM');
  const ms = Math.round(performance.now() - endedAt);
  const figures = await clients.stop();
  return outcomeOf(figures, {
    rssMb,
    wrong: [...lost(figures), ...(code === 0 ? [] : [`expected exit code 0, got ${code}`])],
    notes: [`ended after ${ms} ms`],
  });
}

function lost({ kinds }: ClientFigures): readonly string[] {
  return kinds
    .filter((kind) => !FAREWELLS.test(kind))
    .map((kind) => `expected no request to be lost, got ${kind}`);
}

async function killUnderLoad(context: FaultContext): Promise<Outcome> {
  const port = String(await freePort());
  const first = await startServer(context, { PORT: port });
  const clients = startClients(context, { url: first.url, clients: 16, pauseMs: 5 });
  await delay(2000);
  await first.end('SIGKILL');
  const endedAt = performance.now();
  const second = await startServer(context, { PORT: port });
  await until('an answer', () => clients.lastAnswerAt() > endedAt);
  const recoveryMs = clients.lastAnswerAt() - endedAt;
  const figures = await clients.stop();
  return outcomeOf(figures, { recoveryMs, rssMb: await second.mostRssMb() });
}

async function killOneOfTwo(context: FaultContext): Promise<Outcome> {
  const [first, second] = await Promise.all([startServer(context), startServer(context)]);
  const clients = startClients(context, { url: second.url });
  await delay(2000);
  await first.end('SIGKILL');
  await delay(5000 * context.scale);
  const figures = await clients.stop();
  return outcomeOf(figures, { rssMb: await second.mostRssMb(), notes: figures.kinds });
}

async function endNpm(context: FaultContext): Promise<Outcome> {
  const { folder, mongodBinary, endings } = context;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: join(import.meta.dirname, '..', '..', '..'),
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      MONGOD_BINARY: mongodBinary,
      LOG_LEVEL: 'fatal',
    },
    // A group of its own, so that what is left of it can be ended.
    detached: true,
    stdio: 'ignore',
  });
  endings.push(async () => {
    try {
      process.kill(-(npm.pid ?? 0), 'SIGKILL');
    } catch {
      // As it should be: nothing is left.
    }
  });
  const body = smallQuestion(1);
  await until(
    'an answer',
    async () => (await askOnce(`${url}/graphql`, { body })) === null,
    180_000,
  );
  const clients = startClients(context, { url });
  await delay(1000);
  const figures = await clients.stop();
  npm.kill('SIGTERM');
  await once(npm, 'exit');
  const isGone = async () => (await askOnce(`${url}/healthz`, { body })) === 'ECONNREFUSED';
  const recoveryMs = await until('nobody to listen any more', isGone, 30_000);
  return outcomeOf(figures, { recoveryMs });
}
