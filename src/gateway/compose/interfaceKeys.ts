import { Kind, type DocumentNode } from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { directivesOf, namesOf } from './federationNames.ts';
import { implementationsIn, objectTypes } from './interfaceObjects.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

/**
 * Subgraphs that would be asked of what type an object behind an `@interfaceObject` is, and do not know all
 * its types: of the others they would say that there is no such object.
 */
export function findUntoldTypes(services: readonly Service[]): readonly CompositionProblem[] {
  const opened = new Set(services.flatMap(({ typeDefs }) => interfaceObjectsIn(typeDefs)));
  const implementations = implementationsIn(services);
  return services.flatMap((service) => {
    const own = implementationsIn([service]);
    return keyedInterfacesIn(service.typeDefs)
      .filter((name) => opened.has(name))
      .flatMap((name): readonly CompositionProblem[] => {
        const missing = [...(implementations.get(name) ?? [])].filter(
          (type) => own.get(name)?.has(type) !== true,
        );
        if (missing.length === 0) return [];
        const types = missing.map((type) => `"type ${type} implements ${name}"`).join(', ');
        return [
          {
            code: 'INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE',
            message: `Expected all types of ${name} where it has a @key, got none of ${missing.join(', ')}.`,
            subgraph: service.name,
            coordinate: name,
            hint: `Others have ${name} as @interfaceObject and ask here which type it is. Add ${types} with the same @key, or say @key(fields: ..., resolvable: false) on the interface.`,
          },
        ];
      });
  });
}

function interfaceObjectsIn(document: DocumentNode): readonly string[] {
  const find = directivesOf(document);
  return objectTypes(document)
    .filter((type) => find(type, 'interfaceObject') !== undefined)
    .map(({ name }) => name.value);
}

/** Interfaces that can be asked for by a key. */
function keyedInterfacesIn(document: DocumentNode): readonly string[] {
  const nameOf = namesOf(document);
  const keyed = document.definitions
    .filter(
      (node) =>
        node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_EXTENSION,
    )
    .filter(({ directives = [] }) =>
      directives.some(
        (one) =>
          nameOf(one.name.value) === 'key' && directiveArguments(one)['resolvable'] !== false,
      ),
    );
  return [...new Set(keyed.map(({ name }) => name.value))];
}
