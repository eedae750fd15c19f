import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';
import { runMain } from '../support/runMain.ts';
import { startReceiver, verified, writeChanges, type Receiver } from '../support/webhooks.ts';

const { db, uri } = testDatabase();
const address = new URL(uri);
address.pathname = `/${db.databaseName}`;
const place = ['--mongodb-uri', address.href, '--webhook-hosts', '127.0.0.1'];
let hook: Receiver;

beforeAll(async () => {
  await ensureIndexes(db);
  await writeChanges(db, [{}]);
  hook = await startReceiver();
});

afterAll(async () => {
  await hook.close();
});

async function webhook(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain('webhook', ...args, ...place);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Opening the database\n' });
  return stdout;
}

describe('mep-graph webhook', () => {
  it('adds, lists, tests, pauses, resumes, replays, logs and removes', async () => {
    const added = JSON.parse(
      await webhook('add', hook.url, '--owner', 'Center:gamep', '--types', 'Resource', '--json'),
    ) as { readonly id: string; readonly secret: string };
    const { id, secret } = added;
    expect(await webhook('list')).toBe(`${id}  active  Center:gamep  ${hook.url}  Resource\n`);
    expect(await webhook('test', id)).toMatch(/^taken: answered 204, in \d+ ms\n$/);
    const [test] = hook.received;
    if (test === undefined) throw new Error('Expected a test');
    expect(verified(secret, test)).toMatchObject({ type: 'webhook.test' });
    expect(await webhook('pause', id)).toBe(`${id} is paused.\n`);
    expect(await webhook('resume', id)).toBe(`${id} is active.\n`);
    expect(await webhook('replay', id)).toBe(`${id} is active.\n`);
    expect(await webhook('rotate', id, '--overlap', '12h')).toMatch(/\n {2}whsec_\S{44}\n/);
    expect(await webhook('log', id)).toMatch(/ DELIVERED {2}webhook\.test {2}- {2}taken: /);
    expect(await webhook('remove', id)).toBe(`Removed ${id}.\n`);
    expect(await webhook('list')).toBe('There are no webhooks; "webhook add" makes one.\n');
  });

  it.each([
    [
      ['pause', 'wh_nobody'],
      'Expected the id of a webhook, but none has wh_nobody; see "webhook list".',
    ],
    [['add', 'https://10.0.0.1/'], 'Expected a host at public addresses alone, got 10.0.0.1.'],
  ])('refuses %j', async (args, message) => {
    expect(await runMain('webhook', ...args, ...place)).toEqual({
      code: 1,
      stdout: '',
      stderr: `Opening the database\nerror: ${message}\n`,
    });
  });
});
