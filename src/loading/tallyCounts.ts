export type Value = string | number | boolean;

/** A value of a facet, and of how many documents it is. */
export interface ValueCount {
  readonly value: Value;
  readonly count: number;
}

/** How many documents have two values at once. */
export interface PairCount {
  readonly row: Value;
  readonly column: Value;
  readonly count: number;
}

/** Values with their numbers, from 0. */
export interface NumberedValues {
  readonly values: Value[];
  readonly codes: Map<Value, number>;
}

/** Numbers of values, as an axis gives them. */
type Codes = readonly number[];

/** The values of one facet: each has a number, by which it is quicker to count. */
class Axis {
  readonly #codes: Map<Value, number>;
  readonly #values: Value[];
  readonly #counts: number[] = [];

  /** @param known - shared by all who count the same values: nobody meets another */
  constructor({ values, codes }: NumberedValues = { values: [], codes: new Map() }) {
    this.#values = values;
    this.#codes = codes;
  }

  /** The numbers of a document's values, each once. */
  codesOf(values: Iterable<Value>): Codes {
    return [...new Set(values)].map((value) => this.codeOf(value));
  }

  codeOf(value: Value): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.#values.push(value) - 1;
      this.#counts.push(0);
      this.#codes.set(value, code);
    }
    return code;
  }

  add(codes: Codes, count: number): void {
    for (const code of codes) this.#counts[code] = (this.#counts[code] ?? 0) + count;
  }

  valueOf(code: number): Value | undefined {
    return this.#values[code];
  }

  countOf(value: Value): number {
    const code = this.#codes.get(value);
    return code === undefined ? 0 : (this.#counts[code] ?? 0);
  }

  /** The values of most documents first, equally frequent ones in their order. */
  mostFrequent(first: number): readonly ValueCount[] {
    return this.#values
      .map((value, code) => ({ value, count: this.#counts[code] ?? 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || compare(a.value, b.value))
      .slice(0, first);
  }
}

/** Counts of one facet's values, the rows, or of those of two and of their pairs. */
export class TallyCounts {
  readonly rows: Axis;
  readonly columns: Axis;
  /** By the number of the row, then by that of the column. */
  readonly #pairs: (number[] | undefined)[] = [];

  /** Of values that have numbers already, where they do. */
  constructor(rows?: NumberedValues, columns?: NumberedValues) {
    this.rows = new Axis(rows);
    this.columns = new Axis(columns);
  }

  /** Counts documents that have exactly these values. */
  add(rows: Codes, columns: Codes, count: number): void {
    this.rows.add(rows, count);
    this.columns.add(columns, count);
    for (const row of rows) {
      const pairs = (this.#pairs[row] ??= []);
      for (const column of columns) pairs[column] = (pairs[column] ?? 0) + count;
    }
  }

  /** The columns of the documents of one row. */
  ofRow(row: Value): TallyCounts {
    const counts = new TallyCounts();
    this.#pairs[this.rows.codeOf(row)]?.forEach((count, code) => {
      const value = this.columns.valueOf(code);
      if (value !== undefined) counts.add(counts.rows.codesOf([value]), [], count);
    });
    return counts;
  }

  /** How many pairs there are. */
  get size(): number {
    let size = 0;
    for (const pairs of this.#pairs) {
      if (pairs !== undefined) for (const count of pairs) if (count > 0) size += 1;
    }
    return size;
  }

  /** How often each of some rows meets each of some columns, where they do; in their order. */
  pairs(rows: readonly ValueCount[], columns: readonly ValueCount[]): readonly PairCount[] {
    const inOrder = columns.map(({ value }) => value).toSorted(compare);
    return rows
      .map(({ value }) => value)
      .toSorted(compare)
      .flatMap((row) => {
        const pairs = this.#pairs[this.rows.codeOf(row)];
        if (pairs === undefined) return [];
        return inOrder.flatMap((column) => {
          const count = pairs[this.columns.codeOf(column)] ?? 0;
          return count === 0 ? [] : [{ row, column, count }];
        });
      });
  }
}

/** A total order, also where a field holds values of several types. */
function compare(a: Value, b: Value): number {
  if (typeof a !== typeof b) return typeof a < typeof b ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
