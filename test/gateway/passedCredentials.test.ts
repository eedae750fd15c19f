import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identify } from '../../src/identity/identify.ts';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { askerWith } from '../support/askers.ts';
import { serveSubgraph, type HttpSubgraph, type SubgraphCode } from '../support/httpSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { JSON_HEADERS, send } from '../support/startServer.ts';

const HINTS = `
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: CacheControlScope) on FIELD_DEFINITION | OBJECT
`;
const seats: SubgraphCode = {
  sdl: `${HINTS}
    type Center @key(fields: "id") {
      id: ID!
      seat: Seat
      price: Int @cacheControl(maxAge: 20)
      secret: Int @tag(name: "internal")
    }
    type Seat @cacheControl(maxAge: 20) { row: Int }`,
  resolvers: { Center: { price: () => 7, seat: () => ({ row: 3 }) } },
};
const posters: SubgraphCode = {
  sdl: `${HINTS}
    type Center @key(fields: "id") {
      id: ID!
      price: Int @external
      poster: Int @cacheControl(maxAge: 30)
      offer: Int @cacheControl(maxAge: 30) @requires(fields: "price")
    }`,
  resolvers: {
    Center: { poster: () => 1, offer: ({ price }: { readonly price: number }) => price + 1 },
  },
};

const identify: Identify = ([credential]) => {
  const kind = credential === 'Bearer token' ? 'token' : 'key';
  return { state: 'known', asker: { ...askerWith(), kind }, isForSubgraphs: kind === 'token' };
};

const started: HttpSubgraph[] = [];
let folder: string;
let operations: OperationFiles;
let server: LiveServer;
beforeAll(async () => {
  const [one, other] = [await serveSubgraph(seats), await serveSubgraph(posters)];
  started.push(one, other);
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-operations-'));
  const operation = (name: string, field: string) =>
    writeFile(join(folder, `${name}.graphql`), `query ${name} { center(id: "c") { ${field} } }`);
  await Promise.all([operation('seat', 'seat { row }'), operation('poster', 'poster')]);
  const log = { info: () => undefined, warn: () => undefined };
  operations = await openOperationFiles({ folder, log });
  server = await startLiveServer(
    `${patientList()}subgraphs:
  seats:
    schema: { subgraph_url: "${one.url}" }
    x-mep-graph: { headers: { allow: [authorization] } }
  posters: { schema: { subgraph_url: "${other.url}" } }
contracts: { public: { exclude: [internal] } }
`,
    {},
    { identify, operations },
  );
});
afterAll(async () => {
  await server.close();
  operations.close();
  await Promise.all(started.map((one) => one.close()));
  await rm(folder, { recursive: true });
});

const ASKERS: readonly Record<string, string>[] = [
  {},
  { authorization: 'Bearer token' },
  { authorization: 'Bearer key' },
];

/** What caches are told of an answer, as every asker is told it; by asker always, since keys could be for the contract. */
const toldTo = async (path: string, init: RequestInit = {}) => {
  const told = new Set<string>();
  for (const asker of ASKERS) {
    const { status, headers, text } = await send(`${server.url}${path}`, {
      ...init,
      headers: { ...(init.method === 'POST' && JSON_HEADERS), ...asker },
    });
    const varies = headers.get('vary')?.split(', ').includes('Authorization') ?? false;
    const cacheControl = headers.get('cache-control');
    told.add(`${status} ${cacheControl}${varies ? ' by asker' : ''}`);
    expect(text).not.toContain('errors');
  }
  return [...told];
};

describe('an answer of a subgraph that is passed credentials', () => {
  it.each([
    ['name', 'public, max-age=60 by asker'],
    ['poster', 'public, max-age=30 by asker'],
    ['name poster', 'public, max-age=30 by asker'],
    ['price', 'private, max-age=20 by asker'],
    ['seat { row }', 'private, max-age=20 by asker'],
    ['name poster seat { row }', 'private, max-age=20 by asker'],
    ['offer', 'private, max-age=30 by asker'],
  ])('depends on who asks, on every way: { %s } is %s', async (selection, expected) => {
    const query = `{ center(id: "c") { ${selection} } }`;
    const post = { method: 'POST', body: JSON.stringify({ query }) };
    const search = new URLSearchParams({ query: `${query} # by GET` }).toString();
    for (const prefix of ['', '/contracts/public']) {
      const told = [
        // Answered the long way at first, and then the short way.
        await toldTo(`${prefix}/graphql`, post),
        await toldTo(`${prefix}/graphql`, post),
        await toldTo(`${prefix}/graphql?${search}`),
        await toldTo(`${prefix}/graphql?${search}`),
      ];
      expect(told).toEqual(told.map(() => [`200 ${expected}`]));
    }
  });

  it.each([
    ['seat', 'private, max-age=20 by asker'],
    ['poster', 'public, max-age=30 by asker'],
  ])('depends on who asks as data of a named operation: %s is %s', async (name, expected) => {
    const told = [await toldTo(`/api/${name}.json`), await toldTo(`/api/${name}.json`)];
    expect(told).toEqual(told.map(() => [`200 ${expected}`]));
  });

  it('tells nothing else of the schema', async () => {
    const query = '{ __schema { queryType { name } } }';
    const post = { method: 'POST', body: JSON.stringify({ query }) };
    expect(await toldTo('/graphql', post)).toEqual(['200 public, max-age=60 by asker']);
  });
});
