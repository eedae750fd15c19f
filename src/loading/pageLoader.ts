import DataLoader from 'dataloader';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import type { FacetRule } from '../collections/facets.ts';
import { encodeCursor, type Cursor } from '../cursor.ts';
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
} from '../paging.ts';
import { countEach, countRoot, countValues } from './counting.ts';
import { countCrossTab, countFacet, type Counting } from './facetReads.ts';
import { cutPage, type KeysetOrder } from './keyset.ts';
import { membersOf, type Member } from './members.ts';
import { rowOf } from './oneLoader.ts';
import { projectionOf } from './projection.ts';
import { findEach, findRoot } from './pageReads.ts';
import type { Question } from './question.ts';
import type { Source } from './source.ts';
import { refuseUnknownValues } from './unknownValues.ts';
import { surveyTally } from './tally.ts';
import type { Survey } from './tallyQuestion.ts';
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
  readonly #surveys = new Map<string, Promise<Survey>>();
  readonly #meanings = new WeakMap<PageArgs, Meaning>();
  readonly #places = new WeakMap<Row, Cursor>();

  constructor(source: Source, spec: CollectionSpec, name: string) {
    this.#source = source;
    this.#spec = spec;
    this.#name = name;
    this.#field = spec.pages[name] ?? null;
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
    const question = { rule: this.#facet(by), first: parseSize('first', first ?? defaultPageSize) };
    return this.#batch(JSON.stringify(['facets', by, first, members]), async (parents) => {
      const counting = this.#counting(members, parents);
      const found = await countFacet(this.#source.reader, counting, question);
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
    const question = { rows: this.#facet(rows), columns: this.#facet(columns), first: maxPageSize };
    return this.#batch(JSON.stringify(['crossTab', rows, columns, members]), async (parents) => {
      const counting = this.#counting(members, parents);
      const found = await countCrossTab(this.#source.reader, counting, question);
      await this.#refuseUnknown(
        members,
        found.every((table) => table.rows.length + table.columns.length === 0),
      );
      return found;
    });
  }

  #counting(members: readonly Member[], parents: readonly ParentKey[]): Counting {
    const { name: collection, tally, checks } = this.#spec;
    const tallied = { collection, members, order: orderOf(this.#spec, {}), checks, tally };
    return {
      ...tallied,
      survey: () => {
        const key = JSON.stringify(members);
        const survey = this.#surveys.get(key) ?? surveyTally(this.#source.reader, tallied);
        this.#surveys.set(key, survey);
        return survey;
      },
      parents: this.#field === null ? null : this.#parents(parents),
    };
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
    const { reader, fieldsOf, needsOf, walks, sizes } = this.#source;
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
      const found =
        this.#field === null
          ? [await findRoot(reader, question)]
          : await findEach(reader, question, {
              parents: this.#parents(parents),
              walks,
              sizes,
            });
      await this.#refuseUnknown(
        members,
        found.every((rows) => rows.length === 0),
      );
      return found.map((rows) => rows.map((document) => this.#toRow(document, order)));
    });
  }

  #count(members: readonly Member[]): DataLoader<ParentKey, Count> {
    const { reader } = this.#source;
    return this.#batch(`count ${JSON.stringify(members)}`, async (parents) => {
      const counts =
        this.#field === null
          ? [await countRoot(reader, this.#spec.name, members)]
          : await countEach(reader, this.#spec.name, { members, ...this.#parents(parents) });
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

  #parents(parents: readonly ParentKey[]): { field: string; keys: readonly (readonly string[])[] } {
    // Only asked for where pages are of parents.
    return { field: this.#field ?? '', keys: parents.map((parent) => parent.split(keySeparator)) };
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

function orderOf(spec: CollectionSpec, { orderBy }: PageArgs): KeysetOrder & { name: string } {
  const { field: name, direction } = { ...spec.defaultOrder, ...orderBy };
  const field = spec.orders[name];
  if (field === undefined) throw new Error(`Expected an order of ${spec.name}, got ${name}.`);
  return { name, field, direction };
}

function placeAt(document: StoredDoc | Reference, { field }: KeysetOrder): Cursor {
  // Orders are declared on scalar fields of the document itself.
  const value = ((document as StoredDoc)[field] ?? null) as Cursor['value'];
  return { value, id: document._id };
}
