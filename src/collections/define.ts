import type { Collection, Db, Document } from 'mongodb';
import type { FacetRule } from './facets.ts';
import type { FilterRule } from './filters.ts';
import type { ChecksRule } from './pageIndex.ts';
import type { TallyRule } from './tally.ts';

/** A document field, or a path into an embedded one. */
export type FieldPath<Doc> = keyof Doc & string extends infer Key extends string
  ? Key | `${Key}.${string}`
  : never;

export type Direction = 'ASC' | 'DESC';

/** Where a document keeps its point, and what is read of it for its distance, whatever is selected. */
interface PlaceRule<Field extends string = string> {
  readonly field: Field;
  readonly reads: readonly Field[];
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
  Facets extends string = string,
  Nearest extends string = string,
> {
  /** Its name in MongoDB. */
  readonly name: string;
  /** The GraphQL type that its documents are, and whose selected fields are what is read of them. */
  readonly type: string;
  /** What its ids begin with, where that is not its type and a colon; those of others begin with anything. */
  readonly ids?: string;
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
  /** Fields that hold texts, and in many documents none: indexes that start from one leave those out. */
  readonly oftenEmpty?: readonly FieldPath<Doc>[];
  /** What paging indexes can check beside what they start from. */
  readonly checks?: ChecksRule<keyof Doc & string>;
  /** What the documents can be counted by; absent where nobody counts. */
  readonly facets?: Readonly<Record<Facets, FacetRule<FieldPath<Doc>>>>;
  /** What counting reads instead of documents, where there can be very many. */
  readonly tally?: TallyRule<keyof Doc & string>;
  /** Loaders of pages by distance from a point. */
  readonly nearest?: Readonly<Record<Nearest, PlaceRule<keyof Doc & string>>>;
  /** Document fields behind a GraphQL field, where they are not the one of the same name. */
  readonly reads: Readonly<Record<string, readonly (keyof Doc & string)[]>>;
  /** Document fields that are read whatever is selected. */
  readonly always?: readonly (keyof Doc & string)[];
  /** Set by `loadedApart`. */
  readonly isLoadedApart?: true;
  /** How it is searched, where it is. */
  readonly search?: SearchRule;
  /** Phantom: carries `Doc` for inference; never set. */
  readonly doc?: Doc;
}

/** What documents need that can be searched (see `src/search/`). */
export interface SearchedDoc {
  readonly _id: string;
  readonly type: string;
  /** Importance, whatever is searched for; smaller is more important. */
  readonly rank: number;
  /** What it is found by in the index. */
  readonly terms: readonly string[];
  readonly name: string;
  readonly abbreviations: readonly string[];
  /** Every other name. */
  readonly aliases: readonly string[];
  readonly summary: string | null;
  /** Short texts that tell what it is about. */
  readonly keywords: readonly string[];
  /** Identifiers, ZIP code, website. */
  readonly codes: readonly string[];
}

export interface SearchRule<Loader extends string = string> {
  /** The loader's name. */
  readonly loader: Loader;
  /** The collection that lists every word that something is found by. */
  readonly vocabulary: string;
  /** The stored type of what a client calls a type. */
  readonly toType: (type: string) => string;
}

/** Declares that a collection can be searched. */
export function searched<
  const Spec extends { readonly doc?: SearchedDoc },
  const Loader extends string,
>(search: SearchRule<Loader>, spec: Spec): Spec & { readonly search: SearchRule<Loader> } {
  return { ...spec, search };
}

/** Declares a collection whose documents are the entities. */
export function defineCollection<Doc extends Document>() {
  return <
    const One extends string,
    const Pages extends Readonly<Record<string, FieldPath<Doc> | null>>,
    const Orders extends string,
    const Filters extends string,
    const Facets extends string = never,
    const Nearest extends string = never,
  >(
    spec: Omit<
      CollectionSpec<Doc, One, Pages, Orders, Filters, false, Facets, Nearest>,
      'holdsReferences' | 'isLoadedApart'
    >,
  ): CollectionSpec<Doc, One, Pages, Orders, Filters, false, Facets, Nearest> => ({
    ...spec,
    holdsReferences: false,
  });
}

/** Marks a collection that is filled from elsewhere than the data files: imports leave it alone. */
export function loadedApart<Spec extends object>(
  spec: Spec,
): Spec & { readonly isLoadedApart: true } {
  return { ...spec, isLoadedApart: true };
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
  ): CollectionSpec<Doc, One, Pages, Orders, Filters, true, never, never> => ({
    ...spec,
    holdsReferences: true,
  });
}

export function openCollection(db: Db, spec: { readonly name: string }): Collection<StoredDoc> {
  return db.collection<StoredDoc>(spec.name);
}

/** Any document of ours: its `_id` is the global id. */
export interface StoredDoc extends Document {
  readonly _id: string;
}
