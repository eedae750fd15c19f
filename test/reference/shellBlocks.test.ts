import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { realDatabase } from '../support/realData.ts';
import { startServerOver, type TestServer } from '../support/startServer.ts';

const database = realDatabase();
let server: Omit<TestServer, 'graph'>;

beforeAll(async () => {
  server = await startServerOver(createGraph(accessData(database.db, 10_000)));
});
afterAll(() => server.server.close());

/** Runs the block of a document that has this in it, against a server that has just started. */
async function run(page: string, text: string): Promise<string> {
  const document = readFileSync(join(import.meta.dirname, '..', '..', 'docs', page), 'utf8');
  const blocks = Array.from(document.matchAll(/^```sh\n(.*?)^```$/gms), ([, block = '']) => block);
  const block = blocks.find((one) => one.includes(text)) ?? '';
  const script = block.replaceAll('http://127.0.0.1:4000', server.url);
  const { stdout } = await promisify(execFile)('bash', ['-euc', script]);
  return stdout;
}

describe('a block of shell in the documents', () => {
  it('of docs/caching.md asks by a hash that is not known, teaches it, and is told that nothing changed', async () => {
    const said = await run('caching.md', 'sha256sum');
    const marks = /PERSISTED_QUERY_NOT_FOUND|^\{"data"|HTTP\/1\.1 \d+|^cache-control: .*$|"data"/gm;
    expect(
      said
        .replaceAll('\r', '')
        .replaceAll('}HTTP', '}\nHTTP')
        .replaceAll('}{', '}\n{')
        .match(marks),
    ).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
      '{"data"',
      'HTTP/1.1 200',
      'cache-control: public, max-age=3600',
      '{"data"',
      'HTTP/1.1 304',
      'cache-control: public, max-age=3600',
    ]);
  });

  it('of docs/asking.md is told what its answer took', async () => {
    const said: unknown = JSON.parse(await run('asking.md', 'x-mep-explain'));
    expect(said).toMatchObject({
      data: { centers: { nodes: [{}, {}] } },
      extensions: { explain: expect.anything() },
    });
  });
});
