import { isUnionType, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { reference, toId, typeOfId, type Reference } from '../ids.ts';
import type { OwnedEntity } from './entities.ts';
import { loadEntity } from './references.ts';

interface Representation {
  readonly __typename: string;
  readonly id?: unknown;
  readonly code?: unknown;
}

/**
 * Answers `_entities` as any other field is answered: an owned entity is loaded, any other is taken at
 * its word. What names no entity of this subgraph is refused.
 */
export function resolveEntities(
  schema: GraphQLSchema,
  entities: ReadonlyMap<string, OwnedEntity>,
): void {
  const union = schema.getType('_Entity');
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (!isUnionType(union) || field === undefined) return;
  const types = new Set(union.getTypes().map(({ name }) => name));
  const isRepresentation = (value: unknown): value is Representation => {
    const { __typename: type } = Object(value) as { readonly __typename?: unknown };
    return typeof type === 'string' && types.has(type);
  };
  // One that is wrong fails alone.
  const resolve = async (given: Representation, context: Context): Promise<object | null> => {
    const id = idOf(given);
    return entities.has(given.__typename) ? loadEntity(context, id, entities) : reference(id);
  };
  union.resolveType = ({ _id }: Reference) => typeOfId(_id);
  field.resolve = (
    _root,
    args: { readonly representations: readonly unknown[] },
    context: Context,
  ) =>
    args.representations.map((value) => {
      if (!isRepresentation(value)) throw unknownRepresentation(value);
      return resolve(value, context);
    });
}

function unknownRepresentation(value: unknown): Error {
  return userError(
    'BAD_USER_INPUT',
    `Expected a representation to have the __typename of an entity of this subgraph, got ${JSON.stringify(value)}.`,
  );
}

/** @throws BAD_USER_INPUT where the keys of a representation are missing or contradict each other. */
function idOf({ __typename: type, id, code }: Representation): string {
  const keys = [id, code].filter((key) => key !== undefined);
  const ids = new Set(keys.map((key) => (typeof key === 'string' ? toId(type, key) : null)));
  const [only] = ids;
  if (ids.size === 1 && typeof only === 'string') return only;
  throw userError(
    'BAD_USER_INPUT',
    `Expected a representation of ${type} to have one key, got ${JSON.stringify({ id, code })}.`,
  );
}
