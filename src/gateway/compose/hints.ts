import { DIRECTIVES_SINCE, NEWEST_KNOWN } from './federationVersions.ts';

/** Nobody need link what is older. */
const OLDEST_ADVISED = 3;

/** How to mend what subgraphs get wrong most. */
export const HINTS: Readonly<Record<string, string>> = {
  UNKNOWN_FEDERATION_LINK_VERSION:
    'Link https://specs.apollo.dev/federation/v2.9, or another version of Federation 2. Where the framework writes the link: strawberry federation.Schema(federation_version="2.9"), graphene-federation build_schema(federation_version=FederationVersion.VERSION_2_9), NestJS autoSchemaFile: { federation: { version: 2, importUrl, directives } }, SmallRye @Link(url = ...).',
  INVALID_FIELD_SHARING:
    'A field has one owner: leave it out, mark it @external where it is only required, or @shareable in every subgraph that answers it.',
  FIELD_TYPE_MISMATCH: 'Give the field the same type in all subgraphs.',
  EXTERNAL_TYPE_MISMATCH: 'Give the @external field the type that its owner gives it.',
  EXTERNAL_MISSING_ON_BASE: 'Name a field that its owner has, or drop @external and answer it.',
  EXTERNAL_ARGUMENT_MISSING: 'Repeat the arguments of the owner at the @external field.',
  REQUIRES_INVALID_FIELDS: 'Fields in @requires must be @external fields of the same type.',
  SATISFIABILITY_ERROR:
    'Give the type a @key in both subgraphs, answer the field in every subgraph that leads to the type, or use a type of your own.',
  ENUM_VALUE_MISMATCH: 'Repeat all values of the enum, or use one of your own.',
  TYPE_KIND_MISMATCH: 'The name is taken: use another.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Give the argument a default, or make it nullable.',
  INVALID_LINK_DIRECTIVE_USAGE: 'Name every directive that is used in the import of @link.',
  INTERFACE_FIELD_NO_IMPLEM: 'Implement every field of the interface, or do not implement it.',
  EMPTY_MERGED_ENUM_TYPE: 'Give the enum a value that all subgraphs have, or use one of your own.',
  EMPTY_MERGED_INPUT_TYPE:
    'Give the input a field that all subgraphs have, or use one of your own.',
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH:
    'Give the field a default, make it nullable, or have it in every subgraph that has the input.',
  FIELD_ARGUMENT_TYPE_MISMATCH: 'Give the argument the same type in all subgraphs.',
  FIELD_ARGUMENT_DEFAULT_MISMATCH: 'Give the argument the same default in all subgraphs.',
  INPUT_FIELD_DEFAULT_MISMATCH: 'Give the field the same default in all subgraphs.',
  EXTERNAL_UNUSED:
    'Drop the field where nothing requires or provides it; drop @external where the subgraph answers it.',
  OVERRIDE_FROM_SELF_ERROR: 'Name the subgraph that answers the field now, or drop @override.',
  OVERRIDE_SOURCE_HAS_OVERRIDE: 'Keep @override in the subgraph that is to answer the field.',
  OVERRIDE_ON_INTERFACE: 'Say @override at the field of each type that implements the interface.',
  OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE:
    'Whoever takes a field over answers it by itself: drop the other directive.',
  KEY_FIELDS_HAS_ARGS: 'Know the entity by fields that take no arguments.',
  KEY_FIELDS_SELECT_INVALID_TYPE: 'Know the entity by scalars, or by fields of object types.',
  PROVIDES_FIELDS_HAS_ARGS: 'Provide fields that take no arguments.',
  INVALID_SHAREABLE_USAGE: 'Say @shareable at the field of each type that implements it.',
  ONLY_INACCESSIBLE_CHILDREN: 'Make the type @inaccessible as well, or show one of its fields.',
  REFERENCED_INACCESSIBLE: 'Make what leads to the type @inaccessible as well, or show the type.',
  IMPLEMENTED_BY_INACCESSIBLE:
    'Make the field of the interface @inaccessible as well, or show the one of the type.',
  REQUIRED_INACCESSIBLE: 'Give it a default, or make it nullable: clients cannot give it.',
  DEFAULT_VALUE_USES_INACCESSIBLE: 'Take a default that clients can see.',
  EXTENSION_WITH_NO_BASE:
    'Define the type, without extend, in the subgraph that has it; with Federation 2 no extend is needed.',
  INTERFACE_KEY_NOT_ON_IMPLEMENTATION: 'Give every type of the interface its @key.',
};

/** How to mend what makes no valid schema. */
const SCHEMA_HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /^(Expected a valid schema for clients, got: )?(Interface|Object) field/,
    'What implements an interface has all that the interface has in any subgraph, with the same arguments: add what is missing, or change the interface.',
  ],
  [
    /Union type \w+ must define one or more member types/,
    'Show clients one of its types, or make the union @inaccessible as well.',
  ],
];

/** How to mend what the composer says; null where it is not known. */
export function hintFor(code: string, message: string): string | null {
  const imported = /Cannot import unknown element "([^"]*)"/.exec(message)?.[1];
  if (imported !== undefined) return importHint(imported);
  const used = /Unknown directive "@(\w+)"/.exec(message)?.[1];
  if (used !== undefined && DIRECTIVES_SINCE.has(used)) return importHint(`@${used}`);
  return HINTS[code] ?? SCHEMA_HINTS.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}

function importHint(name: string): string {
  if (DIRECTIVES_SINCE.has(name)) return `Directives are imported with their @: "@${name}".`;
  const since = DIRECTIVES_SINCE.get(name.slice(1));
  if (since === undefined) {
    const { major, minor } = NEWEST_KNOWN;
    return `No version of Federation up to ${major}.${minor} has ${name}: drop it from the import of @link, or correct its name.`;
  }
  return `Federation has ${name} from 2.${since} on: link https://specs.apollo.dev/federation/v2.${Math.max(since, OLDEST_ADVISED)} or newer and import "${name}", or do without it.`;
}
