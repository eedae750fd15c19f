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
  /** What becomes of what a mutation says, and what is wrong with it. */
  readonly mutate: (who: Asker, mutation: string, input: object) => Promise<Payload>;
  /** What is wrong with a line. */
  readonly lineErrors: (who: Asker, line: object | string) => Promise<readonly UserError[]>;
}

interface Payload {
  readonly amendment: { readonly status: string } | null;
  readonly userErrors: readonly UserError[];
}

interface UserError {
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
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
  const ask: PublishingGraph['ask'] = async (who, source, variables = {}) => {
    const document = parse(source);
    expect(validate(graph.schema, document)).toEqual([]);
    const result = await graph.execute({ document, operationName: null, variables, asker: who });
    return JSON.parse(JSON.stringify(result)) as unknown;
  };
  return {
    ...database,
    writes,
    ask,
    mutate: async (who, mutation, input) => {
      const operation = `mutation ($input: ${inputOf(mutation)}!) {
        ${mutation}(input: $input) { amendment { status } userErrors { field code message } }
      }`;
      const asked = { input: { idempotencyKey: randomUUID(), ...input } };
      const answer = await ask(who, operation, asked);
      expect(answer).toEqual({ data: { [mutation]: expect.anything() } });
      // It is what was asked for, which was found to be there.
      const { data } = answer as { readonly data: Readonly<Record<string, Payload>> };
      return data[mutation] ?? { amendment: null, userErrors: [] };
    },
    lineErrors: async (who, line) => {
      const texts = [typeof line === 'string' ? line : JSON.stringify(line)];
      const [result] = await writes.bulk.publishLines(who, { texts, from: 1 });
      return result?.errors ?? [];
    },
  };
}

/** The schema names the inputs by their mutations; one is of all that withdraw a record. */
function inputOf(mutation: string): string {
  const isWithdrawal = mutation.startsWith('withdraw') && mutation !== 'withdrawAmendment';
  return isWithdrawal
    ? 'WithdrawInput'
    : `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
}

export function asker(name: string, owner: string | null, ...scopes: readonly string[]): Asker {
  return { ...anonymous, kind: 'key', name, owner, scopes: new Set(scopes) };
}

export const gamep = asker('gamep', 'Center:gamep', 'publish');
/** Decides, and speaks for nobody. */
export const reviewer = asker('nist', null, 'review');

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
