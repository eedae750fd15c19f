import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { graphOf } from './graph.ts';
import { realDatabase } from './realData.ts';
import { send, startServerOver, type Answer, type TestServer } from './startServer.ts';

/** The operations in the folder. */
export const OWN: Readonly<Record<string, string>> = {
  Titles: `query Titles($kind: ResourceKind, $first: Int = 5) {
    resources(first: $first, filter: { kind: $kind }) {
      totalCount nodes { id title startYear topics(first: 2) { nodes { label } } } pageInfo { hasNextPage endCursor }
    }
  }`,
  Typed: `query Typed($first: Int!, $near: Place! = { zip: "30301" }, $miles: Float, $ids: [ID!]! = [], $open: Boolean = true, $text: String! = "x") {
    nodes(ids: $ids) { id }
    nearestCenters(to: $near, first: $first, within: { miles: $miles }) @include(if: $open) { nodes { name } }
    search(text: $text, first: 1) @skip(if: $open) { nodes { id } }
  }`,
  Ends: 'query Ends($first: Int = 2, $last: Int) { states(first: $first, last: $last) { nodes { code } } }',
  Offered: `query Offered($open: Boolean!) {
    resources(first: 2) @include(if: $open) { nodes { title } }
    states(first: 1) { nodes { code } }
  }`,
  Objects: `query Objects($id: ID!, $slug: String!, $more: Boolean!) {
    node(id: $id) { __typename ... on Center { zip Zip: zip } ... on Agency { abbreviation } }
    other: center(slug: $slug) { city @include(if: $more) }
  }`,
  Broken:
    'query Broken { resource(slug: "e3-initiative") { title } resources(filter: { agency: "nobody" }) { totalCount } }',
};

const log = { info: () => undefined, warn: () => undefined };
const ALWAYS = { sequence: 0, lastChange: () => 0, isLive: () => true };

interface OperationUrls {
  readonly url: string;
  readonly database: ReturnType<typeof realDatabase>;
  readonly folder: string;
  readonly files: OperationFiles;
  /** Asks below `/api/`. */
  readonly get: (path: string, init?: RequestInit) => Promise<Answer>;
}

/** A server over the product's own data, its operations, and some that stand in a folder. */
export function useOperationUrls(options: Parameters<typeof realDatabase>[0] = {}): OperationUrls {
  const database = realDatabase(options);
  let started: Pick<TestServer, 'url' | 'server'>;
  let files: OperationFiles;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mep-graph-urls-'));
    for (const [name, text] of Object.entries(OWN))
      await writeFile(join(folder, `${name}.graphql`), text);
    files = await openOperationFiles({ folder, log });
    started = await startServerOver(
      { ...graphOf(database), freshness: ALWAYS },
      { operations: files },
    );
  });
  afterAll(async () => {
    files.close();
    await started.server.close();
    await rm(folder, { recursive: true });
  });
  return {
    get url() {
      return started.url;
    },
    database,
    get folder() {
      return folder;
    },
    get files() {
      return files;
    },
    get: (path, init = {}) => send(`${started.url}/api/${path}`, init),
  };
}

/** What is compared of an answer. */
export function parts({ status, headers, text }: Answer): {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
} {
  return { status, type: headers.get('content-type'), text };
}
