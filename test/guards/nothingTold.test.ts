import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { createOpenGraph } from '../../src/graph/createGraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { guardOwn } from '../../src/graph/ownGuards.ts';
import type { GuardRule } from '../../src/guards/guardRules.ts';
import { anonymous } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet, type Files } from '../support/dataSet.ts';
import type { Row } from '../support/dataRows.ts';
import { createRandom, type Random } from '../support/random.ts';
import { createRandomOperations, type RandomOperation } from '../support/randomOperation.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = () => new Date('2026-03-02T08:00:00Z');

/** How the data differ in what is guarded, and in nothing else. */
interface Difference {
  readonly guarded: string;
  readonly file: string;
  readonly change: (row: Row, index: number) => Row | null;
}

const text = (field: string) => (row: Row, index: number) => ({
  ...row,
  [field]: `Zebra ${9 - index} quartz`,
});
const differences: readonly Difference[] = [
  { guarded: 'Resource.title', file: 'resources.json', change: text('title') },
  { guarded: 'Resource.summary', file: 'resources.json', change: text('summary') },
  {
    guarded: 'Resource.startYear',
    file: 'resources.json',
    change: (row, index) => ({ ...row, startYear: 1990 - index }),
  },
  {
    guarded: 'Resource.audience',
    file: 'resources.json',
    change: (row) => ({ ...row, audience: ['nobody'] }),
  },
  { guarded: 'Center.name', file: 'centers.json', change: text('name') },
  { guarded: 'Center.city', file: 'centers.json', change: text('city') },
  {
    guarded: 'Center.services',
    file: 'centers.json',
    change: (row) => ({ ...row, services: ['other'] }),
  },
  { guarded: 'Agency.name', file: 'agencies.json', change: text('name') },
  { guarded: 'Agency.summary', file: 'agencies.json', change: text('summary') },
  { guarded: 'State.capital', file: 'states.json', change: text('capital') },
  {
    guarded: 'Association.foundedYear',
    file: 'associations.json',
    change: (row) => ({ ...row, foundedYear: 1899 }),
  },
  { guarded: 'FundingRecord.summary', file: 'funding.json', change: text('summary') },
  { guarded: 'Topic.label', file: 'topics.json', change: text('label') },
  { guarded: 'FundingRecord', file: 'funding.json', change: () => null },
  { guarded: 'ImpactReport', file: 'impacts.json', change: () => null },
  { guarded: 'Agreement', file: 'agreements.json', change: () => null },
];

const PER_GROUP = Number(process.env['TOLD_OPERATIONS'] ?? 40);
const rule: GuardRule = { isAuthenticated: false, scopes: [['staff']], policies: null };

async function graphOf(name: string, files: Files): Promise<Graph> {
  const own = db.client.db(`${db.databaseName}-${name}`);
  await ensureIndexes(own);
  await importData({ db: own, dir: await write(files), now });
  return createOpenGraph(accessData(own, 240_000));
}

/** All at once, of different types, or each alone. */
const GROUPS: readonly (readonly string[])[] =
  process.env['TOLD_ALONE'] === '1'
    ? differences.map(({ guarded }) => [guarded])
    : [
        ['Resource.startYear', 'Center.city', 'Agency.name', 'FundingRecord.summary'],
        ['Resource.title', 'Center.services', 'State.capital', 'Association.foundedYear'],
        ['Resource.summary', 'Center.name', 'Agency.summary', 'Topic.label'],
        ['Resource.audience', 'FundingRecord', 'ImpactReport', 'Agreement'],
      ];

function changed(group: readonly string[]): Files {
  const files: Record<string, readonly Row[]> = { ...smallSet };
  for (const { guarded, file, change } of differences) {
    if (!group.includes(guarded)) continue;
    files[file] = (files[file] ?? []).flatMap((row, index): readonly Row[] => {
      const left = change(row, index);
      return left === null ? [] : [left];
    });
  }
  return files;
}

const IDS = ['Center:gamep', 'Resource:closed', 'Agency:nist-mep', 'State:GA', 'Agreement:mou'];
const WORDS = ['energy', 'georgia', 'what it does', 'zebra', 'sme', 'memorandum', 'nist'];
function valueAt(coordinate: string, random: Random): unknown {
  if (/\.ids?$/.test(coordinate)) return random.pick(IDS);
  if (coordinate.endsWith('.slug')) return random.pick(IDS).split(':')[1];
  if (/\.(text|named)$/.test(coordinate)) return random.pick(WORDS);
  return undefined;
}

async function answer(graph: Graph, { document, operationName, variables }: RandomOperation) {
  const asker = anonymous;
  const told = await graph.execute({ document, operationName, variables, asker });
  // Of what is refused as a whole, any place may be the first.
  const { data, errors = [] } = JSON.parse(JSON.stringify(told)) as ExecutionResult;
  return { data, errors: errors.map(({ message }) => message).toSorted() };
}

describe('what somebody may not see', () => {
  let whole: Graph;
  const others: Graph[] = [];
  beforeAll(async () => {
    whole = await graphOf('whole', smallSet);
    for (const [index, group] of GROUPS.entries())
      others.push(await graphOf(String(index), changed(group)));
  });

  it.each(GROUPS.map((group, index) => [group.join(', '), group, index] as const))(
    'makes no difference to any answer: %s',
    async (_names, group, index) => {
      const rules = new Map(group.map((guarded) => [guarded, rule]));
      const one = guardOwn(whole, { rules });
      const other = guardOwn(others[index] ?? whole, { rules });
      const random = createRandom(index + 1);
      const next = createRandomOperations({ schema: one.schema, random, valueAt, maxFields: 25 });
      let withData = 0;
      for (let number = 0; number < PER_GROUP; number += 1) {
        const operation = next();
        const [told, alike] = [await answer(one, operation), await answer(other, operation)];
        expect([operation.text, operation.variables, alike]).toEqual([
          operation.text,
          operation.variables,
          told,
        ]);
        if (told.data !== undefined) withData += 1;
      }
      expect(withData).toBeGreaterThan(PER_GROUP / 4);
    },
  );
});
