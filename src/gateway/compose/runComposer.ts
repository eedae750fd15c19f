import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { Kind, print, type GraphQLError } from 'graphql';
import { ownDirectives } from './directiveValues.ts';
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
      rule: wrongRule(error, { services, mixed }),
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

interface Judging {
  readonly message: string;
  /** `Type.field`, where it names one. */
  readonly coordinate: string;
  readonly subgraph: unknown;
  readonly services: readonly Service[];
  readonly mixed: MixedFields['fields'];
}

interface Overruling {
  readonly rule: string;
  readonly isWrong: (judging: Judging) => boolean;
}

/** By the code of an error, the rule it comes from, and when that is wrong. */
const WRONG: Readonly<Record<string, Overruling>> = {
  // It knows no interfaces of interfaces, no members of a union that others name, no lists of lists.
  FIELD_TYPE_MISMATCH: {
    rule: 'FieldsOfTheSameTypeRule',
    isWrong: ({ coordinate, mixed }) => mixed.has(coordinate),
  },
  // It goes by the type in the first subgraph by name.
  EXTERNAL_TYPE_MISMATCH: { rule: 'ExternalTypeMismatchRule', isWrong: areExternalTypesKnown },
  // It looks for @shareable in objects only. What is left of subscriptions moves (sharedSubscriptions.ts).
  INVALID_FIELD_SHARING: {
    rule: 'InvalidFieldSharingRule',
    isWrong: (judging) =>
      judging.message.includes('root level subscription') || isSharedInterfaceObject(judging),
  },
  INVALID_GRAPHQL: { rule: 'ProvidedArgumentsOnDirectivesRule', isWrong: isOwnValue },
};

/** The rule behind an error that is none; null for what is right. */
function wrongRule(
  { message, extensions }: GraphQLError,
  parts: Pick<Judging, 'services' | 'mixed'>,
): string | null {
  const coordinate = /"(\w+\.\w+)"/.exec(message)?.[1] ?? '';
  const subgraph = extensions['subgraphName'];
  const overruling = WRONG[String(extensions['code'])];
  return overruling?.isWrong({ message, coordinate, subgraph, ...parts }) === true
    ? overruling.rule
    : null;
}

/** Whether it is about a value of a directive that was looked at before (directiveValues.ts). */
function isOwnValue({ message, subgraph, services }: Judging): boolean {
  const directive = /Invalid value for "@(\w+)\(/.exec(message)?.[1];
  const service = services.find(({ name }) => name === subgraph);
  if (directive === undefined || service === undefined) return false;
  return ownDirectives(service.typeDefs).has(directive);
}

/** Whether a field of several types is @external only as one of them. */
function areExternalTypesKnown({ coordinate, services, mixed }: Judging): boolean {
  const types = new Set(mixed.get(coordinate)?.types.values());
  const external = fieldsAt(coordinate, services).filter(({ find, field }) =>
    find(field, 'external'),
  );
  return external.length > 0 && external.every(({ field }) => types.has(print(field.type)));
}

function isSharedInterfaceObject({ coordinate, services }: Judging): boolean {
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
