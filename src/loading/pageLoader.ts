import DataLoader from 'dataloader';
import type { Document, Filter } from 'mongodb';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import { encodeCursor, type Cursor } from '../cursor.ts';
import type { Reference } from '../ids.ts';
import {
  createPage,
  maxExactCount,
  parsePage,
  type Count,
  type Page,
  type PageArgs,
  type PageRequest,
  type PageSource,
} from '../paging.ts';
import { cutPage, type Cut, type KeysetOrder } from './keyset.ts';
import { rowOf } from './oneLoader.ts';
import { projectionOf, type Projection } from './projection.ts';
import type { Source } from './source.ts';

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
  readonly #places = new WeakMap<Row, Cursor>();

  constructor(source: Source, spec: CollectionSpec, name: string) {
    this.#source = source;
    this.#spec = spec;
    this.#name = name;
    this.#field = spec.pages[name] ?? null;
  }

  page(keys: string | readonly string[], args: PageArgs): Page<Row> {
    const order = orderOf(this.#spec, args);
    const scope = `${this.#spec.name} by ${order.name}`;
    const request = parsePage(args, scope);
    const conditions = conditionsOf(this.#spec, args.filter ?? {});
    const parent = typeof keys === 'string' ? keys : keys.join(keySeparator);
    const source: PageSource<Row> = {
      rows: async () => {
        const documents = await this.#rows(request, order, conditions).load(parent);
        return request.fromEnd ? documents.toReversed() : documents;
      },
      count: () => this.#count(conditions).load(parent),
      cursorOf: (row) => encodeCursor(scope, this.#places.get(row) ?? { value: null, id: row._id }),
    };
    return createPage(request, source);
  }

  /** How many documents have each value of a field. */
  countBy(field: string): Promise<ReadonlyMap<string, number>> {
    return this.#batch(`by ${field}`, async ([whole]) => {
      const groups = await this.#source.reader.aggregate<Group>(this.#spec.name, [
        { $group: { _id: `$${field}`, count: { $sum: 1 } } },
      ]);
      const counts = new Map(groups.map(({ _id, count }) => [_id, count]));
      return whole === undefined ? [] : [counts];
    }).load('');
  }

  #rows(
    request: PageRequest,
    order: KeysetOrder,
    conditions: Filter<StoredDoc>,
  ): DataLoader<ParentKey, readonly Row[]> {
    const cut = cutPage(request, order);
    const match = allOf(conditions, cut.conditions);
    const projection = projectionOf(
      this.#spec,
      this.#source.fieldsOf(this.#spec.type),
      order.field,
    );
    return this.#batch(JSON.stringify([match, cut.sort, cut.limit]), async (parents) => {
      const found = await this.#findRows(parents, match, cut, projection);
      return found.map((documents) => documents.map((document) => this.#toRow(document, order)));
    });
  }

  async #findRows(
    parents: readonly ParentKey[],
    match: Filter<StoredDoc>,
    cut: Cut,
    projection: Projection,
  ): Promise<readonly (readonly StoredDoc[])[]> {
    const { sort, limit } = cut;
    if (this.#field === null) {
      const options = { projection, sort, limit };
      return [await this.#source.reader.find(this.#spec.name, match, options)];
    }
    return this.#lookUp<StoredDoc>(parents, [
      { $match: match },
      { $sort: sort },
      { $limit: limit },
      { $project: projection },
    ]);
  }

  #count(conditions: Filter<StoredDoc>): DataLoader<ParentKey, Count> {
    return this.#batch(`count ${JSON.stringify(conditions)}`, async (parents) => {
      const pipeline = [{ $match: conditions }, { $limit: maxExactCount + 1 }, { $count: 'count' }];
      // Without conditions MongoDB would count by walking through the documents.
      const hint = Object.keys(conditions).length === 0 ? '_id_' : undefined;
      const counts =
        this.#field === null
          ? [await this.#source.reader.aggregate<Counted>(this.#spec.name, pipeline, hint)]
          : await this.#lookUp<Counted>(parents, pipeline);
      return counts.map(([counted]) => toCount(counted?.count ?? 0));
    });
  }

  /** Runs one pipeline for every parent over what holds one of its keys, in a single operation. */
  async #lookUp<Found>(
    parents: readonly ParentKey[],
    pipeline: readonly Document[],
  ): Promise<readonly (readonly Found[])[]> {
    const documents = parents.map((parent) => ({ keys: parent.split(keySeparator) }));
    const results = await this.#source.reader.lookUp<{ readonly found: readonly Found[] }>(
      this.#spec.name,
      [
        { $documents: documents },
        {
          $lookup: {
            from: this.#spec.name,
            localField: 'keys',
            foreignField: this.#field,
            pipeline,
            as: 'found',
          },
        },
        { $project: { found: 1 } },
      ],
    );
    return results.map(({ found }) => found);
  }

  #toRow(document: StoredDoc, order: KeysetOrder): Row {
    const row = rowOf(this.#spec, document);
    // A reference no longer has the value that its place in the list is made of.
    this.#places.set(row, { value: valueAt(document, order.field), id: document._id });
    return row;
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

interface Counted {
  readonly count: number;
}

interface Group extends Counted {
  readonly _id: string;
}

function toCount(counted: number): Count {
  return { value: Math.min(counted, maxExactCount), isExact: counted <= maxExactCount };
}

// No id holds it: ids are `Type:slug`.
const keySeparator = '\n';

function orderOf(spec: CollectionSpec, { orderBy }: PageArgs): KeysetOrder & { name: string } {
  const { field: name, direction } = { ...spec.defaultOrder, ...orderBy };
  const field = spec.orders[name];
  if (field === undefined) throw new Error(`Expected an order of ${spec.name}, got ${name}.`);
  return { name, field, direction };
}

/** Values come from the schema's input types: scalars, so that none can be an operator. */
function conditionsOf(spec: CollectionSpec, filter: NonNullable<PageArgs['filter']>) {
  const conditions: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(filter)) {
    if (value == null) continue;
    const rule = spec.filters[name];
    if (rule === undefined) throw new Error(`Expected a filter of ${spec.name}, got ${name}.`);
    conditions[rule.field] =
      rule.toStored !== undefined && typeof value === 'string' ? rule.toStored(value) : value;
  }
  return conditions;
}

function allOf(
  conditions: Filter<StoredDoc>,
  more: readonly Filter<StoredDoc>[],
): Filter<StoredDoc> {
  return more.length === 0 ? conditions : { $and: [conditions, ...more] };
}

function valueAt(document: StoredDoc, path: string): Cursor['value'] {
  // Orders are declared on scalar fields of the document itself.
  return (document[path] ?? null) as Cursor['value'];
}
