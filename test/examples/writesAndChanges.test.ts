import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Filter } from 'mongodb';
import { DatabaseFeed } from '../../src/changes/openFeed.ts';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { freePort } from '../../src/mongo/mongod.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { commandOf, say } from '../support/publishing.ts';
import { createRandom } from '../support/random.ts';
import { randomCommand, randomFiles } from '../support/randomWrites.ts';
import { startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';
import { register, startDelivering } from '../support/webhooks.ts';

const { db } = testDatabase();
const write = dataFolders();
const examples = path.join(import.meta.dirname, '..', '..', 'examples');
const delivery = startDelivering(db);
const { changes } = delivery;
const note = changes.note.bind(changes);
const writes = openWrites({ db, log: { warn: () => undefined }, note, restMs: 3.6e6 });
const running: ChildProcess[] = [];
let server: Omit<TestServer, 'graph'>;
let folder: string;

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
  folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-examples-'));
  const freshness = { isLive: () => true, onChange: changes.onChange.bind(changes) };
  const { access, bulk } = writes;
  const feed = new DatabaseFeed(db, freshness);
  server = await startServerOver(
    createGraph(accessData(db, 10_000), { writes: access, bulk, feed }),
    {
      identify: () => ({
        state: 'known',
        isForSubgraphs: false,
        asker: {
          ...anonymous,
          kind: 'key',
          name: 'gamep',
          owner: 'Center:gamep',
          scopes: new Set(['publish']),
        },
      }),
    },
  );
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await delivery.close();
  await server.server.close();
  await writes.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(command: string, args: readonly string[], env: object = {}): ChildProcess {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env } });
  running.push(child);
  return child;
}

async function run(command: string, args: readonly string[], env: object = {}): Promise<Ended> {
  const child = start(command, args, env);
  if (child.stdout === null || child.stderr === null) throw new Error('Expected pipes.');
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}

async function recordsOf(filter: Filter<KeptRecordDoc>): Promise<readonly Mirrored[]> {
  const kept = await db
    .collection<KeptRecordDoc>('records')
    .find(filter)
    .sort({ _id: 1 })
    .toArray();
  return kept.map(({ _id, version, record }) => ({ entity: _id, version, record }));
}

type Mirrored = Pick<KeptRecordDoc, 'version' | 'record'> & { readonly entity: unknown };

describe('examples/nightly-upload', () => {
  const header = 'id,title,kind,providerKind,focusArea,topics,stateCodes,summary,website,page';
  const lean = (title: string, website = '') =>
    `nightly-lean,${title},TRAINING,CENTER_NETWORK,WORKFORCE,lean,GA,Two days.,${website},https://gamep.org/lean`;
  const check =
    'nightly-check,Energy check,SERVICE,CENTER_NETWORK,TECHNOLOGY,energy;lean,GA,A day.,,https://gamep.org/energy';

  async function upload(...rows: readonly string[]): Promise<Ended> {
    await writeFile(path.join(folder, 'table.csv'), `${[header, ...rows].join('\n')}\n`);
    const script = path.join(examples, 'nightly-upload', 'upload.py');
    const args = [script, 'table.csv', '--url', server.url];
    return run(process.env['PYTHON'] ?? 'python3', args, { MEP_GRAPH_KEY: 'gamep' });
  }

  const told = async () =>
    (await recordsOf({ _id: /^Resource:nightly-/ })).map(({ entity, version, record }) => {
      const { title = null, website = null } = record ?? {};
      return [entity, version, title, website];
    });

  it('tells what is new, different and gone since the last one, and nothing else', async () => {
    expect(await upload(lean('Lean days', 'https://gamep.org'), check)).toEqual({
      code: 0,
      out: '2 changes, 0 refused\n',
      err: '',
    });
    expect(await upload(lean('Lean days', 'https://gamep.org'), check)).toMatchObject({
      out: '0 changes, 0 refused\n',
    });
    expect(await upload(lean('Lean weeks'))).toMatchObject({ out: '2 changes, 0 refused\n' });
    expect(await told()).toEqual([
      ['Resource:nightly-check', 2, null, null],
      ['Resource:nightly-lean', 2, 'Lean weeks', null],
    ]);
    expect(await upload(lean('Lean days', 'https://gamep.org'))).toMatchObject({ code: 0 });
    expect(await upload(lean('Lean weeks'))).toMatchObject({ code: 0 });
    expect(await told()).toEqual([
      ['Resource:nightly-check', 2, null, null],
      ['Resource:nightly-lean', 4, 'Lean weeks', null],
    ]);
  });

  it('says by row and field what was refused', async () => {
    expect(await upload(lean('Lean weeks').replace(',lean,', ',gone,'))).toEqual({
      code: 1,
      out: '1 changes, 1 refused\n',
      err: 'nightly-lean: topics[0]: Expected the id of a Topic that is there, got "gone".\n',
    });
  });
});

describe('examples/mirror', () => {
  const script = path.join(examples, 'mirror', 'mirror.ts');
  const args = (): readonly string[] => [script, 'network.db', '--url', server.url];

  function mirrored(): readonly Mirrored[] {
    const file = new DatabaseSync(path.join(folder, 'network.db'), { readOnly: true });
    const rows = file
      .prepare('SELECT entity, version, record FROM records ORDER BY entity')
      .all()
      .map(({ entity, version, record }) => ({
        entity,
        version: Number(version),
        record: JSON.parse(String(record)) as KeptRecordDoc['record'],
      }));
    file.close();
    return rows;
  }

  async function change(seed: number): Promise<void> {
    const random = createRandom(seed);
    const publisher = await writes.publisher();
    for (let step = 0; step < 10; step += 1) {
      await publisher.publish([await randomCommand(db, random)]);
      if (step % 5 === 4) {
        await importData({ db, dir: await write(randomFiles(random)) });
        changes.noteEverything();
      }
    }
  }

  it('has what the graph has after writes and imports, also where it was killed meanwhile', async () => {
    const first = start(process.execPath, args());
    await change(1);
    first.kill('SIGKILL');
    await once(first, 'close');
    await change(2);
    expect(await run(process.execPath, [...args(), '--once'])).toMatchObject({ code: 0, out: '' });
    expect(mirrored()).toEqual(await recordsOf({ record: { $ne: null } }));
  });

  it('begins anew where the database does', async () => {
    await db.dropDatabase();
    await ensureIndexes(db);
    await importData({ db, dir: await write(smallSet) });
    expect(await run(process.execPath, [...args(), '--once'])).toMatchObject({ code: 0 });
    expect(mirrored()).toEqual(await recordsOf({ record: { $ne: null } }));
  });
});

describe('examples/webhook-receiver', () => {
  it('takes what the graph has signed, and asks it what there is now', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/hooks/mep`;
    const { secret } = await register(db, url);
    note({ collection: 'webhooks', id: null });
    const script = path.join(examples, 'webhook-receiver', 'receiver.ts');
    const receiver = start(process.execPath, [script], {
      PORT: String(port),
      WEBHOOK_SECRET: secret,
      MEP_GRAPH_URL: `${server.url}/graphql`,
    });
    let out = '';
    receiver.stdout?.setEncoding('utf8').on('data', (said: string) => (out += said));
    await until('it to listen', () => out === `Listening at ${url}\n`);
    const forged = await fetch(url, { method: 'POST', body: '{"type":"resource.updated"}' });
    expect(forged.status).toBe(401);

    const word = { kind: 'UPDATE', entity: 'Resource:everywhere', file: 'resources' } as const;
    const publisher = await writes.publisher();
    const [outcome] = await publisher.publish([
      commandOf(say({ ...word, set: { title: 'Told by webhook' } })),
    ]);
    const line = `resource.updated Resource:everywhere ${outcome?.version} Told by webhook\n`;
    await until('the change', () => out.endsWith(line));
  });
});
