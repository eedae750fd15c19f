import { describe, expect, it } from '@jest/globals';
import { buildSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { cursorAt } from '../../scripts/synthetic/places.ts';
import { explained } from '../../src/observing/explanation.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { openCollection } from '../../src/collections/define.ts';
import { connectionsOf, type Connection } from '../support/connections.ts';
import { operationsOf, wasteOf } from '../support/examined.ts';
import { graphOf } from '../support/graph.ts';
import { syntheticDatabase } from '../support/syntheticData.ts';

const database = syntheticDatabase(3000);
const schema = buildSchema(readApiSdl());
const pairs = connectionsOf(schema)
  .filter(({ parent }) => isNode(parent))
  .flatMap((connection) => connection.orders.map((order) => ({ ...connection, order })));

describe('pages of many parents at once', () => {
  it.each(pairs)('$parent: $field by $order are read in order from an index', async (pair) => {
    const ids = await idsOf(pair.parent);
    const ask = askOf(pair, ids);
    const waste: string[] = [];
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = { field: pair.order, direction };
      const first = await ask({ first: 5, orderBy });
      const cursor = cursorIn(first);
      const pages = {
        first,
        last: await ask({ last: 5, orderBy }),
        ...(cursor !== null && {
          after: await ask({ first: 5, after: cursor, orderBy }),
          before: await ask({ last: 5, before: cursor, orderBy }),
          afterNull: await ask({ first: 5, after: emptyAt(cursor), orderBy }),
        }),
      };
      for (const [name, page] of Object.entries(pages)) {
        expect(page.errors).toBeUndefined();
        const found = wasteOf(operationsOf(page), { parents: ids.length });
        waste.push(...found.map((text) => `${direction} ${name}: ${text}`));
      }
    }
    expect(waste).toEqual([]);
  });
});

function isNode(name: string): boolean {
  const [type, node] = [schema.getType(name), schema.getType('Node')];
  return isObjectType(type) && isInterfaceType(node) && schema.isSubType(node, type);
}

async function idsOf(type: string): Promise<readonly string[]> {
  const found = await openCollection(database.db, { name: 'entities' })
    .find({ type }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(10)
    .toArray();
  return found.map(({ _id }) => _id);
}

function askOf(
  { parent, field, orderType }: Connection,
  ids: readonly string[],
): (variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult> {
  const graph = graphOf(database);
  const document = parse(`
    query ($ids: [ID!]!, $first: Int, $after: String, $last: Int, $before: String, $orderBy: ${orderType}) {
      nodes(ids: $ids) {
        ... on ${parent} {
          list: ${field}(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
            edges { cursor node { id } }
          }
        }
      }
    }`);
  return (variables) =>
    explained((explanation) =>
      graph.execute({
        document,
        operationName: null,
        variables: { ...variables, ids },
        explanation,
      }),
    );
}

/** The cursor in the middle of the longest page. */
function cursorIn({ data }: ExecutionResult): string | null {
  // The query asks for it.
  const { nodes } = data as { nodes: { list: { edges: { cursor: string }[] } }[] };
  const [longest = []] = nodes
    .map(({ list }) => list.edges)
    .toSorted((a, b) => b.length - a.length);
  return longest[Math.floor(longest.length / 2)]?.cursor ?? null;
}

/** The place of those without a value, of the same list. */
function emptyAt(cursor: string): string {
  return cursorAt(cursor, { value: null, id: 'Resource:synthetic-resource-001500' });
}
