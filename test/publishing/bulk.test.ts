import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runPublish } from '../../src/cli/runPublish.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { line, source } from '../support/publishedLine.ts';
import { rebuiltDocuments, storedDocuments } from '../support/publishing.ts';
import { startServerOver, type TestServer } from '../support/startServer.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const log = { warn: () => undefined };
const writes = openWrites({ db, log, note: () => undefined, now, restMs: 3.6e6 });
const { bulk, access } = writes;
let server: Omit<TestServer, 'graph'>;
let dir: string;
const revoked = new Set<string>();

beforeAll(async () => {
  await ensureIndexes(db);
  dir = await write(smallSet);
  await importData({ db, dir, now });
  server = await startServerOver(createGraph(accessData(db, 10_000), { writes: access, bulk }), {
    identify: ([bearer = '']) =>
      revoked.has(bearer)
        ? { state: 'refused', reason: 'revoked' }
        : {
            state: 'known',
            isForSubgraphs: false,
            asker: {
              ...anonymous,
              kind: 'key',
              name: bearer,
              scopes: new Set([bearer.startsWith('Bearer reviewer') ? 'review' : 'nothing']),
            },
          },
  });
});

afterAll(async () => {
  await server.server.close();
  await writes.close();
});

async function post(body: string, bearer: string | null = 'reviewer') {
  const response = await fetch(`${server.url}/publish`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
    body,
  });
  const text = await response.text();
  const results = text.split('\n').filter((one) => one !== '');
  return { status: response.status, results: results.map((one): unknown => JSON.parse(one)) };
}

describe('POST /publish', () => {
  it('takes no line any more once the key is revoked by which they come', async () => {
    const credential = 'Bearer reviewer who leaves';
    const sending = httpRequest(`${server.url}/publish`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: credential },
    });
    let sent = 0;
    const sendMore = setInterval(() => {
      sending.write(`${line(`leaving-${(sent += 1)}`)}\n`);
    }, 20);
    sending.on('error', () => undefined);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    revoked.add(credential);
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
    clearInterval(sendMore);
    sending.destroy();

    const told = text
      .trim()
      .split('\n')
      .map((one): unknown => JSON.parse(one));
    expect(told.at(-1)).toEqual({
      errors: [
        {
          message: 'Expected credentials that are still valid here.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
    const written = await db.collection('resources').countDocuments({ slug: /^leaving-/ });
    expect(written).toBe(told.length - 1);
    expect(written).toBeLessThan(sent);
  });

  it('tells of each line what became of it, and keeps none back for another', async () => {
    const body = [
      line('bulk-one', {}, { idempotencyKey: 'one' }),
      '',
      'no JSON',
      line('bulk-two', { agencyIds: ['gone'], stateCode: 'GA' }),
      line('bulk-two', { agencyIds: ['gone'] }),
      JSON.stringify({
        kind: 'UPDATE',
        entity: 'Resource:bulk-one',
        record: { title: 'New' },
        source,
      }),
      JSON.stringify({ kind: 'UPDATE', entity: 'Topic:lean', record: { label: 'New' }, source }),
    ].join('\r\n');
    const { status, results } = await post(body);
    expect(status).toBe(200);
    expect(results).toEqual([
      {
        line: 1,
        idempotencyKey: 'one',
        entity: 'Resource:bulk-one',
        status: 'ACCEPTED',
        version: 1,
        token: expect.stringMatching(/-\d+$/),
        errors: [],
      },
      refused(3, null, null, 'Expected JSON, got something else.'),
      refused(
        4,
        expect.any(String),
        'record.stateCode',
        'Expected a field that can be written, got stateCode.',
      ),
      refused(
        5,
        expect.any(String),
        'agencyIds[0]',
        'Expected the id of an Agency that is there, got "gone".',
      ),
      {
        line: 6,
        idempotencyKey: expect.any(String),
        entity: 'Resource:bulk-one',
        status: 'ACCEPTED',
        version: 2,
        token: expect.stringMatching(/-\d+$/),
        errors: [],
      },
      refused(
        7,
        expect.any(String),
        'entity',
        'Expected the id of what can be written, as Resource:lean-days, got Topic:lean.',
      ),
    ]);
  });

  function refused(at: number, idempotencyKey: unknown, field: string | null, message: string) {
    return {
      line: at,
      idempotencyKey,
      entity: null,
      status: null,
      version: null,
      token: null,
      errors: [{ field, code: 'INVALID', message }],
    };
  }

  it('does what was sent before no second time, so that it can be sent again', async () => {
    const body = [1, 2, 3].map((number) => line(`again-${number}`)).join('\n');
    const first = await post(body);
    expect(await post(`${body}\n${line('again-4')}`)).toMatchObject({
      results: [...first.results, { entity: 'Resource:again-4', version: 1 }],
    });
    expect(await db.collection('changes').countDocuments({ entity: 'Resource:again-1' })).toBe(1);
  });

  it('takes credentials, and those that may write', async () => {
    expect(await post(line('no-one'), null)).toEqual({
      status: 401,
      results: [
        {
          errors: [
            {
              message: 'Expected credentials to publish by, got none.',
              extensions: { code: 'UNAUTHENTICATED' },
            },
          ],
        },
      ],
    });
    const message = 'Expected credentials with the scope publish, got others.';
    expect(await post(line('reader'), 'reader')).toEqual({
      status: 403,
      results: [{ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] }],
    });
  });

  it('leaves the documents that an import would make, of more than one transaction', async () => {
    const body = Array.from({ length: 1100 }, (_, index) =>
      line(`many-${index}`, { topics: index % 2 === 0 ? ['lean'] : ['energy'] }),
    );
    const { results } = await post(body.join('\n'));
    expect(results).toEqual(
      Array.from(body, () => expect.objectContaining({ status: 'ACCEPTED' })),
    );
    const rebuilt = await rebuiltDocuments(db, dir, 2026, false);
    expect(await storedDocuments(db, Object.keys(rebuilt), false)).toEqual(rebuilt);
  });
});

describe('records that are more than one document can hold', () => {
  it('are changed by as many lines as smaller ones', async () => {
    const slugs = Array.from({ length: 300 }, (_, index) => `large-${index}`);
    await post(slugs.map((slug) => line(slug)).join('\n'));
    // 18 MB, beside what is known of the records.
    const records = db.collection('records');
    const { modifiedCount } = await records.updateMany(
      { _id: { $in: slugs.map((slug) => `Resource:${slug}`) } } as object,
      { $set: { filler: 'x'.repeat(60_000) } },
    );
    expect(modifiedCount).toBe(300);
    const update = { kind: 'UPDATE', record: { summary: 'Newer words.' }, source };
    const { results } = await post(
      slugs.map((slug) => JSON.stringify({ ...update, entity: `Resource:${slug}` })).join('\n'),
    );
    expect(results).toEqual(
      slugs.map(() => expect.objectContaining({ status: 'ACCEPTED', version: 2 })),
    );
  });
});

describe('mep-graph publish', () => {
  it('sends a file, and says what was refused', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-lines-'));
    const file = path.join(folder, 'lines.ndjson');
    await writeFile(file, `${line('by-command')}\nnothing\n`);
    let written = '';
    const out = { write: (text: string) => (written += text) };
    const refused = await runPublish({
      file,
      url: server.url,
      key: 'reviewer',
      keyFile: null,
      out,
    });
    await rm(folder, { recursive: true });
    expect(refused).toBe(1);
    expect(written).toMatch(
      /^ {2}line 2: Expected JSON, got something else\.\n2 lines: 1 accepted, 0 pending, 1 refused; \d+ a second\n$/,
    );
  });
});
