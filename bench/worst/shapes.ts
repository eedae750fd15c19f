import {
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../scripts/synthetic/random.ts';
import type { Ask, Shape, Step } from './shape.ts';
import { listsOf, selectLeaves, writeFilter, type KnownValues, type List } from './world.ts';

export interface Shapes {
  /** Another operation each time. */
  random(random: Random): Shape;
  /** The same operation with something else in one place. */
  change(shape: Shape, random: Random): Shape;
}

/** Aliases that an operation may have by default. */
const maxAsks = 30;
const pageSizes = [1, 5, 20, 52, 100];

/** Operations over a schema whose work is counting, filtering, searching and reading pages. */
export function createShapes(schema: GraphQLSchema, known: KnownValues): Shapes {
  const rootAsk = (random: Random): Ask => {
    const kind = random.below(10);
    if (kind === 0) return searchAsk(known, random);
    if (kind === 1) return nearestAsk(random);
    return listAsk('Query', random);
  };

  const listAsk = (parent: string, random: Random): Ask => {
    const lists = listsIn(schema, parent);
    // Where most is: other lists are short.
    const wanted = lists.filter(({ element }) => element === 'Resource');
    const list = random.pick(wanted.length > 0 && random.chance(0.7) ? wanted : lists);
    return { call: callOf(list, random), selection: selectionOf(list, random) };
  };

  const callOf = (list: List, random: Random): string => {
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
  };

  const selectionOf = ({ connection, element }: List, random: Random): string => {
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
  };

  const parentsOf = (random: Random): readonly Step[] => {
    const steps: Step[] = [];
    let type = 'Query';
    for (const depth = random.below(3); steps.length < depth;) {
      const lists = listsIn(schema, type).filter(
        ({ element }) => listsIn(schema, element).length > 0,
      );
      if (lists.length === 0) break;
      const list = random.pick(lists);
      const size = steps.length === 0 ? random.pick([20, 52, 100]) : random.pick([1, 5, 10]);
      steps.push({ field: list.field, args: `(first: ${size})` });
      type = list.element;
    }
    return steps;
  };

  const askOf = (parents: readonly Step[], random: Random): Ask =>
    parents.length === 0 ? rootAsk(random) : listAsk(typeBelow(schema, parents), random);

  const asksOf = (parents: readonly Step[], random: Random): readonly Ask[] =>
    Array.from({ length: random.pick([1, 5, 15, maxAsks]) }, () => askOf(parents, random));

  return {
    random: (random) => {
      const parents = parentsOf(random);
      return { parents, asks: asksOf(parents, random) };
    },
    change: (shape, random) => {
      const { parents, asks } = shape;
      switch (random.below(4)) {
        case 0:
          return { parents, asks: [...asks, askOf(parents, random)].slice(-maxAsks) };
        case 1:
          return {
            parents,
            asks: asks.map((ask) => (random.chance(0.5) ? askOf(parents, random) : ask)),
          };
        case 2:
          return { parents, asks: fillUp(random.pick(asks), random, parents) };
        default:
          return { parents: parents.map((step) => ({ ...step, args: '(first: 100)' })), asks };
      }
    },
  };

  /** As many of the same selection as there is room for, each with another filter. */
  function fillUp(
    { call, selection }: Ask,
    random: Random,
    parents: readonly Step[],
  ): readonly Ask[] {
    return Array.from({ length: maxAsks }, () => {
      const other = askOf(parents, random);
      const isAlike = [call, other.call].every((one) => one.startsWith('resources('));
      return isAlike ? { call: other.call, selection } : other;
    });
  }
}

function listsIn(schema: GraphQLSchema, type: string): readonly List[] {
  const found = schema.getType(type);
  return isObjectType(found) ? listsOf(found) : [];
}

function typeBelow(schema: GraphQLSchema, parents: readonly Step[]): string {
  return parents.reduce(
    (type, { field }) =>
      listsIn(schema, type).find((list) => list.field === field)?.element ?? type,
    'Query',
  );
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
