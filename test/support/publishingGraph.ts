import { randomUUID } from 'node:crypto';
import { beforeAll, expect } from '@jest/globals';
import { parse, validate } from 'graphql';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { dataFolders, smallSet } from './dataSet.ts';

interface PublishingGraph extends TestDatabase {
  readonly writes: ReturnType<typeof openWrites>;
  /** The whole answer, as JSON has it. */
  readonly ask: (
    who: Asker,
    source: string,
    variables?: Record<string, unknown>,
  ) => Promise<unknown>;
}

/** A graph over the small data set that takes writes, on a Monday. */
export function usePublishingGraph(): PublishingGraph {
  const database = testDatabase();
  const { db } = database;
  const write = dataFolders();
  const now = (): Date => new Date('2026-03-02T08:00:00Z');
  const changes = new ChangeLog();
  const writes = openWrites({
    db,
    log: { warn: () => undefined },
    note: (change) => {
      changes.note(change);
    },
    now,
    restMs: 3_600_000,
  });
  const graph = createGraph(accessData(db, 240_000), { writes: writes.access });
  beforeAll(async () => {
    await ensureIndexes(db);
    await importData({ db, dir: await write(smallSet), now });
  });
  return {
    ...database,
    writes,
    ask: async (who, source, variables = {}) => {
      const document = parse(source);
      expect(validate(graph.schema, document)).toEqual([]);
      const result = await graph.execute({ document, operationName: null, variables, asker: who });
      return JSON.parse(JSON.stringify(result)) as unknown;
    },
  };
}

export function asker(name: string, owner: string | null, ...scopes: readonly string[]): Asker {
  return { ...anonymous, kind: 'key', name, owner, scopes: new Set(scopes) };
}

export const gamep = asker('gamep', 'Center:gamep', 'publish');

export const publishResource = `mutation ($input: PublishResourceInput!) {
  publishResource(input: $input) {
    resource { id title topics { nodes { id } } }
    amendment { status entityId source { url note } }
    version
    userErrors { field code message }
  }
}`;

export const source = { url: 'https://example.org/lean', note: 'Its page.' };

/** What `publishResource` takes; by default of lean days, which are of centers alone. */
export function resource(facts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    idempotencyKey: randomUUID(),
    source,
    slug: 'lean-days',
    title: 'Lean days',
    kind: 'TRAINING',
    providerKind: 'CENTER_NETWORK',
    focusArea: 'WORKFORCE',
    topics: ['lean'],
    summary: 'Two days of lean.',
    states: ['GA'],
    ...facts,
  };
}

/** Every value that an answer has under a key. */
export function valuesOf(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    name === key ? [part] : valuesOf(part, key),
  );
}
