import {
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../scripts/synthetic/random.ts';
import type { Ask } from './shape.ts';
import { listsOf, selectLeaves, writeFilter, type KnownValues, type List } from './world.ts';

/** What can be asked, and for which values. */
export interface World {
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
}

const pageSizes = [1, 5, 20, 52, 100];

export function rootAsk(world: World, random: Random): Ask {
  const kind = random.below(10);
  if (kind === 0) return searchAsk(world.known, random);
  if (kind === 1) return nearestAsk(random);
  return listAsk(world, 'Query', random);
}

/** Of a list that is a field of the parent, which is a type. */
export function listAsk(world: World, parent: string, random: Random): Ask {
  const lists = listsIn(world.schema, parent);
  // Where most is: other lists are short.
  const wanted = lists.filter(({ element }) => element === 'Resource');
  const list = random.pick(wanted.length > 0 && random.chance(0.7) ? wanted : lists);
  return { call: callOf(world, list, random), selection: selectionOf(world, list, random) };
}

function callOf({ schema, known }: World, list: List, random: Random): string {
  const filter =
    list.filter !== null && random.chance(0.85)
      ? writeFilter(schema, list.filter, { random, conditions: 1 + random.below(3), known })
      : null;
  const order = list.orders.length > 0 && random.chance(0.3) ? random.pick(list.orders) : null;
  const args = [
    `first: ${random.pick(pageSizes)}`,
    ...(filter === null ? [] : [`filter: ${filter}`]),
    ...(order === null ? [] : [`orderBy: { field: ${order} }`]),
  ];
  return `${list.field}(${args.join(', ')})`;
}

function selectionOf({ schema }: World, { connection, element }: List, random: Random): string {
  const fields = connection.getFields();
  const facets = valuesOf(fields['facets']);
  const tables = valuesOf(fields['crossTab']);
  const pieces = [
    ...(fields['totalCount'] && random.chance(0.5) ? ['totalCount'] : []),
    ...(facets.length > 0 && random.chance(0.6)
      ? [`facets(by: ${random.pick(facets)}, first: ${random.pick([1, 100])}) { value count }`]
      : []),
    ...(tables.length > 0 && random.chance(0.6)
      ? [
          `crossTab(rows: ${random.pick(tables)}, columns: ${random.pick(tables)}) { cells { row column count } }`,
        ]
      : []),
    ...(random.chance(0.4)
      ? [`nodes ${random.chance(0.5) ? selectLeaves(schema, element) : '{ id }'}`]
      : []),
  ];
  return `{ ${pieces.length === 0 ? 'totalCount' : pieces.join(' ')} }`;
}

export function listsIn(schema: GraphQLSchema, type: string): readonly List[] {
  const found = schema.getType(type);
  return isObjectType(found) ? listsOf(found) : [];
}

/** The values of the field's first argument, which is an enum where there is the field. */
function valuesOf(field: GraphQLField<unknown, unknown> | undefined): readonly string[] {
  const [argument] = field?.args ?? [];
  const named = argument && getNamedType(argument.type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
}

function searchAsk({ words = [] }: KnownValues, random: Random): Ask {
  const text = Array.from({ length: 1 + random.below(10) }, () => random.pick(words)).join(' ');
  return {
    call: `search(first: 100, text: ${JSON.stringify(text.slice(0, 200))})`,
    selection:
      '{ totalCount correctedText edges { score highlights { segments { text } } node { id } } }',
  };
}

function nearestAsk(random: Random): Ask {
  return {
    call: `nearestCenters(first: 100, to: { latitude: ${25 + random.below(24)}, longitude: ${-random.below(50) - 70} })`,
    selection: '{ totalCount nodes { id } }',
  };
}
