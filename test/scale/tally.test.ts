import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, type ExecutionResult } from 'graphql';
import { filterSamples } from '../../scripts/synthetic/filterSamples.ts';
import type { FacetRule } from '../../src/collections/facets.ts';
import { resources } from '../../src/collections/resources.ts';
import { explained } from '../../src/observing/explanation.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { membersOf } from '../../src/loading/members.ts';
import { tallyFromDocuments } from '../../src/loading/tally.ts';
import { isTallied, tallyFromIndex } from '../../src/loading/tallyIndex.ts';
import type { TallyCounts } from '../../src/loading/tallyCounts.ts';
import type { TallyQuestion } from '../../src/loading/tallyQuestion.ts';
import type { PageArgs } from '../../src/paging/paging.ts';
import { operationsOf } from '../support/examined.ts';
import { graphOf } from '../support/graph.ts';
import { syntheticDatabase } from '../support/syntheticData.ts';

const database = syntheticDatabase(3000);
const spec = resources.resources;
const { tally, facets } = spec;
const rules: readonly FacetRule[] = Object.values(facets ?? {});
const pairs = rules.flatMap((row) => rules.map((column) => [row, column] as const));

const samples = filterSamples(buildSchema(readApiSdl()), 'ResourceFilter')
  // By name, no more are found than can be read.
  .filter(({ name }) => name !== 'named')
  .map(({ filter }) => filter as NonNullable<PageArgs['filter']>);
/** Of several filters each on its own, and of every two. */
const filters = [
  {},
  ...samples,
  ...samples.flatMap((one, index) => samples.slice(index + 1).map((two) => ({ ...one, ...two }))),
];

describe('the index of a tally', () => {
  if (tally === undefined) throw new Error('Expected resources to have a tally');

  it('tells of every two facets what the documents tell, whole and in lanes', async () => {
    const reader = accessData(database.db, 240_000).openReader(undefined);
    for (const [row, column] of pairs) {
      const question = questionOf({}, [row, column]);
      const expected = summed(await tallyFromDocuments(reader, question, undefined));
      for (const size of [0, 3000_000]) {
        const tallied = await tallyFromIndex(reader, { ...question, tally, size });
        expect({ row, column, tallied: summed(tallied) }).toEqual({
          row,
          column,
          tallied: expected,
        });
      }
    }
  });

  it('tells of every two filters what the documents tell', async () => {
    const reader = accessData(database.db, 240_000).openReader(undefined);
    for (const [index, filter] of filters.entries()) {
      const question = questionOf(filter, pairs[index % pairs.length]);
      expect(question.members.every(isTallied(tally))).toBe(true);
      const expected = summed(await tallyFromDocuments(reader, question, undefined));
      const tallied = await tallyFromIndex(reader, { ...question, tally, size: 3000 });
      expect({ filter, tallied: summed(tallied) }).toEqual({ filter, tallied: expected });
    }
  });

  it('is all that counting the whole collection reads', async () => {
    const neighbours = rules.map((rule, index) => [rule, rules[index - 1] ?? rule]);
    const examined = await Promise.all(
      neighbours.map(async (pair) => {
        const [rows, columns] = pair.map(nameOf);
        const result = await explain(`{ resources {
          facets(by: ${rows}) { value } crossTab(rows: ${rows}, columns: ${columns}) { cells { count } }
        } }`);
        return operationsOf(result).filter(
          ({ collection, documentsExamined }) =>
            collection === 'resources' && documentsExamined > 0,
        );
      }),
    );
    expect(examined.flat()).toEqual([]);
  });

  it('is left aside where a document was written without keys', async () => {
    const collection = database.db.collection<{ _id: string }>('resources');
    const query =
      '{ resources { facets(by: TOPIC, first: 1) { value count } crossTab(rows: TOPIC, columns: KIND) { rows { value count } } } }';
    const whole = await explain(query);
    const [top] = facetsOf(whole);
    await collection.insertOne({
      _id: 'Resource:written-elsewhere',
      kind: 'TOOL',
      topicIds: [top?.value],
    } as never);
    const withIt = await explain(query);
    await collection.deleteOne({ _id: 'Resource:written-elsewhere' });

    expect(facetsOf(withIt)).toEqual([{ value: top?.value, count: (top?.count ?? 0) + 1 }]);
    expect(rowsOf(withIt)[0]).toEqual(facetsOf(withIt)[0]);
    expect(facetsOf(await explain(query))).toEqual([top]);
  });
});

function questionOf(
  filter: PageArgs['filter'],
  [row, column]: readonly [FacetRule, FacetRule] | readonly [] = [],
): TallyQuestion {
  if (row === undefined || column === undefined) throw new Error('Expected two facets');
  const tallied = {
    collection: spec.name,
    members: membersOf(spec, filter),
    order: { field: 'sortName', direction: 'ASC' },
    checks: spec.checks,
    tally,
  } as const;
  return { ...tallied, rules: [row, column] };
}

/** Of how many documents each facet's values are, and how often they meet. */
function summed(counts: TallyCounts): object {
  const rows = counts.rows.mostFrequent(Infinity);
  const columns = counts.columns.mostFrequent(Infinity);
  return { rows, columns, pairs: counts.pairs(rows, columns) };
}

function nameOf(rule: FacetRule): string {
  const found = Object.entries(facets ?? {}).find(([, other]) => other === rule);
  if (found === undefined) throw new Error(`Expected a facet by ${rule.field}`);
  return found[0];
}

function explain(query: string): Promise<ExecutionResult> {
  const document = parse(query);
  return explained((explanation) =>
    graphOf(database).execute({ document, operationName: null, variables: {}, explanation }),
  );
}

interface Counted {
  readonly value: string;
  readonly count: number;
}

interface Answered {
  readonly resources: {
    readonly facets: readonly Counted[];
    readonly crossTab: { readonly rows: readonly Counted[] };
  };
}

function facetsOf({ data }: ExecutionResult): readonly Counted[] {
  // The query asks for it.
  return (JSON.parse(JSON.stringify(data)) as Answered).resources.facets;
}

function rowsOf({ data }: ExecutionResult): readonly Counted[] {
  // The query asks for it.
  return (JSON.parse(JSON.stringify(data)) as Answered).resources.crossTab.rows;
}
