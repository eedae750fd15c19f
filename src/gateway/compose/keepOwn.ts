import {
  buildSchema,
  findBreakingChanges,
  isInputObjectType,
  parse,
  type GraphQLSchema,
} from 'graphql';
import { findLostDefaults } from './lostDefaults.ts';

interface Loss {
  readonly code: 'OWN_GRAPH_CHANGED';
  readonly message: string;
  /** Whose schema names the type. */
  readonly subgraph: string | null;
  readonly coordinate: string | null;
  readonly hint: string;
}

/**
 * What a graph lacks that ours has by itself. Composing lets any subgraph take something away: input fields,
 * their defaults and enum values that it does not repeat, what it says is @inaccessible, and all fields but one of an
 * input that it says is @oneOf.
 */
export function findLosses(
  apiSdl: string,
  schema: GraphQLSchema,
  remote: readonly { readonly name: string; readonly sdl: string }[],
): readonly Loss[] {
  const ours = buildSchema(apiSdl, { assumeValid: true });
  const broken = findBreakingChanges(ours, schema).filter(
    ({ type }) => !type.includes('DIRECTIVE'),
  );
  return [
    ...broken.map(({ description }) => description),
    ...findLostDefaults(ours, schema).map(({ path, was }) => `${path} lost its default, ${was}.`),
    ...findNewOneOf(ours, schema).map((name) => `${name} became @oneOf.`),
  ].map((description): Loss => {
    const coordinate = /[A-Z]\w*(?:\.\w+)?/.exec(description)?.[0] ?? null;
    const type = coordinate?.split('.')[0] ?? '';
    return {
      code: 'OWN_GRAPH_CHANGED',
      message: `Expected what is ours to stay as it is, got: ${description}`,
      subgraph: remote.findLast(({ sdl }) => namesOf(sdl).has(type))?.name ?? null,
      coordinate,
      hint: `Repeat ${type} as the graph has it, or use a type of your own.`,
    };
  });
}

/** Inputs of which but one field may be given now; graphql-js tells of none. */
function findNewOneOf(before: GraphQLSchema, after: GraphQLSchema): readonly string[] {
  return Object.keys(before.getTypeMap()).filter(
    (name) => isOneOf(after, name) && !isOneOf(before, name),
  );
}

function isOneOf(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isInputObjectType(type) && type.isOneOf;
}

function namesOf(sdl: string): ReadonlySet<string> {
  return new Set(
    parse(sdl, { noLocation: true }).definitions.flatMap((definition) =>
      'name' in definition ? [definition.name.value] : [],
    ),
  );
}
