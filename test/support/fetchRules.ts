import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { givenTo } from '../../src/gateway/plan/model/joins.ts';
import type { SubgraphRequest } from '../../src/gateway/subgraph.ts';
import { findImpossible } from './federations/impossible.ts';
import { holds } from './federations/thing.ts';

/** What is wrong with a fetch, null where its subgraph takes all of it. */
type FindFault = (request: SubgraphRequest) => string | null;

/** Holds fetches to a subgraph's own schema, and what they tell of entities to its keys. */
export function createFetchRules(sdl: string, schema: GraphQLSchema): FindFault {
  const keys = keysIn(parse(sdl));
  const findKeyless = (told: Readonly<Record<string, unknown>>) => {
    const { __typename: type } = told;
    const hasKey = keys.get(String(type))?.some((key) => holds(told, key));
    return hasKey === true ? [] : [`Expected a whole key, got ${JSON.stringify(told)}.`];
  };
  return ({ operation, variables }) => {
    const { document } = operation;
    const [error] = validate(schema, document);
    const fault = error?.message ?? findImpossible(schema, document);
    if (fault !== null) return `${fault}\n${operation.text}`;
    return representationsIn(document, variables).flatMap(findKeyless)[0] ?? null;
  };
}

/** Keys by the type that has them, but for those that entities cannot be asked for by. */
function keysIn({ definitions }: DocumentNode): ReadonlyMap<string, readonly SelectionSetNode[]> {
  const keys = new Map<string, SelectionSetNode[]>();
  for (const one of definitions) {
    if (!isTypeDefinitionNode(one) && !isTypeExtensionNode(one)) continue;
    const { value: type } = one.name;
    const resolvable = givenTo(one, 'key').filter(({ resolvable: can }) => can !== false);
    keys.set(type, [...(keys.get(type) ?? []), ...resolvable.map(({ fields }) => read(fields))]);
  }
  return keys;
}

function read(fields: unknown): SelectionSetNode {
  const [operation] = parse(`{ ${String(fields)} }`).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  throw new Error(`Expected fields, got ${String(fields)}.`);
}

function representationsIn(
  { definitions }: DocumentNode,
  variables: SubgraphRequest['variables'],
): readonly Readonly<Record<string, unknown>>[] {
  const selections = definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : [],
  );
  return selections.flatMap((one) => {
    if (one.kind !== Kind.FIELD || one.name.value !== '_entities') return [];
    const value = one.arguments?.[0]?.value;
    const told = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
    // What the gateway tells of entities is objects.
    return Array.isArray(told) ? (told as Readonly<Record<string, unknown>>[]) : [];
  });
}
