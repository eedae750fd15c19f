import { questions, type themes } from '../../playground/gallery/index.ts';
import type { Row } from './dataRows.ts';
import { askOf } from './graph.ts';
import { realDatabase, records } from './realData.ts';

interface GalleryClaims {
  /** What the question of this name is answered with. */
  readonly answerTo: (name: string) => Promise<Row>;
  /** The names of those that were asked, and of all there are about these themes. */
  readonly coverage: (about: readonly (typeof themes)[number][]) => {
    readonly asked: readonly string[];
    readonly all: readonly (string | undefined)[];
  };
}

/** Asks the questions of the gallery over the product's own data. */
export function useGalleryClaims(): GalleryClaims {
  const database = realDatabase();
  const asked = new Set<string>();
  return {
    answerTo: async (name) => {
      asked.add(name);
      const question = questions.find(({ query }) => RegExp(`^query ${name}\\b`).test(query));
      if (!question) throw new Error(`Expected a question of the gallery, got ${name}.`);
      const { data } = await askOf(database)(question.query);
      return data as Row;
    },
    coverage: (about) => ({
      asked: [...asked].sort(),
      all: questions
        .filter((question) => about.some((theme) => theme === question.about))
        .map(({ query }) => /^query (\w+)/.exec(query)?.[1])
        .sort(),
    }),
  };
}

/** The objects at a path of an answer; lists on the way are gone through. */
export function at(value: unknown, path: string): readonly Row[] {
  const step = (values: readonly unknown[], key: string): readonly unknown[] =>
    values.flatMap((one) => (one as Row | null)?.[key] ?? []);
  return path.split('.').reduce(step, [value]) as readonly Row[];
}

/** Column by column, without an order: what a claim about a whole list is held to. */
export function sorted(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** What a record names by their ids. */
export function ids(record: Row, field: string): readonly string[] {
  return record[field] as readonly string[];
}

/** How often each value is there. */
export function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A field of the records of a file, by their ids. */
export function nameById(file: string, field = 'name'): ReadonlyMap<unknown, unknown> {
  return new Map(records(file).map((record) => [record['id'], record[field]]));
}

/** "MANUFACTURING_RESOURCES" as people say it. */
export function said(code: unknown): string {
  const words = String(code).toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is compared of a facet. */
export function labelled({ label, count }: Row): Row {
  return { label, count };
}

/** Held to the counts; which of equal ones comes first, or is left out, is not claimed. */
export function mostFrequent(
  counts: ReadonlyMap<string, number>,
  names: ReadonlyMap<unknown, unknown>,
  told: readonly Row[],
): readonly unknown[] {
  const largest = [...counts.values()].sort((a, b) => b - a).slice(0, told.length);
  const byName = new Map([...counts].map(([id, count]) => [names.get(id), count]));
  return told.map(({ label }, place) => ({
    label: byName.get(label) === largest[place] ? label : `not ${String(label)}`,
    count: largest[place],
  }));
}

/** The count of each cell of a cross table, by what its row and its column are called. */
export function countsOfCells(cells: readonly Row[]): (readonly [string, unknown])[] {
  return cells.map((cell) => [
    `${String(cell['rowLabel'])}/${String(cell['columnLabel'])}`,
    cell['count'],
  ]);
}
