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
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseSelections } from '../parseSelections.ts';

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
      const added = isQuery
        ? entrances.map(
            ({ rootField, type }) => `${rootField}: [${type}] @join__field(graph: ${graph})`,
          )
        : [];
      return openType(node, { graph, fields, keys: keysOf(node, entrances), added });
    },
    InterfaceTypeDefinition: (node) => {
      const fields = needed.get(node.name.value);
      return fields && openType(node, { graph, fields, keys: keysOf(node, entrances), added: [] });
    },
  });
  return { sdl: print(extended), subgraph: graph, byField };
}

function keysOf({ name }: EntityDefinitionNode, entrances: readonly Entrance[]): readonly string[] {
  return entrances.filter(({ type }) => type === name.value).map(({ key }) => printKey(key));
}

/** Entities of an interface are those that some subgraph takes for objects, and so does the entrance. */
type EntityDefinitionNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

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
function openType<T extends EntityDefinitionNode>(node: T, opening: Opening): T {
  const { graph, fields, keys, added } = opening;
  const isObject = node.kind === Kind.INTERFACE_TYPE_DEFINITION ? ', isInterfaceObject: true' : '';
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
      : keys.map((key) => `@join__type(graph: ${graph}, key: "${key}"${isObject})`).join(' ');
  const head = print({ ...node, fields: [] }).trim();
  const sdl = `${head} ${joins} { ${[...pinned, ...added].join('\n')} }`;
  // What is printed and changed stays of its kind.
  return parse(sdl, { noLocation: true }).definitions[0] as T;
}

function findRequiring(document: DocumentNode, prefix: string): ReadonlyMap<string, Entrance> {
  const found = new Map<string, Entrance>();
  for (const type of entityTypes(document)) {
    for (const field of type.fields ?? []) {
      const key = keyFor(type, field);
      if (key === null) continue;
      const name = type.name.value;
      const rootField = `${prefix}_${name}_by_${key.replace(/\W+/g, '_')}`;
      const entrance = { rootField, type: name, key: parseSelections(key) };
      for (const known of [name, ...implementersOf(name, document)]) {
        const coordinate = `${known}.${field.name.value}`;
        if (!found.has(coordinate)) found.set(coordinate, entrance);
      }
    }
  }
  return found;
}

function implementersOf(name: string, document: DocumentNode): readonly string[] {
  return entityTypes(document)
    .filter(({ interfaces = [] }) => interfaces.some((known) => known.name.value === name))
    .map((type) => type.name.value);
}

/** The key by which the subgraph that requires something for the field knows the entity. */
function keyFor(type: EntityDefinitionNode, field: FieldDefinitionNode): string | null {
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
  const types = new Map(entityTypes(document).map((type) => [type.name.value, type]));
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

function entityTypes(document: DocumentNode): readonly EntityDefinitionNode[] {
  return document.definitions.filter(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION,
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
