import type { FacetRule } from '../../collections/facets.ts';
import type { StoredDoc } from '../../collections/define.ts';
import type { Cut } from '../keyset.ts';
import type { Member } from '../members.ts';
import { TallyCounts, type NumberedValues, type Value } from '../tallyCounts.ts';
import { addBit, addBits, allBits, hasBit, keepBits, noBits, type Bits } from './bits.ts';
import { inOrder, isWithin } from './order.ts';

/** Every document of a small collection, by all that it is filtered, counted and ordered by. */
export class Census {
  readonly #documents: readonly StoredDoc[];
  readonly #fields = new Map<string, Field>();
  readonly #orders = new Map<string, readonly number[]>();

  constructor(documents: readonly StoredDoc[]) {
    this.#documents = documents;
  }

  get size(): number {
    return this.#documents.length;
  }

  /** Those that hold all members. */
  holding(members: readonly Member[]): Bits {
    const bits = allBits(this.size);
    for (const { field, values } of members) keepBits(bits, this.#havingOne(field, values));
    return bits;
  }

  /** Of some, those that have one of the keys. */
  having(among: Bits, field: string, keys: readonly string[]): Bits {
    const bits = this.#havingOne(field, keys);
    keepBits(bits, among);
    return bits;
  }

  /** How many of them have which values. */
  tally(among: Bits, [row, column]: readonly [FacetRule, FacetRule?]): TallyCounts {
    const rows = this.#field(row.field);
    const columns = column && this.#field(column.field);
    const counts = new TallyCounts(rows, columns);
    for (let number = 0; number < this.size; number += 1) {
      if (!hasBit(among, number)) continue;
      counts.add(rows.codesOf[number] ?? none, columns?.codesOf[number] ?? none, 1);
    }
    return counts;
  }

  /** The ids of a page of them. */
  page(among: Bits, field: string, { sort, limit, within }: CensusCut): readonly string[] {
    const order = this.#order(field);
    const isForward = sort === 1;
    const ids: string[] = [];
    for (let place = 0; place < order.length && ids.length < limit; place += 1) {
      const number = order[isForward ? place : order.length - 1 - place] ?? 0;
      const document = this.#documents[number];
      if (document === undefined || !hasBit(among, number)) continue;
      if (within === null || isWithin(document, field, within)) ids.push(document._id);
    }
    return ids;
  }

  #havingOne(field: string, values: Member['values']): Bits {
    const { bits } = this.#field(field);
    const any = noBits(this.size);
    for (const value of values) {
      const having = bits.get(value);
      if (having !== undefined) addBits(any, having);
    }
    return any;
  }

  #field(path: string): Field {
    let field = this.#fields.get(path);
    if (field === undefined) {
      field = readField(this.#documents, path);
      this.#fields.set(path, field);
    }
    return field;
  }

  #order(field: string): readonly number[] {
    let order = this.#orders.get(field);
    if (order === undefined) {
      order = inOrder(this.#documents, field);
      this.#orders.set(field, order);
    }
    return order;
  }
}

const none: readonly number[] = [];

/** How a page is cut out of an order. */
export interface CensusCut extends Pick<Cut, 'limit'> {
  readonly sort: 1 | -1;
  readonly within: Cut['within'];
}

/** The values of one field. */
interface Field extends NumberedValues {
  /** The numbers of each document's values. */
  readonly codesOf: readonly (readonly number[])[];
  /** Which documents have a value. */
  readonly bits: ReadonlyMap<Value, Bits>;
}

function readField(documents: readonly StoredDoc[], path: string): Field {
  const lists = documents.map((document) => valuesAt(document, path));
  const bits = new Map<Value, Bits>();
  lists.forEach((values, number) => {
    for (const value of values) {
      const having = bits.get(value) ?? noBits(documents.length);
      bits.set(value, having);
      addBit(having, number);
    }
  });
  const values = [...bits.keys()];
  const codes = new Map(values.map((value, code) => [value, code]));
  return {
    values,
    codes,
    bits,
    codesOf: lists.map((list) => [...new Set(list)].map((value) => codes.get(value) ?? 0)),
  };
}

/** A field holds a value, a list of values, or nothing; a path leads into an embedded document. */
function valuesAt(document: StoredDoc, path: string): readonly Value[] {
  const value = path
    .split('.')
    .reduce<unknown>(
      (at, name) => (at as Record<string, unknown> | null | undefined)?.[name],
      document,
    );
  return [value as Value | readonly Value[] | null | undefined].flat().filter((one) => one != null);
}
