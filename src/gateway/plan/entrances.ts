import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  valueFromASTUntyped,
  visit,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Ways into a supergraph by the keys of its entities. */
export interface Entrances {
  /** The supergraph with one more subgraph, which gives entities by root fields. */
  readonly sdl: string;
  readonly subgraph: string;
  /** By `Type.field`, for every field that requires others. */
  readonly byField: ReadonlyMap<string, Entrance>;
}

/** A root field that gives entities of a type with their key. */
export interface Entrance {
  readonly rootField: string;
  readonly type: string;
  readonly key: SelectionSetNode;
}

/** `prefix` begins no field of the supergraph. */
export function addEntrances(supergraphSdl: string, prefix: string): Entrances {
  const document = parse(supergraphSdl, { noLocation: true });
  const byField = findRequiring(document, prefix);
  const entrances = [...new Map([...byField.values()].map((one) => [one.rootField, one])).values()];
  const needed = neededFields(document, entrances);
  const query = queryTypeOf(document);
  const graph = `${prefix.toUpperCase()}_ENTRANCE`;
  const extended = visit(document, {
    EnumTypeDefinition: (node) =>
      node.name.value === 'join__Graph'
        ? { ...node, values: [...(node.values ?? []), graphValue(graph)] }
        : undefined,
    ObjectTypeDefinition: (node) => {
      const isQuery = node.name.value === query;
      const fields = isQuery ? new Set<string>() : needed.get(node.name.value);
      if (fields === undefined) return undefined;
      const keys = entrances.filter(({ type }) => type === node.name.value);
      return openType(node, {
        graph,
        fields,
        keys: keys.map(({ key }) => printKey(key)),
        added: isQuery
          ? entrances.map(
              ({ rootField, type }) => `${rootField}: [${type}] @join__field(graph: ${graph})`,
            )
          : [],
      });
    },
  });
  return { sdl: print(extended), subgraph: graph, byField };
}

/** A value of join__Graph for a subgraph that nobody calls. */
function graphValue(name: string): EnumValueDefinitionNode {
  const argument = (key: string, value: string): ConstArgumentNode => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: key },
    value: { kind: Kind.STRING, value },
  });
  return {
    kind: Kind.ENUM_VALUE_DEFINITION,
    name: { kind: Kind.NAME, value: name },
    directives: [
      {
        kind: Kind.DIRECTIVE,
        name: { kind: Kind.NAME, value: 'join__graph' },
        arguments: [argument('name', name), argument('url', '')],
      },
    ],
  };
}

interface Opening {
  readonly graph: string;
  /** Fields that the entrance gives. */
  readonly fields: ReadonlySet<string>;
  readonly keys: readonly string[];
  /** More fields, as SDL. */
  readonly added: readonly string[];
}

/** Makes a type one of the entrance's as well; of its fields only those that it gives. */
function openType(node: ObjectTypeDefinitionNode, opening: Opening): ObjectTypeDefinitionNode {
  const { graph, fields, keys, added } = opening;
  const before = [...new Set(joinsOf(node.directives, 'join__type').map(graphOf))];
  const pins = before.map((name) => `@join__field(graph: ${name})`).join(' ');
  const pinned = (node.fields ?? []).map((field) => {
    const isPinned = joinsOf(field.directives, 'join__field').length > 0;
    if (fields.has(field.name.value)) {
      return isPinned ? `${print(field)} @join__field(graph: ${graph})` : print(field);
    }
    return isPinned ? print(field) : `${print(field)} ${pins}`;
  });
  const joins =
    keys.length === 0
      ? `@join__type(graph: ${graph})`
      : keys.map((key) => `@join__type(graph: ${graph}, key: "${key}")`).join(' ');
  const head = print({ ...node, fields: [] }).trim();
  return parseObjectType(`${head} ${joins} { ${[...pinned, ...added].join('\n')} }`);
}

/** What was an object type before it was printed and changed. */
function parseObjectType(sdl: string): ObjectTypeDefinitionNode {
  const [type] = parse(sdl, { noLocation: true }).definitions;
  if (type?.kind === Kind.OBJECT_TYPE_DEFINITION) return type;
  throw new Error(`Expected an object type, got ${sdl}`);
}

function findRequiring(document: DocumentNode, prefix: string): ReadonlyMap<string, Entrance> {
  const found = new Map<string, Entrance>();
  for (const type of objectTypes(document)) {
    for (const field of type.fields ?? []) {
      const key = keyFor(type, field);
      if (key === null) continue;
      const name = type.name.value;
      const rootField = `${prefix}_${name}_by_${key.replace(/\W+/g, '_')}`;
      found.set(`${name}.${field.name.value}`, { rootField, type: name, key: parseKey(key) });
    }
  }
  return found;
}

/** The key by which the subgraph that requires something for the field knows the entity. */
function keyFor(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string | null {
  const requiring = joinsOf(field.directives, 'join__field').find((join) => 'requires' in join);
  if (requiring === undefined) return null;
  const keys = joinsOf(type.directives, 'join__type').filter(
    (join) => graphOf(join) === graphOf(requiring) && join['resolvable'] !== false,
  );
  const key = keys[0]?.['key'];
  return typeof key === 'string' ? key : null;
}

/** The fields of each type that entrances give: keys, and what is below them. */
function neededFields(
  document: DocumentNode,
  entrances: readonly Entrance[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map(objectTypes(document).map((type) => [type.name.value, type]));
  const needed = new Map<string, Set<string>>();
  const need = (type: string, { selections }: SelectionSetNode): void => {
    const fields = needed.get(type) ?? new Set();
    needed.set(type, fields);
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      fields.add(selection.name.value);
      const field = types
        .get(type)
        ?.fields?.find(({ name }) => name.value === selection.name.value);
      if (field && selection.selectionSet) need(namedType(field), selection.selectionSet);
    }
  };
  for (const { type, key } of entrances) need(type, key);
  return needed;
}

function namedType(field: FieldDefinitionNode): string {
  let { type } = field;
  while (type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type.name.value;
}

function objectTypes(document: DocumentNode): readonly ObjectTypeDefinitionNode[] {
  return document.definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
}

function queryTypeOf(document: DocumentNode): string {
  const schema = document.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  const root =
    schema?.kind === Kind.SCHEMA_DEFINITION
      ? schema.operationTypes.find(({ operation }) => operation === OperationTypeNode.QUERY)
      : undefined;
  return root?.type.name.value ?? 'Query';
}

function parseKey(key: string): SelectionSetNode {
  const [operation] = parse(`{ ${key} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error(`Expected a key, got "${key}".`);
  return operation.selectionSet;
}

function printKey(key: SelectionSetNode): string {
  return print(key)
    .replace(/\s+/g, ' ')
    .replace(/^\{ | \}$/g, '');
}

type Join = Readonly<Record<string, unknown>>;

function joinsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): Join[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
    );
}

function graphOf(join: Join): string {
  return String(join['graph']);
}
