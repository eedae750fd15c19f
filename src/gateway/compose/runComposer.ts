import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { Kind, print, type GraphQLError } from 'graphql';
import { directivesOf } from './federationNames.ts';
import type { MixedFields } from './fieldTypes.ts';
import type { Service } from './service.ts';

export type Composed =
  { readonly supergraphSdl: string } | { readonly errors: readonly GraphQLError[] };

/**
 * Asks the composer, without the rules that are wrong for these subgraphs, and without its search for what
 * cannot be asked: it refuses what can be, and names nobody where fields require each other. Whether guards are repeated
 * is found out here as well (unrepeatedGuards.ts).
 */
export function runComposer(services: readonly Service[], mixed: MixedFields['fields']): Composed {
  const overruled = new Set<string>(['SatisfiabilityRule', 'AuthOnRequiresRule']);
  for (;;) {
    const result = composeServices([...services], { disableValidationRules: [...overruled] });
    if (!compositionHasErrors(result)) return { supergraphSdl: result.supergraphSdl };
    const judged = result.errors.map((error) => ({
      error,
      rule: wrongRule(error, services, mixed),
    }));
    const errors = judged.filter(({ rule }) => rule === null).map(({ error }) => error);
    const known = overruled.size;
    for (const { rule } of judged) if (rule !== null) overruled.add(rule);
    // Each time round a rule fewer is asked: what the others hid is seen.
    if (errors.length > 0 || overruled.size === known) {
      return { errors: errors.length > 0 ? errors : result.errors };
    }
  }
}

/** The rule behind an error that is none; null for what is right. */
function wrongRule(
  { message, extensions }: GraphQLError,
  services: readonly Service[],
  mixed: MixedFields['fields'],
): string | null {
  const coordinate = /"(\w+\.\w+)"/.exec(message)?.[1] ?? '';
  switch (extensions['code']) {
    case 'FIELD_TYPE_MISMATCH':
      // It knows no interfaces of interfaces, no members of a union that others name, no lists of lists.
      return mixed.has(coordinate) ? 'FieldsOfTheSameTypeRule' : null;
    case 'EXTERNAL_TYPE_MISMATCH':
      // It goes by the type in the first subgraph by name.
      return areExternalTypesKnown(coordinate, services, mixed) ? 'ExternalTypeMismatchRule' : null;
    case 'INVALID_FIELD_SHARING':
      // It looks for @shareable in objects only.
      return isSharedInterfaceObject(coordinate, services) ? 'InvalidFieldSharingRule' : null;
    default:
      return null;
  }
}

/** Whether a field of several types is @external only as one of them. */
function areExternalTypesKnown(
  coordinate: string,
  services: readonly Service[],
  mixed: MixedFields['fields'],
): boolean {
  const types = new Set(mixed.get(coordinate)?.types.values());
  const external = fieldsAt(coordinate, services).filter(({ find, field }) =>
    find(field, 'external'),
  );
  return external.length > 0 && external.every(({ field }) => types.has(print(field.type)));
}

function isSharedInterfaceObject(coordinate: string, services: readonly Service[]): boolean {
  const found = fieldsAt(coordinate, services)
    .filter(({ find, node }) => find(node, 'interfaceObject') !== undefined)
    .filter(({ find, field }) => find(field, 'external') === undefined)
    .map(({ find, node, field }) => find(field, 'shareable') ?? find(node, 'shareable'));
  return found.length > 1 && found.every((directive) => directive !== undefined);
}

/** A field of an object type wherever it stands, with what finds its directives there. */
function fieldsAt(coordinate: string, services: readonly Service[]) {
  const [type, name] = coordinate.split('.');
  return services.flatMap(({ typeDefs }) => {
    const find = directivesOf(typeDefs);
    return typeDefs.definitions.flatMap((node) =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      node.name.value === type
        ? (node.fields ?? [])
            .filter((field) => field.name.value === name)
            .map((field) => ({ node, field, find }))
        : [],
    );
  });
}
