import type { Collection, Db, Document } from 'mongodb';

/** A document field, or a path into an embedded one. */
export type FieldPath<Doc> = keyof Doc & string extends infer Key extends string
  ? Key | `${Key}.${string}`
  : never;

export type Direction = 'ASC' | 'DESC';

/** One filter: the field that must hold the value, and how a client's value is stored there. */
export interface FilterRule<Path extends string = string> {
  readonly field: Path;
  /** Absent where it is stored as it is given. */
  readonly toStored?: (value: string) => string;
}

/**
 * What one collection promises: its documents, and every look-up a caller may make of it.
 * Loaders and indexes are derived from this, so no look-up exists that has no index.
 */
export interface CollectionSpec<
  Doc extends Document = Document,
  One extends string = string,
  Pages extends string = string,
  Orders extends string = string,
  Filters extends string = string,
> {
  /** Its name in MongoDB. */
  readonly name: string;
  /** The GraphQL type that its documents are, and whose selected fields are what is read of them. */
  readonly type: string;
  /** Its documents only point to entities of other collections: what is loaded are references. */
  readonly holdsReferences?: true;
  /** Loader of one document by `_id`. */
  readonly one: Readonly<Record<One, '_id'>>;
  /** Loaders of pages: the field that the parent's keys are found in, or `null` for the whole collection. */
  readonly pages: Readonly<Record<Pages, FieldPath<Doc> | null>>;
  /** What a page can be ordered by. `_id` breaks ties. */
  readonly orders: Readonly<Record<Orders, FieldPath<Doc>>>;
  readonly defaultOrder: { readonly field: NoInfer<Orders>; readonly direction: Direction };
  readonly filters: Readonly<Record<Filters, FilterRule<FieldPath<Doc>>>>;
  /** Document fields behind a GraphQL field, where they are not the one of the same name. */
  readonly reads: Readonly<Record<string, readonly (keyof Doc & string)[]>>;
  /** Phantom: carries `Doc` for inference; never set. */
  readonly doc?: Doc;
}

export function defineCollection<Doc extends Document>() {
  return <
    const One extends string,
    const Pages extends string,
    const Orders extends string,
    const Filters extends string,
  >(
    spec: CollectionSpec<Doc, One, Pages, Orders, Filters>,
  ): CollectionSpec<Doc, One, Pages, Orders, Filters> => spec;
}

/** A filter by equality; on a list field, by one of its elements. */
export function equals<const Path extends string>(field: Path): FilterRule<Path> {
  return { field };
}

/** A filter by reference: takes a global id, or the slug or code behind it. */
export function refersTo<const Path extends string>(field: Path, type: string): FilterRule<Path> {
  return { field, toStored: (value) => toId(type, value) };
}

/** A filter by exact name, in the folded form that names are stored in. */
export function isNamed<const Path extends string>(field: Path): FilterRule<Path> {
  return { field, toStored: fold };
}

/** The global id of `value`, which may be one already: `toId('State', 'GA')` is `State:GA`. */
export function toId(type: string, value: string): string {
  return value.startsWith(`${type}:`) ? value : `${type}:${value}`;
}

/** The type of a global id, e.g. `State` of `State:GA`. */
export function typeOfId(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** The slug or code of a global id, e.g. `GA` of `State:GA`. */
export function naturalKey(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Lower case, without accents, one space between words: what names are compared and sorted by. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function openCollection(db: Db, spec: { readonly name: string }): Collection<StoredDoc> {
  return db.collection<StoredDoc>(spec.name);
}

/** Any document of ours: its `_id` is the global id. */
export interface StoredDoc extends Document {
  readonly _id: string;
}
