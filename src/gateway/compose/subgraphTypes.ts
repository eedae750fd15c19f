import {
  buildASTSchema,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

/** The types of a subgraph as a schema, those that it only extends among them; null where they make none. */
export function schemaOf({ definitions }: DocumentNode): GraphQLSchema | null {
  const types = definitions.filter(isTypeDefinitionNode);
  const extensions = definitions.filter(isTypeExtensionNode);
  const defined = new Set(types.map(({ name }) => name.value));
  const extended = extensions.filter(({ name }) => !defined.has(name.value));
  const bases = new Map(extended.map((node) => [node.name.value, baseOf(node)]));
  try {
    return buildASTSchema(
      { kind: Kind.DOCUMENT, definitions: [...types, ...bases.values(), ...extensions] },
      { assumeValid: true, assumeValidSDL: true },
    );
  } catch {
    // What is no schema is the composer's to refuse.
    return null;
  }
}

function baseOf({ kind, name }: TypeExtensionNode): TypeDefinitionNode {
  switch (kind) {
    case Kind.OBJECT_TYPE_EXTENSION:
      return { kind: Kind.OBJECT_TYPE_DEFINITION, name };
    case Kind.INTERFACE_TYPE_EXTENSION:
      return { kind: Kind.INTERFACE_TYPE_DEFINITION, name };
    case Kind.UNION_TYPE_EXTENSION:
      return { kind: Kind.UNION_TYPE_DEFINITION, name };
    case Kind.ENUM_TYPE_EXTENSION:
      return { kind: Kind.ENUM_TYPE_DEFINITION, name };
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return { kind: Kind.INPUT_OBJECT_TYPE_DEFINITION, name };
    case Kind.SCALAR_TYPE_EXTENSION:
      return { kind: Kind.SCALAR_TYPE_DEFINITION, name };
  }
}
