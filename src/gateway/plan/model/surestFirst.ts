import type { GraphQLSchema } from 'graphql';
import type { Selection } from '../selection.ts';

interface Keyed {
  readonly key: Selection | null;
  readonly state: { readonly type: string };
}

/**
 * By a key that may be null not all objects can be asked for, and by one of which a part may be, who is asked has to know
 * them so: of two that are as near the first is taken.
 */
export function surestFirst<Entry extends Keyed>(
  schema: GraphQLSchema,
  entries: readonly Entry[],
): readonly Entry[] {
  const rank = ({ key, state: { type } }: Entry): number => {
    if (key === null || isNeverNull(schema, type, key)) return 0;
    return [...key.fields.values()].some(({ name }) => isGiven(schema, type, name)) ? 1 : 2;
  };
  const ranked = entries.map((entry) => ({ entry, rank: rank(entry) }));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

/** Neither it nor any part of it. */
function isNeverNull(schema: GraphQLSchema, type: string, { fields }: Selection): boolean {
  return [...fields.values()].every(({ name, below }) => {
    if (!isGiven(schema, type, name)) return false;
    return below === null || isNeverNull(schema, namedIn(typeOf(schema, type, name)), below);
  });
}

function isGiven(schema: GraphQLSchema, type: string, field: string): boolean {
  return typeOf(schema, type, field).endsWith('!');
}

function typeOf(schema: GraphQLSchema, type: string, field: string): string {
  const known = schema.getType(type);
  return known && 'getFields' in known ? String(known.getFields()[field]?.type) : '';
}

function namedIn(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}
