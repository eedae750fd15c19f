import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { importData } from '../../src/import/import.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { untilServing } from '../support/untilServing.ts';
import {
  register,
  startReceiver,
  untilReceived,
  writeChanges,
  type Receiver,
} from '../support/webhooks.ts';

const { db, uri } = testDatabase();
const write = dataFolders();
const address = new URL(uri);
address.pathname = `/${db.databaseName}`;
const running: ChildProcess[] = [];
let hook: Receiver;

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
  hook = await startReceiver();
});

afterAll(async () => {
  await Promise.all(running.map(kill));
  await hook.close();
});

/** `mep-graph serve` as a process, once it is ready. */
async function serving(): Promise<ChildProcess> {
  const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
  const settings = ['--mongodb-uri', address.href, '--webhook-hosts', '127.0.0.1'];
  const child = spawn(
    process.execPath,
    [main, 'serve', '--port', '0', '--no-import', ...settings],
    { env: { ...process.env, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  running.push(child);
  expect(await untilServing(child.stdout)).not.toBeNull();
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const entities = ['Resource:a', 'Resource:b', 'Resource:c'];

/** So many changes of each entity, with the place among all changes as version. */
async function change(times: number): Promise<readonly string[]> {
  const entity = (index: number): string => entities[index % entities.length] ?? '';
  const changes = Array.from({ length: times * entities.length }, (_one, index) => ({
    entity: entity(index),
  }));
  return (await writeChanges(db, changes)).map((one) => `${one.entity} ${one.version}`);
}

function told(): readonly string[] {
  return hook.received.map(({ body }) => {
    const { data } = JSON.parse(body) as { data: { id: string; version: number } };
    return `${data.id} ${data.version}`;
  });
}

describe('webhooks of several processes', () => {
  it('are told by another where the one that delivers is killed, each entity in order', async () => {
    await register(db, hook.url);
    const first = await serving();
    const before = await change(20);
    await untilReceived(hook, 10);
    // What it is about to be answered is sent again.
    hook.answer = () => undefined;
    const heard = hook.received.length;
    const later = await change(5);
    await serving();
    await untilReceived(hook, Math.min(heard + 1, before.length));
    await kill(first);
    hook.answer = (response) => response.writeHead(204).end();
    const all = [...before, ...later];
    await untilAllTold(all);
    for (const entity of entities) {
      const versions = [...new Set(told())].filter((one) => one.startsWith(`${entity} `));
      expect(versions).toEqual(all.filter((one) => one.startsWith(`${entity} `)));
    }
  });
});

async function untilAllTold(all: readonly string[]): Promise<void> {
  for (let count = all.length; new Set(told()).size < all.length; count += 1) {
    // One after the other, as they come.
    await untilReceived(hook, count);
  }
}
