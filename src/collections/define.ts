import type { Collection, Db, Document } from 'mongodb';
import { fold } from '../fold.ts';
import { toId } from '../ids.ts';

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
  Pages extends Readonly<Record<string, FieldPath<Doc> | null>> = Readonly<
    Record<string, FieldPath<Doc> | null>
  >,
  Orders extends string = string,
  Filters extends string = string,
  HoldsReferences extends boolean = boolean,
> {
  /** Its name in MongoDB. */
  readonly name: string;
  /** The GraphQL type that its documents are, and whose selected fields are what is read of them. */
  readonly type: string;
  /** Its documents only point to entities of other collections: what is loaded are references. */
  readonly holdsReferences: HoldsReferences;
  /** Loader of one document by `_id`. */
  readonly one: Readonly<Record<One, '_id'>>;
  /** Loaders of pages: the field that the parent's keys are found in, or `null` for the whole collection. */
  readonly pages: Pages;
  /** What a page can be ordered by. `_id` breaks ties. */
  readonly orders: Readonly<Record<Orders, FieldPath<Doc>>>;
  readonly defaultOrder: { readonly field: NoInfer<Orders>; readonly direction: Direction };
  readonly filters: Readonly<Record<Filters, FilterRule<FieldPath<Doc>>>>;
  /** Document fields behind a GraphQL field, where they are not the one of the same name. */
  readonly reads: Readonly<Record<string, readonly (keyof Doc & string)[]>>;
  /** Phantom: carries `Doc` for inference; never set. */
  readonly doc?: Doc;
}

/** Declares a collection whose documents are the entities. */
export function defineCollection<Doc extends Document>() {
  return <
    const One extends string,
    const Pages extends Readonly<Record<string, FieldPath<Doc> | null>>,
    const Orders extends string,
    const Filters extends string,
  >(
    spec: Omit<CollectionSpec<Doc, One, Pages, Orders, Filters>, 'holdsReferences'>,
  ): CollectionSpec<Doc, One, Pages, Orders, Filters, false> => ({
    ...spec,
    holdsReferences: false,
  });
}

/** Declares a collection whose documents stand for entities of other collections, by their `_id`. */
export function defineReferences<Doc extends Document>() {
  return <
    const One extends string,
    const Pages extends Readonly<Record<string, FieldPath<Doc> | null>>,
    const Orders extends string,
    const Filters extends string,
  >(
    spec: Omit<CollectionSpec<Doc, One, Pages, Orders, Filters>, 'holdsReferences'>,
  ): CollectionSpec<Doc, One, Pages, Orders, Filters, true> => ({ ...spec, holdsReferences: true });
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

export function openCollection(db: Db, spec: { readonly name: string }): Collection<StoredDoc> {
  return db.collection<StoredDoc>(spec.name);
}

/** Any document of ours: its `_id` is the global id. */
export interface StoredDoc extends Document {
  readonly _id: string;
}
