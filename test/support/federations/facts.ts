import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type NameNode,
  type SelectionSetNode,
} from 'graphql';
import { FEDERATION_LINK } from '../federationLink.ts';
import type { GeneratedSubgraph } from './generate.ts';

/** A field as one subgraph declares it. */
export interface FieldIn {
  readonly graph: string;
  readonly node: FieldDefinitionNode;
  readonly isExternal: boolean;
  /** Another subgraph answers it now. */
  readonly isOverridden: boolean;
  readonly isOverriding: boolean;
  readonly requires: SelectionSetNode | null;
  readonly provides: SelectionSetNode | null;
}

interface KeyIn {
  readonly selections: SelectionSetNode;
  readonly isResolvable: boolean;
}

interface TypeIn {
  readonly keys: readonly KeyIn[];
  readonly fields: ReadonlyMap<string, FieldIn>;
  readonly isInterfaceObject: boolean;
}

interface Graph {
  readonly schema: GraphQLSchema;
  readonly types: ReadonlyMap<string, TypeIn>;
}

/** What subgraphs say of themselves, read of their own SDLs and of no supergraph. */
export class Facts {
  readonly graphs: ReadonlyMap<string, Graph>;

  constructor(subgraphs: readonly GeneratedSubgraph[]) {
    const read = subgraphs.map(({ name, sdl }) => [name, readGraph(name, sdl)] as const);
    const overridden = new Set(read.flatMap(([, { overrides }]) => overrides));
    this.graphs = new Map(
      read.map(([name, { schema, types }]) => [
        name,
        {
          schema,
          types: new Map(
            [...types].map(([type, one]) => [type, markOverridden(one, name, type, overridden)]),
          ),
        },
      ]),
    );
  }

  graph(name: string): Graph {
    const graph = this.graphs.get(name);
    if (!graph) throw new Error(`Expected a subgraph, got ${name}.`);
    return graph;
  }

  typeIn(graph: string, type: string): TypeIn | undefined {
    return this.graph(graph).types.get(type);
  }

  /** All declarations of a field of an object type, also those at its interfaces that some take for objects. */
  declarations(type: string, field: string): readonly FieldIn[] {
    return [type, ...this.interfaceObjectsOf(type)].flatMap((name) =>
      [...this.graphs.values()].flatMap(({ types }) => {
        const known = types.get(name);
        return known && (name === type || known.isInterfaceObject)
          ? (known.fields.get(field) ?? [])
          : [];
      }),
    );
  }

  /** The interfaces of an object type that some subgraph takes for an object type. */
  interfaceObjectsOf(type: string): readonly string[] {
    const found = new Set<string>();
    for (const { schema } of this.graphs.values()) {
      const known = schema.getType(type);
      if (!isObjectType(known)) continue;
      for (const { name } of known.getInterfaces()) {
        if ([...this.graphs.values()].some(({ types }) => types.get(name)?.isInterfaceObject))
          found.add(name);
      }
    }
    return [...found];
  }

  /** The object types that a subgraph may give for a type, all those of an interface that it takes for an object. */
  possibleIn(graph: string, name: string): readonly string[] {
    const { schema, types } = this.graph(graph);
    const type = schema.getType(name);
    if (types.get(name)?.isInterfaceObject) return this.objectsOf(name);
    if (!isAbstractType(type)) return [name];
    const members = schema
      .getPossibleTypes(type)
      .flatMap((one) => this.possibleIn(graph, one.name));
    return [...new Set(members)];
  }

  /** The object types of an interface in all subgraphs. */
  objectsOf(name: string): readonly string[] {
    const found = [...this.graphs.values()].flatMap(({ schema }) => {
      const type = schema.getType(name);
      return isInterfaceType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [];
    });
    return [...new Set(found)].sort();
  }

  fieldNames(type: string): ReadonlySet<string> {
    return new Set(
      [...this.graphs.values()].flatMap(({ types }) => [...(types.get(type)?.fields.keys() ?? [])]),
    );
  }

  keysOf(type: string): readonly SelectionSetNode[] {
    return [...this.graphs.values()].flatMap(({ types }) =>
      (types.get(type)?.keys ?? []).map((key) => key.selections),
    );
  }

  typeNames(): ReadonlySet<string> {
    return new Set([...this.graphs.values()].flatMap(({ types }) => [...types.keys()]));
  }
}

function markOverridden(
  type: TypeIn,
  graph: string,
  name: string,
  overridden: ReadonlySet<string>,
): TypeIn {
  const isKey = (field: string) =>
    type.keys.some(({ selections }) =>
      selections.selections.some((one) => one.kind === Kind.FIELD && one.name.value === field),
    );
  return {
    ...type,
    fields: new Map(
      [...type.fields].map(([field, one]) => [
        field,
        { ...one, isOverridden: overridden.has(`${graph} ${name}.${field}`) && !isKey(field) },
      ]),
    ),
  };
}

function readGraph(graph: string, sdl: string): Graph & { readonly overrides: readonly string[] } {
  const whole = parse(FEDERATION_LINK + sdl, { noLocation: true });
  const document = withUsualRoots(whole);
  const types = new Map<string, TypeIn>();
  const overrides: string[] = [];
  for (const one of document.definitions) {
    if (one.kind !== Kind.OBJECT_TYPE_DEFINITION && one.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    const fields = (one.fields ?? []).map((node): FieldIn => {
      const [override] = argumentsOf(node.directives, 'override');
      if (override && override['label'] === undefined) {
        overrides.push(`${String(override['from'])} ${one.name.value}.${node.name.value}`);
      }
      const [requires] = argumentsOf(node.directives, 'requires');
      const [provides] = argumentsOf(node.directives, 'provides');
      return {
        graph,
        node,
        isExternal: argumentsOf(node.directives, 'external').length > 0,
        isOverridden: false,
        isOverriding: override !== undefined,
        requires: requires ? selectionsOf(String(requires['fields'])) : null,
        provides: provides ? selectionsOf(String(provides['fields'])) : null,
      };
    });
    types.set(one.name.value, {
      keys: argumentsOf(one.directives, 'key').map(({ fields: text, resolvable }) => ({
        selections: selectionsOf(String(text)),
        isResolvable: resolvable !== false,
      })),
      fields: new Map(fields.map((field) => [field.node.name.value, field])),
      isInterfaceObject: argumentsOf(one.directives, 'interfaceObject').length > 0,
    });
  }
  return { schema: buildSubgraphSchema(whole), types, overrides };
}

/** The schema with its root types under the names that they have in the supergraph. */
function withUsualRoots(document: DocumentNode): DocumentNode {
  const roots = new Map(
    document.definitions
      .flatMap((one) => (one.kind === Kind.SCHEMA_DEFINITION ? one.operationTypes : []))
      .map(({ type, operation }) => [
        type.name.value,
        `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`,
      ]),
  );
  const usual = (node: NameNode) => roots.get(node.value) ?? node.value;
  return visit(document, {
    NamedType: ({ name, ...node }) => ({ ...node, name: { ...name, value: usual(name) } }),
    ObjectTypeDefinition: ({ name, ...node }) => ({
      ...node,
      name: { ...name, value: usual(name) },
    }),
  });
}

function argumentsOf(
  directives: readonly DirectiveNode[] | undefined,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
    );
}

function selectionsOf(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  throw new Error(`Expected fields, got ${text}.`);
}
