import { isInputObjectType } from 'graphql';
import type { Facts, FieldIn } from './facts.ts';
import { namedTypeOf } from './typeNodes.ts';

type Arguments = Readonly<Record<string, unknown>>;

/**
 * The arguments of a field without those, and without the fields of input objects, that some subgraph does not
 * have: the graph does not have them either, so that their defaults say nothing of what a client asked for.
 */
export function sharedArguments(args: Arguments, all: readonly FieldIn[], facts: Facts): Arguments {
  const [first] = all;
  const shared: Record<string, unknown> = {};
  for (const name of Object.keys(args).sort()) {
    const nodes = all.map(({ node }) => node.arguments?.find((one) => one.name.value === name));
    const type = first?.node.arguments?.find((one) => one.name.value === name)?.type;
    if (type === undefined || nodes.includes(undefined)) continue;
    shared[name] = sharedValue(args[name], namedTypeOf(type), facts);
  }
  return shared;
}

function sharedValue(value: unknown, type: string, facts: Facts): unknown {
  if (Array.isArray(value)) return value.map((one) => sharedValue(one, type, facts));
  const declared = [...facts.graphs.values()]
    .map(({ schema }) => schema.getType(type))
    .filter(isInputObjectType)
    .map((one) => one.getFields());
  const [first] = declared;
  if (first === undefined || typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([name]) => declared.every((one) => name in one));
  given.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    given.map(([name, inner]) => {
      const named = String(first[name]?.type).replaceAll(/[[\]!]/g, '');
      return [name, sharedValue(inner, named, facts)];
    }),
  );
}
