/** How to mend what subgraphs get wrong most. */
export const HINTS: Readonly<Record<string, string>> = {
  UNKNOWN_FEDERATION_LINK_VERSION:
    'Federation up to 2.9 can be composed here: link https://specs.apollo.dev/federation/v2.9 or older.',
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
};
