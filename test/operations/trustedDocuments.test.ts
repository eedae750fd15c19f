import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphOperation } from '../../src/graph/graph.ts';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { JSON_HEADERS, send, startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const NAMED = 'query Named($id: ID!) { center(id: $id) { id } }';
const BY_APOLLO = 'query ByApollo { node(id: "one") { id } }';
const BY_RELAY = 'query ByRelay { nearest(first: 1) { id } }';
const BY_CODEGEN = 'query ByCodegen { center(id: "one") { name } }';
const RENAME = 'mutation Rename { rename(id: "x", name: "y") { name } }';
const ANSWERS: Readonly<Record<string, RegExp>> = {
  [NAMED]: /^\{"data":\{"center":\{"id":"Center:one"\}\}\}/,
  [BY_APOLLO]: /^\{"data":\{"node":/,
  [BY_RELAY]: /^\{"data":\{"nearest":\[/,
  [BY_CODEGEN]: /^\{"data":\{"center":\{"name":/,
  [RENAME]: /^\{"data":\{"rename":/,
};
/** As codegen does: of another text than the one that is kept. */
const CODEGEN_HASH = hashOf('query ByCodegen { center(id: "one") { __typename name } }');

let folder: string;
let files: OperationFiles;
const logged: unknown[] = [];
const log = { info: () => undefined, warn: (details: unknown) => void logged.push(details) };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-trusted-'));
  await writeFile(join(folder, 'named.graphql'), NAMED);
  const operations = [{ id: 'frontend-7', name: 'ByApollo', type: 'query', body: BY_APOLLO }];
  await write('apollo.json', { format: 'apollo-persisted-query-manifest', version: 1, operations });
  await write('relay.json', { '3f5d0e7c9b8a1d2e4f6a7b8c9d0e1f2a': BY_RELAY, rename: RENAME });
  await write('codegen.json', { [`sha256:${CODEGEN_HASH}`]: BY_CODEGEN });
  files = await openOperationFiles({ folder, log });
});
afterAll(async () => {
  files.close();
  await rm(folder, { recursive: true });
});
const write = (name: string, manifest: object) =>
  writeFile(join(folder, name), JSON.stringify(manifest));

let started: Omit<TestServer, 'graph'>;
let prepared: GraphOperation[];
let asked: () => GraphOperation;
const start = async (documents: string) => {
  const graph = createMemoryGraph();
  prepared = [];
  asked = graph.lastAsked;
  const prepare = async (operation: GraphOperation) => void prepared.push(operation);
  started = await startServerOver(
    { ...graph, prepare },
    { operations: files, settings: { documents } },
  );
};

const post = (body: object, path = '') =>
  send(`${started.url}/graphql${path}`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify(body),
  });
const get = (parameters: Readonly<Record<string, string>>, path = '') =>
  send(`${started.url}/graphql${path}?${new URLSearchParams(parameters).toString()}`);
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const code = ({ body }: Awaited<ReturnType<typeof post>>) =>
  (body as { errors?: { extensions: { code: string } }[] } | null)?.errors?.[0]?.extensions.code ??
  null;

const one = JSON.stringify({ id: 'x' });
const PLACES: readonly (readonly [string, string, () => ReturnType<typeof post>])[] = [
  [
    'documentId with its kind',
    NAMED,
    () => post({ documentId: `sha256:${hashOf(NAMED)}`, variables: { id: 'x' } }),
  ],
  ['documentId without', NAMED, () => post({ documentId: hashOf(NAMED), variables: { id: 'x' } })],
  [
    'documentId in capitals',
    NAMED,
    () => post({ documentId: hashOf(NAMED).toUpperCase(), variables: { id: 'x' } }),
  ],
  ['documentId in a URL', NAMED, () => get({ documentId: hashOf(NAMED), variables: one })],
  ['doc_id', BY_RELAY, () => post({ doc_id: '3f5d0e7c9b8a1d2e4f6a7b8c9d0e1f2a', variables: {} })],
  ['doc_id in a URL', BY_RELAY, () => get({ doc_id: '3f5d0e7c9b8a1d2e4f6a7b8c9d0e1f2a' })],
  [
    'an extension',
    BY_APOLLO,
    () => post({ operationName: 'ByApollo', extensions: persisted('frontend-7') }),
  ],
  [
    'an extension in a URL',
    BY_APOLLO,
    () => get({ extensions: JSON.stringify(persisted('frontend-7')) }),
  ],
  [
    'an extension with its kind',
    BY_CODEGEN,
    () => post({ extensions: persisted(`sha256:${CODEGEN_HASH}`) }),
  ],
  ['the path', NAMED, () => post({ variables: { id: 'x' } }, `/sha256:${hashOf(NAMED)}`)],
  ['the path of a URL', NAMED, () => get({ variables: one }, `/${hashOf(NAMED)}`)],
  ['a mutation by the path', RENAME, () => post({}, '/rename')],
];

describe.each(['any', 'log', 'only'])('in mode %s', (mode) => {
  beforeAll(() => start(mode));
  afterAll(() => started.server.close());

  it.each(PLACES)('a trusted document is found by %s', async (_place, text, ask) => {
    // The first takes the long way, where Apollo Server says the type of the answer.
    for (const answer of [await ask(), await ask(), await ask()]) {
      expect([answer.status, answer.text]).toEqual([
        200,
        expect.stringMatching(ANSWERS[text] ?? /x/),
      ]);
    }
  });

  it('an id and a text together are refused', async () => {
    const id = hashOf(NAMED);
    const both = [
      post({ documentId: id, query: NAMED }),
      post({ doc_id: id, query: NAMED }),
      post({ extensions: persisted(id), query: NAMED }),
      post({ query: NAMED }, `/${id}`),
      get({ documentId: id, query: NAMED }),
      post({ doc_id: 'a', documentId: 'b' }),
    ];
    const answers = await Promise.all(both);
    expect(answers.map((answer) => [answer.status, code(answer)])).toEqual(
      both.map(() => [400, 'CANNOT_SEND_PQ_ID_AND_BODY']),
    );
  });
});

describe('what is not trusted', () => {
  afterEach(() => started.server.close());

  const UNKNOWN = '0'.repeat(64);
  const unknown = () => [
    post({ documentId: UNKNOWN }),
    post({ doc_id: UNKNOWN }),
    post({ extensions: persisted(UNKNOWN) }),
    post({}, `/${UNKNOWN}`),
    get({ documentId: UNKNOWN }),
    get({}, '/nothing'),
  ];

  it('is answered in mode any, where an unknown id makes clients send the text', async () => {
    await start('any');
    expect((await post({ query: '{ nearest { id } }' })).status).toBe(200);
    const answers = await Promise.all(unknown());
    expect(new Set(answers.map(code))).toEqual(new Set(['PERSISTED_QUERY_NOT_FOUND']));
  });

  it('is answered and logged once in mode log', async () => {
    await start('log');
    const query = 'query NotTrusted { nearest { id } }';
    for (let times = 0; times < 4; times += 1) expect((await post({ query })).status).toBe(200);
    await post({ documentId: hashOf(NAMED), variables: { id: 'x' } });
    const lines = started.logged.filter(
      ({ msg }) => msg === 'a document that is not trusted was asked',
    );
    expect(lines).toEqual([expect.objectContaining({ hash: hashOf(query) })]);
    expect(JSON.stringify(started.logged)).not.toContain('nearest');
  });

  it('is refused in mode only, text or id, also a text of a trusted document', async () => {
    await start('only');
    for (const query of ['{ __typename }', NAMED]) {
      const answer = await post({ query, variables: { id: 'x' } });
      expect([answer.status, code(answer)]).toEqual([400, 'QUERY_NOT_IN_SAFELIST']);
    }
    expect(code(await get({ query: '{ __schema { queryType { name } } }' }))).toBe(
      'QUERY_NOT_IN_SAFELIST',
    );
    const answers = await Promise.all(unknown());
    expect(answers.map((answer) => [answer.status, code(answer)])).toEqual(
      answers.map(() => [400, 'PERSISTED_QUERY_NOT_IN_LIST']),
    );
    const query = 'query Kept { nearest { id } }';
    expect(code(await post({ query, extensions: persisted(hashOf(query)) }))).toBe(
      'CANNOT_SEND_PQ_ID_AND_BODY',
    );
  });
});

describe('a trusted document', () => {
  afterEach(() => started.server.close());

  it('is neither parsed nor checked when it is first asked: the graph is asked what was prepared', async () => {
    await start('only');
    const before = prepared.find(({ operationName }) => operationName === 'Named');
    const documentId = hashOf(NAMED);
    await post({ documentId, variables: { id: 'x' } });
    const first = asked().document;
    await post({ documentId, variables: { id: 'y' } });
    expect([first === before?.document, asked().document === first]).toEqual([true, true]);
  });

  it('that is taken out of its manifest is no longer found', async () => {
    await start('only');
    const ask = () => post({ documentId: 'soon-gone' });
    await write('more.json', { 'soon-gone': 'query SoonGone { nearest { id } }' });
    await until('the document', async () => (await ask()).status === 200);
    await rm(join(folder, 'more.json'));
    await until('no document', async () => code(await ask()) !== null);
    expect((await ask()).status).toBe(400);
  });

  it('that is not valid is told by its id and its manifest, and the others are served', async () => {
    await write('wrong.json', { bad: '{ nothing }', good: 'query Good { nearest { id } }' });
    const opened = await openOperationFiles({ folder, log });
    const others = files;
    files = opened;
    await start('only');
    expect((await post({ documentId: 'good' })).status).toBe(200);
    expect(code(await post({ documentId: 'bad' }))).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    const [told] = started.logged
      .flatMap(({ problems }) => (problems as string[] | undefined) ?? [])
      .filter((text) => text.startsWith('wrong'));
    expect(told).toBe('wrong.json: Document bad: Cannot query field "nothing" on type "Query".');
    opened.close();
    files = others;
    await rm(join(folder, 'wrong.json'));
  });
});
