import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import { directivesOf } from './federationNames.ts';
import { graphsOf, joinGraphs } from './joinGraphs.ts';
import type { Service } from './service.ts';

/**
 * Says in a supergraph which fields of interfaces are external to subgraphs that take the interface
 * for an object. Where all subgraphs of the interface have the field, the composer forgets it, and
 * routers would ask them for what they are to be told.
 */
export function markExternal(supergraphSdl: string, services: readonly Service[]): string {
  const external = new Set(
    services.flatMap(({ name, typeDefs }) =>
      externalFields(typeDefs).map((coordinate) => `${coordinate} in ${name}`),
    ),
  );
  return external.size === 0
    ? supergraphSdl
    : print(mark(parse(supergraphSdl, { noLocation: true }), external));
}

/** A supergraph that says of fields of interfaces, `Type.field in subgraph`, that they are external there. */
export function mark(document: DocumentNode, external: ReadonlySet<string>): DocumentNode {
  const names = joinGraphs(document);
  return visit(document, {
    InterfaceTypeDefinition: (type) => {
      const graphs = graphsOf(type.directives, 'join__type');
      return {
        ...type,
        fields: (type.fields ?? []).map((field) => {
          const isExternal = (graph: string) =>
            external.has(`${type.name.value}.${field.name.value} in ${String(names.get(graph))}`);
          const isForgotten =
            graphsOf(field.directives, 'join__field').length === 0 && graphs.some(isExternal);
          if (!isForgotten) return field;
          const joins = graphs.map((graph) => join(graph, isExternal(graph)));
          return { ...field, directives: [...(field.directives ?? []), ...joins] };
        }),
      };
    },
  });
}

/** `Type.field` of every field that the types of an SDL with @interfaceObject only require. */
function externalFields(document: DocumentNode): readonly string[] {
  const find = directivesOf(document);
  const types = document.definitions.filter(
    (definition): definition is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
      (definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
        definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      find(definition, 'interfaceObject') !== undefined,
  );
  return types.flatMap(({ name, fields = [] }) =>
    fields
      .filter((field) => find(field, 'external') !== undefined)
      .map((field) => `${name.value}.${field.name.value}`),
  );
}

function join(graph: string, isExternal: boolean): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'join__field' },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'graph' },
        value: { kind: Kind.ENUM, value: graph },
      },
      ...(isExternal
        ? [
            {
              kind: Kind.ARGUMENT,
              name: { kind: Kind.NAME, value: 'external' },
              value: { kind: Kind.BOOLEAN, value: true },
            } as const,
          ]
        : []),
    ],
  };
}
