/** A field whose values can be counted, and where people's words for its values are. */
export interface FacetRule<Path extends string = string> {
  readonly field: Path;
  /** A list field: a document counts for each of its elements. */
  readonly isList?: true;
  /** The values are ids of entities, whose names stand in this collection under this field. */
  readonly labels?: { readonly collection: string; readonly field: string };
}

/** Counts by the field's value. */
export function byValue<const Path extends string>(field: Path): FacetRule<Path> {
  return { field };
}

/** Counts by each element of the field. */
export function byElement<const Path extends string>(field: Path): FacetRule<Path> {
  return { field, isList: true };
}

/** Counts by the entities that the field, or an element of it, refers to. */
export function byEntity<const Path extends string>(
  rule: FacetRule<Path>,
  collection: string,
  field = 'name',
): FacetRule<Path> {
  return { ...rule, labels: { collection, field } };
}
