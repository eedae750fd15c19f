import {
  Kind,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import { directivesOf } from './federationNames.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

/**
 * What a subgraph that takes an interface for one object may not say as well. Several subgraphs may take the same
 * interface for an object; one that knows its types cannot, since it would have each entity twice.
 */
export function findInterfaceObjectProblems(
  services: readonly Service[],
): readonly CompositionProblem[] {
  const implementations = implementationsIn(services);
  return services.flatMap(({ name: subgraph, typeDefs }) => {
    const find = directivesOf(typeDefs);
    const objects = objectTypes(typeDefs);
    const known = new Set(objects.map(({ name }) => name.value));
    return objects
      .filter((type) => find(type, 'interfaceObject') !== undefined)
      .flatMap(({ name, fields = [] }): readonly CompositionProblem[] => {
        const type = name.value;
        const both = [...(implementations.get(type) ?? [])].filter((one) => known.has(one));
        const moved = fields.filter((field) => find(field, 'override') !== undefined);
        return [
          ...both.map((one) => ({
            code: 'INTERFACE_OBJECT_USAGE_ERROR',
            message: `Expected a subgraph that has ${type} as @interfaceObject to know none of its types, got "type ${one}".`,
            subgraph,
            coordinate: one,
            hint: `Answer the fields of ${one} in another subgraph, or have the interface ${type} with all its types in this one.`,
          })),
          ...moved.map((field) => ({
            code: 'OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE',
            message: `Expected fields of an @interfaceObject to be nobody else's, got @override.`,
            subgraph,
            coordinate: `${type}.${field.name.value}`,
            hint: null,
          })),
        ];
      });
  });
}

/** The object types that implement an interface in any subgraph. */
export function implementationsIn(
  services: readonly Service[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const implementations = new Map<string, Set<string>>();
  for (const { name, interfaces = [] } of services.flatMap(({ typeDefs }) =>
    objectTypes(typeDefs),
  )) {
    for (const one of interfaces) {
      const known = implementations.get(one.name.value) ?? new Set();
      implementations.set(one.name.value, known.add(name.value));
    }
  }
  return implementations;
}

export function objectTypes({
  definitions,
}: DocumentNode): readonly (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[] {
  return definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}
