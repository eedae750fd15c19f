import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, type ExecutionResult } from 'graphql';
import { cursorAt, middlePlace, specOf } from '../../scripts/synthetic/places.ts';
import { filterSamples } from '../../scripts/synthetic/filterSamples.ts';
import { firstYear, lastYear } from '../../src/collections/record.ts';
import { explained } from '../../src/observing/explanation.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import type { Cursor } from '../../src/paging/cursor.ts';
import { connectionsOf, type Connection } from '../support/connections.ts';
import { operationsOf, wasteOf } from '../support/examined.ts';
import { graphOf } from '../support/graph.ts';
import { syntheticDatabase } from '../support/syntheticData.ts';

const database = syntheticDatabase(3000);
const schema = buildSchema(readApiSdl());
const connections = connectionsOf(schema).filter(({ parent }) => parent === 'Query');

type Variables = Readonly<Record<string, unknown>>;
type Ask = (variables: Variables) => Promise<ExecutionResult>;

describe.each(connections)('the list of $field', (connection) => {
  const filters = [
    { name: 'no filter', filter: null },
    ...(connection.filterType === null ? [] : filterSamples(schema, connection.filterType)),
  ];
  const pairs = filters.flatMap((filter) =>
    connection.orders.map((order) => ({ ...filter, order })),
  );

  it.each(pairs)('by $order with $name is read in order from an index', async (pair) => {
    const ask = askOf(connection, pair.filter);
    const places = await placesOf(connection, pair.order);
    const values = valuesIn(Object.values(pair.filter ?? {})[0]);
    expect(await wasteOfPages(ask, { order: pair.order, places, values })).toEqual([]);
  });
});

/** The middle of the whole list, and the middle of those without a value; filters thin out both. */
async function placesOf({ element }: Connection, order: string): Promise<readonly Cursor[]> {
  const spec = specOf(element === 'Partner' ? 'Entity' : element);
  const field = spec.orders[order];
  if (field === undefined) throw new Error(`Expected an order ${order} of ${spec.name}`);
  const middle = await middlePlace(database.db, spec, field);
  const empty = await database.db.collection(spec.name).findOne({ [field]: null });
  return [
    ...(middle === null ? [] : [middle]),
    ...(empty === null ? [] : [{ value: null, id: String(empty._id) }]),
  ];
}

function askOf({ field, orderType, filterType }: Connection, filter: Variables | null): Ask {
  const graph = graphOf(database);
  const declared = filterType === null ? '' : `, $filter: ${filterType}`;
  const passed = filterType === null ? '' : ', filter: $filter';
  const document = parse(`
    query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: ${orderType}${declared}) {
      list: ${field}(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy${passed}) {
        nodes { id }
        pageInfo { endCursor }
      }
    }`);
  return (variables) =>
    explained((explanation) =>
      graph.execute({
        document,
        operationName: null,
        variables: { ...variables, ...(filter && { filter }) },
        explanation,
      }),
    );
}

/** How many values of a field a filter allows. */
function valuesIn(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  // Of the spans of years, which are the only objects in filters.
  const { from = firstYear, to = lastYear } = value as { from?: number; to?: number };
  return Math.max(from, to) - from + 1;
}

interface Pages {
  readonly order: string;
  readonly places: readonly Cursor[];
  readonly values: number;
}

async function wasteOfPages(
  ask: Ask,
  { order, places, values }: Pages,
): Promise<readonly string[]> {
  const waste: string[] = [];
  for (const direction of ['ASC', 'DESC']) {
    const orderBy = { field: order, direction };
    const first = await ask({ first: 20, orderBy });
    const cursor = endCursorOf(first);
    const deep = cursor === null ? [] : places.map((place) => cursorAt(cursor, place));
    const pages = [
      ['first', first] as const,
      ['last', await ask({ last: 20, orderBy })] as const,
      ...(await Promise.all(
        deep.flatMap((place, index) => [
          named(`after ${index}`, ask({ first: 20, after: place, orderBy })),
          named(`before ${index}`, ask({ last: 20, before: place, orderBy })),
        ]),
      )),
    ];
    for (const [name, page] of pages) {
      expect(page.errors).toBeUndefined();
      const found = wasteOf(operationsOf(page), { values });
      waste.push(...found.map((text) => `${direction} ${name}: ${text}`));
    }
  }
  return waste;
}

async function named(
  name: string,
  page: Promise<ExecutionResult>,
): Promise<readonly [string, ExecutionResult]> {
  return [name, await page];
}

function endCursorOf({ data }: ExecutionResult): string | null {
  // The query asks for it.
  const { list } = data as { list: { pageInfo: { endCursor: string | null } } };
  return list.pageInfo.endCursor;
}
