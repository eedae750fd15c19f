import type { CollectionSpec, SearchRule } from './collections/define.ts';
import { collections, domainNames, type DomainName } from './collections/index.ts';
import type { Reference } from './ids.ts';
import { createNearestLoader, type NearestLoader } from './loading/nearestLoader.ts';
import { createOneLoader, type OneLoader } from './loading/oneLoader.ts';
import { PageLoader } from './loading/pageLoader.ts';
import { createSearchLoader, type SearchLoader } from './loading/searchLoader.ts';
import type { Source } from './loading/source.ts';
import type { YearOfSums } from './loading/yearlySums.ts';
import type { Page, PageArgs } from './paging/paging.ts';

/** Loads pages of a whole collection. */
interface RootLoader<Row, Order extends string> {
  load(args: PageArgs<Order>): Page<Row>;
  /** How many documents have each value of a field. */
  countBy(field: string): Promise<ReadonlyMap<string, number>>;
  /** Sums of what documents with metrics hold, by year, newest first. */
  sumByYear(scope: string): Promise<readonly YearOfSums[]>;
}

/** Loads pages of what belongs to a parent: whatever holds one of its keys. */
interface NestedLoader<Row, Order extends string> {
  load(keys: string | readonly string[], args: PageArgs<Order>): Page<Row>;
}

type LoadersOfSpec<Spec> =
  Spec extends CollectionSpec<
    infer Doc,
    infer One,
    infer Pages,
    infer Orders,
    string,
    infer HoldsReferences,
    string,
    infer Nearest
  >
    ? Readonly<Record<One, OneLoader<RowOf<HoldsReferences, Doc>>>> &
        Readonly<Record<Nearest, NearestLoader<Doc>>> & {
          readonly [Name in keyof Pages]: Pages[Name] extends null
            ? RootLoader<RowOf<HoldsReferences, Doc>, Orders>
            : NestedLoader<RowOf<HoldsReferences, Doc>, Orders>;
        } & SearchLoaderOf<Spec>
    : never;
type SearchLoaderOf<Spec> = Spec extends { readonly search: SearchRule<infer Name> }
  ? Readonly<Record<Name, SearchLoader>>
  : unknown;
type RowOf<HoldsReferences, Doc> = HoldsReferences extends true ? Reference : Doc;
type Intersection<Union> = (Union extends Union ? (member: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The look-ups a domain's resolvers may make: those of its own collections. */
export type Loaders<Domain extends DomainName = DomainName> = Intersection<
  {
    [Name in Domain]: {
      [Spec in keyof (typeof collections)[Name]]: LoadersOfSpec<(typeof collections)[Name][Spec]>;
    }[keyof (typeof collections)[Name]];
  }[Domain]
>;

/** Makes the loaders of one request; sharing them across requests would serve stale documents. */
export type LoaderFactory = (source: Source) => Loaders;

/** Derives the loaders of all collections from what these declare; each is made when first used. */
export function defineLoaders(): LoaderFactory {
  const makers = new Map<string, (source: Source) => unknown>();
  for (const spec of domainNames.flatMap(specsOf)) {
    for (const name of Object.keys(spec.one)) {
      makers.set(name, (source) => createOneLoader(source, spec, name));
    }
    for (const name of Object.keys(spec.nearest ?? {})) {
      makers.set(name, (source) => createNearestLoader(source, spec, name));
    }
    for (const [name, field] of Object.entries(spec.pages)) {
      makers.set(name, (source) => createPageLoader(new PageLoader(source, spec, name), field));
    }
    const { search } = spec;
    if (search !== undefined) {
      makers.set(search.loader, (source) => createSearchLoader(source, spec, search));
    }
  }
  const prototype = {};
  for (const [name, make] of makers) {
    Object.defineProperty(prototype, name, {
      get(this: { readonly source: Source }) {
        const value = make(this.source);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  // Names and shapes come from the same declarations as the type.
  return (source) => Object.create(prototype, { source: { value: source } }) as Loaders;
}

/** The loaders by id of the entity types that a domain owns, by type. */
export function entityLoaders(domain: DomainName): ReadonlyMap<string, string> {
  const byType = new Map<string, string>();
  for (const spec of specsOf(domain)) {
    const [loader] = Object.keys(spec.one);
    if (loader !== undefined && !spec.holdsReferences) byType.set(spec.type, loader);
  }
  return byType;
}

function createPageLoader(pages: PageLoader, field: string | null): object {
  return field === null
    ? {
        load: (args: PageArgs) => pages.page('', args),
        countBy: (counted: string) => pages.countBy(counted),
        sumByYear: (scope: string) => pages.sumByYear(scope),
      }
    : { load: (keys: string | readonly string[], args: PageArgs) => pages.page(keys, args) };
}

function specsOf(domain: DomainName): readonly CollectionSpec[] {
  // Object.values of a union of records is any[].
  const specs: Readonly<Record<string, CollectionSpec>> = collections[domain];
  return Object.values(specs);
}
