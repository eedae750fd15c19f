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

/**
 * Says in a supergraph which fields of interfaces are external to subgraphs that take the interface
 * for an object. Where all subgraphs of the interface have the field, the composer forgets it, and
 * routers would ask them for what they are to be told.
 */
export function markExternal(
  supergraphSdl: string,
  services: readonly { readonly name: string; readonly typeDefs: DocumentNode }[],
): string {
  const external = new Set(
    services.flatMap(({ name, typeDefs }) =>
      externalFields(typeDefs).map((coordinate) => `${coordinate} in ${name}`),
    ),
  );
  if (external.size === 0) return supergraphSdl;
  const document = parse(supergraphSdl, { noLocation: true });
  const names = graphNames(document);
  return print(
    visit(document, {
      InterfaceTypeDefinition: (type) => {
        const graphs = namesOf(type.directives, 'join__type');
        return {
          ...type,
          fields: (type.fields ?? []).map((field) => {
            const isExternal = (graph: string) =>
              external.has(`${type.name.value}.${field.name.value} in ${String(names.get(graph))}`);
            const isForgotten =
              namesOf(field.directives, 'join__field').length === 0 && graphs.some(isExternal);
            if (!isForgotten) return field;
            const joins = graphs.map((graph) => join(graph, isExternal(graph)));
            return { ...field, directives: [...(field.directives ?? []), ...joins] };
          }),
        };
      },
    }),
  );
}

/** `Type.field` of every field that the types of an SDL with @interfaceObject only require. */
function externalFields({ definitions }: DocumentNode): readonly string[] {
  const types = definitions.filter(
    (definition): definition is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
      (definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
        definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      has(definition.directives, 'interfaceObject'),
  );
  return types.flatMap(({ name, fields = [] }) =>
    fields
      .filter(({ directives }) => has(directives, 'external'))
      .map((field) => `${name.value}.${field.name.value}`),
  );
}

function has(directives: readonly ConstDirectiveNode[] | undefined, name: string): boolean {
  return (directives ?? []).some(
    (directive) => directive.name.value === name || directive.name.value === `federation__${name}`,
  );
}

/** The `graph` arguments of join directives. */
function namesOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): string[] {
  const graphs = (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ name: argument, value }) =>
      argument.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [],
    );
  return [...new Set(graphs)];
}

/** Names of subgraphs by their values of join__Graph. */
function graphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  return new Map(
    definitions
      .filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION)
      .filter(({ name }) => name.value === 'join__Graph')
      .flatMap(({ values = [] }) => values)
      .flatMap(({ name, directives = [] }) =>
        directives
          .flatMap((directive) => directive.arguments ?? [])
          .flatMap((argument) =>
            argument.name.value === 'name' && argument.value.kind === Kind.STRING
              ? [[name.value, argument.value.value] as const]
              : [],
          ),
      ),
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
