import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { openOperationFiles } from '../../src/operations/operationFiles.ts';
import { testDatabase } from '../support/database.ts';
import { send, startServerOver, type TestServer } from '../support/startServer.ts';

const database = testDatabase();
let server: Omit<TestServer, 'graph'>;
beforeAll(async () => {
  const log = { info: () => undefined, warn: () => undefined };
  const operations = await openOperationFiles({ folder: null, log });
  server = await startServerOver(createGraph(accessData(database.db, 10_000)), { operations });
});
afterAll(() => server.server.close());

/** What TypeScript finds wrong with a file, by itself. */
function mistakesIn(text: string): readonly string[] {
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === 'index.d.ts' ? ts.createSourceFile(name, text, version) : read(name, version);
  const options = { strict: true, noEmit: true, types: [] };
  const program = ts.createProgram(['index.d.ts'], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('/operations/index.d.ts', () => {
  it('declares what every operation takes and gives, without mistakes', async () => {
    const list = await send(`${server.url}/operations.json`);
    const { operations } = list.body as { operations: { name: string }[] };
    const { status, text } = await send(`${server.url}/operations/index.d.ts`);
    expect([status, mistakesIn(text)]).toEqual([200, []]);
    expect(operations.filter(({ name }) => !text.includes(`export type ${name} =`))).toEqual([]);
  });

  it('has one for each operation, and none for others', async () => {
    const { text } = await send(`${server.url}/operations/Agreements.d.ts`);
    expect(text).toMatch(/export type Agreements = \{/);
    expect(mistakesIn(text)).toEqual([]);
    const nothing = await send(`${server.url}/operations/Agreemnets.d.ts`);
    expect([nothing.status, nothing.text]).toEqual([
      404,
      expect.stringContaining('Did you mean \\"Agreements\\"?'),
    ]);
  });
});
