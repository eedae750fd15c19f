import {
  Kind,
  print,
  TypeNameMetaFieldDef,
  type GraphQLCompositeType,
  type SelectionSetNode,
} from 'graphql';

/** What is asked of objects. */
export interface Selections {
  /** By response key. */
  readonly fields: Map<string, CanonicalField>;
  /** By the name of the type they are for. */
  readonly fragments: Map<string, Selections>;
}

export interface CanonicalField {
  readonly name: string;
  /** The field as it is written, without its selections. */
  readonly head: string;
  /** Where its selections go; null for a leaf. */
  readonly below: Place | null;
}

export interface Place {
  readonly into: Selections;
  /** The type of all objects that `into` is for. */
  readonly scope: GraphQLCompositeType;
}

/** The entry of `__typename` in `Selections.fields`. */
export const typename: readonly [string, CanonicalField] = [
  TypeNameMetaFieldDef.name,
  { name: TypeNameMetaFieldDef.name, head: TypeNameMetaFieldDef.name, below: null },
];

export function emptySelections(): Selections {
  return { fields: new Map(), fragments: new Map() };
}

export function isEmpty({ fields, fragments }: Selections): boolean {
  return fields.size === 0 && fragments.size === 0;
}

/** As they stand in the text of an operation. */
export function printSelections({ fields, fragments }: Selections): string {
  const parts = [
    ...[...fields.values()].map(({ head, below }) =>
      below === null ? head : head + printSelections(below.into),
    ),
    ...[...fragments].map(([type, selections]) => `... on ${type}${printSelections(selections)}`),
  ];
  return `{${parts.join(' ')}}`;
}

/** Adds a key of the entity that the selections are for. */
export function addKey({ fields }: Selections, { selections }: SelectionSetNode): void {
  fields.set(...typename);
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const name = selection.name.value;
    // Beside whatever the client selects of the same field; subgraphs merge the two.
    fields.set(`${name} of the key`, { name, head: print(selection), below: null });
  }
}

/** What either asks of one field, as one. */
export function uniteFields(one: CanonicalField, other: CanonicalField): CanonicalField {
  if (one.below === null || other.below === null) return one;
  return { ...one, below: { ...one.below, into: unite(one.below.into, other.below.into) } };
}

/** What either asks, as one. */
export function unite(one: Selections, other: Selections): Selections {
  const fields = new Map(one.fields);
  for (const [key, field] of other.fields) {
    const known = fields.get(key);
    fields.set(key, known ? uniteFields(known, field) : field);
  }
  const fragments = new Map(one.fragments);
  for (const [type, fragment] of other.fragments) {
    const known = fragments.get(type);
    fragments.set(type, known ? unite(known, fragment) : fragment);
  }
  return { fields, fragments };
}
