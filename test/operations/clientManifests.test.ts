import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, print, printSchema } from 'graphql';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { preparePackages } from '../support/preparePackages.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { startServerOver, type TestServer } from '../support/startServer.ts';

const frameworks = join(import.meta.dirname, '..', 'frameworks');
const run = async (...args: readonly string[]) =>
  (
    await promisify(execFile)(process.execPath, args, {
      cwd: frameworks,
      // Elsewhere urql refuses a document that is an id alone.
      env: { ...process.env, NODE_ENV: 'production' },
    })
  ).stdout;

let folder: string;
let files: OperationFiles;
const problems: unknown[] = [];
beforeAll(async () => {
  await preparePackages(frameworks);
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-manifests-'));
  await writeFile(join(folder, 'schema.graphql'), printSchema(createMemoryGraph().schema));
  await run('writeManifests.js', folder);
  const log = { info: () => undefined, warn: (problem: unknown) => void problems.push(problem) };
  files = await openOperationFiles({ folder: join(folder, 'manifests'), log });
}, 120_000);
afterAll(async () => {
  files.close();
  await rm(folder, { recursive: true });
});

const manifest = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, 'manifests', `${name}.json`), 'utf8'));
const hashOf = (kind: string, text: string) => createHash(kind).update(text).digest('hex');

describe('manifests, as their tools write them,', () => {
  it('of Apollo have texts by their SHA-256, with the type names that the client asks for', async () => {
    const { operations } = (await manifest('apollo')) as {
      operations: { id: string; name: string; body: string }[];
    };
    expect(operations.map(({ name }) => name)).toEqual(['ByApollo', 'RenameByApollo']);
    for (const { id, body } of operations) {
      expect(id).toBe(hashOf('sha256', body));
      expect(body).toContain('__typename');
    }
  });

  it('of Relay have texts by their MD5', async () => {
    const texts = Object.entries((await manifest('relay')) as Record<string, string>);
    expect(texts.map(([id, text]) => id === hashOf('md5', text))).toEqual([true, true]);
  });

  it('of graphql-codegen have texts by their SHA-256, in an order that is not that of the client', async () => {
    const texts = Object.entries((await manifest('codegen')) as Record<string, string>);
    expect(texts.map(([id, text]) => id === `sha256:${hashOf('sha256', text)}`)).toEqual([true]);
    const written = 'query ByCodegen($id: ID!) { center(id: $id) { name id } }';
    const [text = ''] = texts.map(([, each]) => each);
    expect(print(parse(text))).not.toBe(print(parse(written)));
  });
});

const center = { id: 'Center:one', name: 'one' };
/** One request each, by POST but for one, and none has a text. */
const given = (answer: unknown, method = 'POST') => ({
  answer,
  sent: [{ method, hasText: false }],
});
const ANSWERS = {
  'Apollo Client': given({ center: { ...center, __typename: 'Center' } }),
  'Apollo Client, a mutation': given({ rename: null }),
  // It does not even ask.
  'Apollo Client, not in its manifest': {
    answer: { error: 'Operation Other not found in manifest' },
    sent: [],
  },
  Relay: given({ center }),
  'Relay, a mutation': given({ rename: null }),
  'urql, by POST': given({ center }),
  'urql, by GET': given({ center }, 'GET'),
  'urql, by documentId': given({ center }),
  'graphql-request': given({ center }),
  'fetch, by documentId': given({ center }),
  'fetch, by the path': given({ center }),
};

describe.each([
  { documents: 'only', unknown: 'PERSISTED_QUERY_NOT_IN_LIST' },
  { documents: 'any', unknown: 'PERSISTED_QUERY_NOT_FOUND' },
])('in mode $documents', ({ documents, unknown }) => {
  let started: Omit<TestServer, 'graph'>;
  let answers: Readonly<Record<string, { answer: unknown; sent: unknown }>>;
  beforeAll(async () => {
    started = await startServerOver(createMemoryGraph(), {
      operations: files,
      settings: { documents },
    });
    const printed = await run('askByIds.js', `${started.url}/graphql`, folder);
    answers = JSON.parse(printed) as typeof answers;
  }, 120_000);
  afterAll(() => started.server.close());

  it('clients ask by ids alone, unchanged', () => {
    expect(problems).toEqual([]);
    const notKnown = given({ error: unknown });
    expect(answers).toEqual({ ...ANSWERS, 'fetch, by an id that is not known': notKnown });
  });
});
