import DataLoader from 'dataloader';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import type { FacetRule } from '../collections/facets.ts';
import { encodeCursor, type Cursor } from '../paging/cursor.ts';
import type { Reference } from '../ids.ts';
import {
  createPage,
  defaultPageSize,
  maxPageSize,
  parsePage,
  parseSize,
  type Count,
  type CrossTab,
  type CrossTabArgs,
  type Facet,
  type FacetArgs,
  type Page,
  type PageArgs,
  type PageRequest,
} from '../paging/paging.ts';
import { countValues } from './counting.ts';
import { FacetReads } from './facetReads.ts';
import { cutPage, orderOf, type KeysetOrder } from './keyset.ts';
import { ListReads, type Lists } from './listReads.ts';
import type { Parents } from './lookUp.ts';
import { membersOf, type Member } from './members.ts';
import { rowOf } from './oneLoader.ts';
import { projectionOf } from './projection.ts';
import type { Question } from './question.ts';
import type { Source } from './source.ts';
import { refuseUnknownValues } from './unknownValues.ts';
import { sumByYear, type YearOfSums } from './yearlySums.ts';

type Row = StoredDoc | Reference;
/** One or several keys of a parent, as one string so that DataLoader can tell them apart. */
type ParentKey = string;

/** Pages of one collection, whole or by parent; equal questions of one request are asked once. */
export class PageLoader {
  readonly #source: Source;
  readonly #spec: CollectionSpec;
  readonly #name: string;
  /** Where a parent's keys are found; null when pages are of the whole collection. */
  readonly #field: string | null;
  readonly #batches = new Map<string, DataLoader<ParentKey, unknown>>();
  readonly #lists: ListReads;
  readonly #shown: FacetReads;
  readonly #meanings = new WeakMap<PageArgs, Meaning>();
  readonly #places = new WeakMap<Row, Cursor>();

  constructor(source: Source, spec: CollectionSpec, name: string) {
    this.#source = source;
    this.#spec = spec;
    this.#name = name;
    this.#field = spec.pages[name] ?? null;
    this.#lists = new ListReads(source, spec);
    this.#shown = new FacetReads(source);
  }

  page(keys: string | readonly string[], args: PageArgs): Page<Row> {
    const { scope, order, members, request, rows } = this.#meaningOf(args);
    const parent = typeof keys === 'string' ? keys : keys.join(keySeparator);
    return createPage(request, {
      rows: () => {
        const loaded = rows().load(parent);
        return request.fromEnd ? loaded.then((list) => list.toReversed()) : loaded;
      },
      count: () => this.#count(members).load(parent),
      facets: (facet) => this.#facets(members, facet).load(parent),
      crossTab: (tab) => this.#crossTab(members, tab).load(parent),
      cursorOf: (row) => encodeCursor(scope, this.#placeOf(row, order)),
    });
  }

  /** All parents of a level are often given the very same arguments. */
  #meaningOf(args: PageArgs): Meaning {
    const known = this.#meanings.get(args);
    if (known !== undefined) return known;
    const order = orderOf(this.#spec, args);
    const members = membersOf(this.#spec, args.filter);
    // A cursor is a place in an order: good for every list of these elements in this order.
    const scope = `${this.#spec.name} by ${order.name}`;
    const request = parsePage(args, () => scope);
    let batch: DataLoader<ParentKey, readonly Row[]> | undefined;
    const rows = () => (batch ??= this.#rows(request, order, members));
    const meaning = { scope, order, members, request, rows };
    this.#meanings.set(args, meaning);
    return meaning;
  }

  #facets(
    members: readonly Member[],
    { by, first }: FacetArgs,
  ): DataLoader<ParentKey, readonly Facet[]> {
    const rule = this.#facet(by);
    const shown = { rule, first: parseSize('first', first ?? defaultPageSize) };
    return this.#batch(JSON.stringify(['facets', by, first, members]), async (parents) => {
      const tables = await this.#lists.tally(this.#asked(members, parents), [rule]);
      const found = await this.#shown.facets(tables, shown);
      await this.#refuseUnknown(
        members,
        found.every((facets) => facets.length === 0),
      );
      return found;
    });
  }

  #crossTab(
    members: readonly Member[],
    { rows, columns }: CrossTabArgs,
  ): DataLoader<ParentKey, CrossTab> {
    const shown = { rows: this.#facet(rows), columns: this.#facet(columns), first: maxPageSize };
    return this.#batch(JSON.stringify(['crossTab', rows, columns, members]), async (parents) => {
      const rules = [shown.rows, shown.columns] as const;
      const tables = await this.#lists.tally(this.#asked(members, parents), rules);
      const found = await this.#shown.crossTabs(tables, shown);
      await this.#refuseUnknown(
        members,
        found.every((table) => table.rows.length + table.columns.length === 0),
      );
      return found;
    });
  }

  #facet(name: string): FacetRule {
    const rule = this.#spec.facets?.[name];
    if (rule === undefined) throw new Error(`Expected a facet of ${this.#spec.name}, got ${name}.`);
    return rule;
  }

  /** How many documents have each value of a field. */
  countBy(field: string): Promise<ReadonlyMap<string, number>> {
    return this.#batch(`by ${field}`, async (whole) => {
      const counts = await countValues(this.#source.reader, this.#spec.name, field);
      return whole.map(() => counts);
    }).load('');
  }

  sumByYear(scope: string): Promise<readonly YearOfSums[]> {
    return sumByYear(this.#source.reader, this.#spec.name, scope);
  }

  #rows(
    request: PageRequest,
    order: KeysetOrder,
    members: readonly Member[],
  ): DataLoader<ParentKey, readonly Row[]> {
    const { fieldsOf, needsOf } = this.#source;
    const { type, holdsReferences } = this.#spec;
    // References may stand for elements of any type.
    const needs = needsOf(holdsReferences ? null : type);
    const cut = cutPage(request, order, needs.whetherItGoesOn);
    const question: Question = {
      collection: this.#spec.name,
      members,
      order,
      checks: this.#spec.checks,
      cut,
      projection: projectionOf(this.#spec, fieldsOf(type), ...(needs.cursors ? [order.field] : [])),
    };
    return this.#batch(JSON.stringify([members, request, order]), async (parents) => {
      const found = await this.#lists.find(question, this.#parents(parents));
      await this.#refuseUnknown(
        members,
        found.every((rows) => rows.length === 0),
      );
      return found.map((rows) => rows.map((document) => this.#toRow(document, order)));
    });
  }

  #count(members: readonly Member[]): DataLoader<ParentKey, Count> {
    return this.#batch(`count ${JSON.stringify(members)}`, async (parents) => {
      const counts = await this.#lists.count(this.#asked(members, parents));
      await this.#refuseUnknown(
        members,
        counts.every(({ value }) => value === 0),
      );
      return counts;
    });
  }

  /** Whatever is asked of a list says that its filter asks for nothing that exists. */
  #refuseUnknown(members: readonly Member[], isEmpty: boolean): Promise<void> {
    return refuseUnknownValues(this.#source.reader, this.#spec.name, { members, isEmpty });
  }

  #asked(members: readonly Member[], parents: readonly ParentKey[]): Lists {
    return { members, parents: this.#parents(parents) };
  }

  #parents(parents: readonly ParentKey[]): Parents | null {
    if (this.#field === null) return null;
    return { field: this.#field, keys: parents.map((parent) => parent.split(keySeparator)) };
  }

  #toRow(document: StoredDoc, order: KeysetOrder): Row {
    const row = rowOf(this.#spec, document);
    // A reference no longer has the value that its place in the list is made of.
    if (row !== document) this.#places.set(row, placeAt(document, order));
    return row;
  }

  #placeOf(row: Row, order: KeysetOrder): Cursor {
    return this.#places.get(row) ?? placeAt(row, order);
  }

  #batch<Result>(
    name: string,
    load: (parents: readonly ParentKey[]) => Promise<readonly Result[]>,
  ): DataLoader<ParentKey, Result> {
    let batch = this.#batches.get(name);
    if (batch === undefined) {
      batch = new DataLoader<ParentKey, unknown>(async (parents) => {
        this.#source.noteBatch?.(this.#name, parents.length);
        return load(parents);
      });
      this.#batches.set(name, batch);
    }
    // The name holds everything that the result's shape depends on.
    return batch as DataLoader<ParentKey, Result>;
  }
}

/** What the arguments of a page come to. */
interface Meaning {
  /** Of its cursors. */
  readonly scope: string;
  readonly order: KeysetOrder;
  readonly members: readonly Member[];
  readonly request: PageRequest;
  readonly rows: () => DataLoader<ParentKey, readonly Row[]>;
}

// No id holds it: ids are `Type:slug`.
const keySeparator = '\n';

function placeAt(document: StoredDoc | Reference, { field }: KeysetOrder): Cursor {
  // Orders are declared on scalar fields of the document itself.
  const value = ((document as StoredDoc)[field] ?? null) as Cursor['value'];
  return { value, id: document._id };
}
