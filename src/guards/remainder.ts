import type {
  DirectiveNode,
  DocumentNode,
  FieldNode,
  GraphQLNamedType,
  GraphQLObjectType,
  VariableDefinitionNode,
} from 'graphql';

/** What is left of an operation where some of it is denied. */
export interface Remainder {
  /** Without named fragments; each denied field is a `__typename` under a name of ours. */
  readonly document: DocumentNode;
  /** Of variables that only what is denied takes, and are not in the document; their values have to be right all the same. */
  readonly unused: readonly VariableDefinitionNode[];
  /** Where nulls belong. */
  readonly root: Gaps;
  readonly denials: readonly Denial[];
}

/** Where fields of an object, or below it, are denied. */
export interface Gaps {
  /** By the names of ours. */
  readonly denied: Map<string, AskedField & { readonly key: string }>;
  /** By response key. */
  readonly below: Map<string, { readonly asked: AskedField[]; readonly gaps: Gaps }>;
  /** What tells the type of an object, where it is not the same for all. */
  readonly typeKey: string | null;
}

/** A field as it is asked of objects of some types. */
export interface AskedField {
  readonly name: string;
  readonly parent: GraphQLNamedType;
  readonly possible: readonly GraphQLObjectType[];
}

/** A field that is denied, wherever its objects are. */
export interface Denial {
  /** Response keys, and `@` for the elements of a list. */
  readonly path: readonly string[];
  readonly node: FieldNode;
  /** It is asked for where all of them say so. */
  readonly conditions: readonly (readonly DirectiveNode[])[];
}
