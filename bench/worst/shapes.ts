import type { GraphQLSchema } from 'graphql';
import type { Random } from '../../scripts/synthetic/random.ts';
import { listAsk, listsIn, rootAsk, type World } from './randomAsk.ts';
import type { Ask, Shape, Step } from './shape.ts';
import type { KnownValues } from './world.ts';

export interface Shapes {
  /** Another operation each time. */
  random(random: Random): Shape;
  /** The same operation with something else in one place. */
  change(shape: Shape, random: Random): Shape;
}

/** Aliases that an operation may have by default. */
const maxAsks = 30;

/** Operations over a schema whose work is counting, filtering, searching and reading pages. */
export function createShapes(schema: GraphQLSchema, known: KnownValues): Shapes {
  const world: World = { schema, known };
  const askOf = (parents: readonly Step[], random: Random): Ask =>
    parents.length === 0
      ? rootAsk(world, random)
      : listAsk(world, typeBelow(schema, parents), random);

  const asksOf = (parents: readonly Step[], random: Random): readonly Ask[] =>
    Array.from({ length: random.pick([1, 5, 15, maxAsks]) }, () => askOf(parents, random));

  return {
    random: (random) => {
      const parents = parentsOf(schema, random);
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

/** Up to two lists on the way, each with something below it. */
function parentsOf(schema: GraphQLSchema, random: Random): readonly Step[] {
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
}

function typeBelow(schema: GraphQLSchema, parents: readonly Step[]): string {
  return parents.reduce(
    (type, { field }) =>
      listsIn(schema, type).find((list) => list.field === field)?.element ?? type,
    'Query',
  );
}
