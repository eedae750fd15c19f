import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { startServerOver, type TestServer } from '../support/startServer.ts';

const { db } = testDatabase();
const write = dataFolders();
const log = { warn: () => undefined };
const writes = openWrites({ db, log, note: () => undefined, restMs: 3.6e6 });
let server: Omit<TestServer, 'graph'>;

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
  const { access, bulk } = writes;
  const asker = { ...anonymous, kind: 'key', name: 'nist', scopes: new Set(['review']) } as const;
  server = await startServerOver(createGraph(accessData(db, 10_000), { writes: access, bulk }), {
    identify: () => ({ state: 'known', isForSubgraphs: false, asker }),
  });
});

afterAll(async () => {
  await server.server.close();
  await writes.close();
});

function titled(title: string): string {
  const source = { url: 'https://example.org/list' };
  return JSON.stringify({
    kind: 'UPDATE',
    entity: 'Resource:everywhere',
    source,
    record: { title },
  });
}

async function post(headers: Readonly<Record<string, string>>, body: Buffer<ArrayBuffer>) {
  return fetch(`${server.url}/publish`, {
    method: 'POST',
    headers: { authorization: 'Bearer nist', ...headers },
    body,
  });
}

describe('a body that is published', () => {
  it.each([
    ['in gzip', 'application/x-ndjson', { 'content-encoding': 'gzip' }],
    ['of a type that begins so', 'application/x-ndjsonl', {}],
    ['in UTF-16', 'application/x-ndjson; charset=utf-16', {}],
    ['as JSON, which it is not', 'application/json', {}],
    ['as curl sends what it is not told the type of', 'application/x-www-form-urlencoded', {}],
    ['as the file of a form', 'multipart/form-data; boundary=x', {}],
  ])('is not taken %s, and told what is', async (_how, type, headers) => {
    const body = gzipSync(titled('Compressed'));
    const response = await post({ 'content-type': type, ...headers }, body);
    const message = 'Expected a body of type application/x-ndjson in UTF-8, and not compressed.';
    const errors = [{ message, extensions: { code: 'BAD_REQUEST' } }];
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors });
  });

  it.each(['application/x-ndjson; charset="UTF-8"', 'APPLICATION/X-NDJSON ; Charset=utf-8'])(
    'of %s is refused by line where its bytes are no UTF-8',
    async (type) => {
      const response = await post(
        { 'content-type': type },
        Buffer.from(`${titled('Cafe')}\n${titled('Café')}\n`, 'latin1'),
      );
      const results = (await response.text()).trim().split('\n');
      const message = expect.stringMatching(/^Expected UTF-8, got /);
      expect(results.map((one): unknown => JSON.parse(one))).toMatchObject([
        { line: 1, status: 'ACCEPTED', errors: [] },
        { line: 2, status: null, errors: [{ field: null, code: 'INVALID', message }] },
      ]);
    },
  );
});
