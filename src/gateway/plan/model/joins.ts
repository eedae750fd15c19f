import {
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type UnionTypeDefinitionNode,
  Kind,
} from 'graphql';
import { directiveArguments } from '../../../answer/directiveArguments.ts';

/** The arguments of one directive. */
export type Given = Readonly<Record<string, unknown>>;

/** What each directive of this name was given. */
export function givenTo(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly Given[] {
  return (node.directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(directiveArguments);
}

/** Names of subgraphs by their values of join__Graph, in the supergraph's order. */
export function graphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
        ? (definition.values ?? []).flatMap((value) =>
            givenTo(value, 'join__graph').map(
              ({ name }) => [value.name.value, String(name)] as const,
            ),
          )
        : [],
    ),
  );
}

export type CompositeDefinition =
  ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

export function compositeDefinitions({
  definitions,
}: DocumentNode): readonly CompositeDefinition[] {
  return definitions.filter(
    (definition): definition is CompositeDefinition =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.UNION_TYPE_DEFINITION,
  );
}
