import type { GraphQLSchema } from 'graphql';
import type { Selection } from '../selection.ts';

interface Keyed {
  readonly key: Selection | null;
  readonly state: { readonly type: string };
}

/** By a key that may be null not all objects can be asked for: of two that are as near the first is taken. */
export function surestFirst<Entry extends Keyed>(
  schema: GraphQLSchema,
  entries: readonly Entry[],
): readonly Entry[] {
  const isUnsure = ({ key, state }: Entry) => key !== null && mayBeNull(schema, state.type, key);
  const unsure = new Set(entries.filter(isUnsure));
  return [...entries.filter((entry) => !unsure.has(entry)), ...unsure];
}

/** Whether all of it, or a part, may be null. */
function mayBeNull(schema: GraphQLSchema, type: string, { fields }: Selection): boolean {
  const known = schema.getType(type);
  const own = known && 'getFields' in known ? known.getFields() : {};
  return [...fields.values()].some(({ name, below }) => {
    const given = String(own[name]?.type);
    if (!given.endsWith('!')) return true;
    return below !== null && mayBeNull(schema, given.replaceAll(/[[\]!]/g, ''), below);
  });
}
