import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** What a contract hides and still lets clients find out, and entities that it leaves without an id. */
export function warnOfWaysAround(whole: GraphQLSchema, shown: GraphQLSchema): readonly string[] {
  return Object.values(shown.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => {
      const full = whole.getType(type.name);
      if (full === undefined || !('getFields' in full)) return [];
      const hidden = Object.keys(full.getFields()).filter((name) => !(name in type.getFields()));
      const ways = hidden.length === 0 ? [] : waysTo(type, shown);
      return [
        ...(hidden.includes('id') && isObjectType(type) ? [WITHOUT_ID(type.name)] : []),
        ...hidden.flatMap((field) =>
          ways
            .filter(({ name }) => isAlike(name, field))
            .map(({ place }) => `${type.name}.${field} is hidden, but ${place} tells of it.`),
        ),
      ];
    });
}

const WITHOUT_ID = (type: string): string =>
  `${type}.id is hidden: clients that keep objects by their id, such as Apollo Client and Relay, cannot keep this type, and links and cursors by id lead nowhere.`;

interface Way {
  readonly name: string;
  /** Where it is found. */
  readonly place: string;
}

/** Arguments, fields of filters, and values to order and count by, of all lists of a type. */
function waysTo(
  type: GraphQLObjectType | GraphQLInterfaceType,
  shown: GraphQLSchema,
): readonly Way[] {
  const ways = new Map<string, Way>();
  const add = (way: Way) => void ways.set(way.place, way);
  for (const holder of Object.values(shown.getTypeMap())) {
    if (!isObjectType(holder) || holder.name.startsWith('__')) continue;
    for (const field of Object.values(holder.getFields())) {
      if (leadsTo(field, type)) addArguments(field.args, `${holder.name}.${field.name}`, add);
    }
    if (isListOf(holder, type)) {
      for (const field of Object.values(holder.getFields())) {
        addArguments(field.args, `${holder.name}.${field.name}`, add);
      }
    }
  }
  return [...ways.values()];
}

function leadsTo(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType | GraphQLInterfaceType,
): boolean {
  const named = getNamedType(field.type);
  return named === type || (isObjectType(named) && isListOf(named, type));
}

/** Whether it is a connection, or the like, of a type. */
function isListOf(
  holder: GraphQLObjectType,
  type: GraphQLObjectType | GraphQLInterfaceType,
): boolean {
  const { nodes, edges } = holder.getFields();
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields()['node'] : undefined;
  return [nodes, node].some((field) => field !== undefined && getNamedType(field.type) === type);
}

function addArguments(
  args: readonly GraphQLArgument[],
  place: string,
  add: (way: Way) => void,
): void {
  const seen = new Set<string>();
  const addType = (named: GraphQLNamedType): void => {
    if (seen.has(named.name)) return;
    seen.add(named.name);
    if (isEnumType(named)) {
      for (const { name } of named.getValues()) add({ name, place: `${named.name}.${name}` });
    }
    if (!isInputObjectType(named)) return;
    for (const field of Object.values(named.getFields())) {
      add({ name: field.name, place: `${named.name}.${field.name}` });
      addType(getNamedType(field.type));
    }
  };
  for (const { name, type } of args) {
    add({ name, place: `${place}(${name}:)` });
    addType(getNamedType(type));
  }
}

/** `STATES_SERVED` and `stateServed` may be the same. */
function isAlike(name: string, field: string): boolean {
  return plain(name) === plain(field);
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
