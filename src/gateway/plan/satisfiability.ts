import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Supergraph } from '../supergraph.ts';
import { Budget } from './budget.ts';
import { findDisjoint, type Giving } from './disjoint.ts';
import { createLabels } from './labels.ts';
import { Model } from './model/model.ts';
import { NotPlanned } from './notPlanned.ts';
import { plainKey } from './plainKey.ts';
import { positionsBelow, type Position } from './positions.ts';
import { Reach } from './reach.ts';
import { distinct } from './sets.ts';
import type { Standing } from './standing.ts';
import type { Unsatisfied } from './unsatisfied.ts';

const MAX_STEPS = 500_000;

/**
 * Goes to every field that clients can ask for, whatever leads to it, by what the planner goes by. Finds
 * nothing where that would take too much work: what cannot be planned is told when it is asked.
 */
export function findUnsatisfied({
  planning,
  schema,
}: Pick<Supergraph, 'planning' | 'schema'>): readonly Unsatisfied[] {
  // Of progressive overrides as many as ever hold for one request, and as few.
  const outcomes = [0, 1 - Number.EPSILON].map((draw) => [
    ...createLabels(planning.document, () => draw)(),
  ]);
  const found = [
    ...new Map(outcomes.map((active) => [active.join('\n'), active])).values(),
  ].flatMap((active) => {
    const model = new Model({ ...planning, isActive: (label) => active.includes(label) });
    return walk(model, { schema, prefix: planning.prefix });
  });
  const groups = Map.groupBy(found, ({ type, field }) => `${type}.${field}`);
  return [...groups.values()].flatMap(([first]) => first ?? []);
}

interface Walk {
  readonly model: Model;
  readonly reach: Reach;
  readonly budget: Budget;
  readonly schema: GraphQLSchema;
  readonly prefix: string;
  readonly queue: Position[];
  readonly found: Unsatisfied[];
}

function walk(
  model: Model,
  { schema, prefix }: { readonly schema: GraphQLSchema; readonly prefix: string },
): readonly Unsatisfied[] {
  const budget = new Budget(MAX_STEPS, []);
  const reach = new Reach(model, new Map(), budget);
  const going = { model, reach, budget, schema, prefix };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const keywords = ['', 'mutation', 'subscription'];
  const queue = roots.flatMap((root, index): readonly Position[] =>
    root ? [{ type: root.name, ways: [[]], path: [keywords[index] ?? ''] }] : [],
  );
  const found: Unsatisfied[] = [];
  try {
    visitAll({ ...going, queue, found });
  } catch (error) {
    if (!(error instanceof NotPlanned)) throw error;
  }
  return found;
}

function visitAll(going: Walk): void {
  const visited = new Map<string, (readonly ReadonlySet<string>[])[]>();
  // It grows while it is gone through.
  for (const position of going.queue) {
    const known = visited.get(position.type) ?? [];
    visited.set(position.type, known);
    const ways = position.ways.map((way) => new Set(way.map(({ id }) => id)));
    // Whoever has more at hand can be given no less.
    const isLess = (fewer: ReadonlySet<string>) =>
      ways.some((way) => [...fewer].every((id) => way.has(id)));
    if (known.some((one) => one.every(isLess))) continue;
    known.push(ways);
    visit(position, going);
  }
}

function visit(position: Position, going: Walk): void {
  const { reach, schema, budget } = going;
  const type = schema.getType(position.type);
  // Others are hidden from clients.
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  const from = position.ways.map((way) => way.map((state): Standing => ({ state, level: 0 })));
  if (isInterfaceType(type) && !goByTypes(position, from, going)) {
    if (schema.getPossibleTypes(type).length > 0) tell('__typename', position, { from, going });
  }
  for (const field of Object.values(type.getFields())) {
    budget.spend();
    if (isCompositeType(getNamedType(field.type))) {
      if (!goInto(field.name, position, { from, going }))
        tell(field.name, position, { from, going });
      continue;
    }
    const key = plainKey(field.name, going.prefix);
    const asked = { key, name: field.name, arguments: [], below: null };
    if (from.every((way) => reach.depth(type.name, way, asked) === Infinity)) {
      tell(field.name, position, { from, going });
    }
  }
}

interface Standings {
  /** By each way to have the objects. */
  readonly from: readonly (readonly Standing[])[];
  readonly going: Walk;
}

/** Of objects of which an interface is known only, goes on as all types that somebody tells of them. */
function goByTypes({ type, ways, path }: Position, from: Standings['from'], going: Walk): boolean {
  const { model, reach, queue } = going;
  const told = from.map((way) =>
    reach.closure(type, way).filter(({ entry }) => entry?.tellsType === true),
  );
  const tellers = distinct(told.flat().map(({ state }) => state.subgraph));
  for (const subgraph of tellers) {
    const toldBy = ways.filter((_way, index) =>
      told[index]?.some(({ state }) => state.subgraph === subgraph),
    );
    for (const possible of model.possibleIn(subgraph, type)) {
      queue.push({
        type: possible,
        ways: toldBy.map((way) => [model.state(subgraph, possible), ...way]),
        path: [...path, `... on ${possible}`],
      });
    }
  }
  return tellers.length > 0;
}

/** False where no subgraph can be asked for it. */
function goInto(name: string, position: Position, { from, going }: Standings): boolean {
  const { model, reach } = going;
  const { type } = position;
  const closures = from.map((way) => ({ way, closure: reach.closure(type, way) }));
  const all = closures.flatMap(({ way, closure }) =>
    closure.flatMap((reached): readonly Giving[] => {
      const { state, entry } = reached;
      const field = entry?.tellsType === true ? null : model.fieldAt(state, name);
      if (field === null || reach.levelToAsk(type, way, { reached, field }) === Infinity) return [];
      return [{ state, field, below: model.statesBelow(state, field, name) }];
    }),
  );
  const givings = [...new Map(all.map((giving) => [giving.state, giving])).values()];
  // Then each of its types is looked at by itself.
  if (givings.length === 0)
    return closures.some(({ closure }) => closure.some(({ entry }) => entry?.tellsType === true));
  const disjoint = findDisjoint(givings, model);
  if (disjoint !== null) {
    const operation = operationOf([...position.path, name]);
    going.found.push({ kind: 'disjoint', type, field: name, operation, types: disjoint });
    return true;
  }
  if (model.isMutation(type) && givings.length > 1) goIntoOne(name, position, { givings, going });
  else going.queue.push(...positionsBelow(name, position, { givings, model }));
  return true;
}

/** A mutation is made once: one of those who can make it is to lead to all that clients may ask of it. */
function goIntoOne(
  name: string,
  position: Position,
  { givings, going }: { readonly givings: readonly Giving[]; readonly going: Walk },
): void {
  const tries = givings.map((giving) => {
    const found: Unsatisfied[] = [];
    const queue = [...positionsBelow(name, position, { givings: [giving], model: going.model })];
    visitAll({ ...going, queue, found });
    return found;
  });
  const [fewest = []] = tries.toSorted((a, b) => a.length - b.length);
  going.found.push(...fewest.map((one): Unsatisfied => ({ ...one, isMadeOnce: true })));
}

function tell(field: string, { type, path }: Position, { from, going }: Standings): void {
  const { model, reach, found } = going;
  const entered = from
    .flatMap((way) => reach.closure(type, way))
    .filter(({ entry }) => entry !== null);
  const giving = model.entries(type).filter(({ state }) => model.fieldAt(state, field) !== null);
  const owning = model.subgraphs.filter(
    ({ types }) => types.get(type)?.fields.get(field)?.isExternal === false,
  );
  const requiring = entered.filter(({ state }) => model.fieldAt(state, field)?.requires != null);
  found.push({
    kind: 'unreachable',
    type,
    field,
    operation: operationOf([...path, field]),
    from: distinct(from.flat().map(({ state }) => state.subgraph.name)),
    givers: distinct(
      [...owning, ...giving.map(({ state }) => state.subgraph)].map(({ name }) => name),
    ),
    requiring: distinct(requiring.map(({ state }) => state.subgraph.name)),
  });
}

function operationOf([keyword = '', ...path]: readonly string[]): string {
  const text = `{ ${path.join(' { ')}${' }'.repeat(path.length)}`;
  return keyword === '' ? text : `${keyword} ${text}`;
}
