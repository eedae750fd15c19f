import type { Random } from '../random.ts';
import { basisOf, records } from '../realData.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Test = (record: Fields) => boolean;

/** One filter value, and the same question over a record of the data files. */
interface Choice {
  readonly filter: Fields;
  readonly holds: Test;
}

export type Choose = (random: Random) => Choice;

export function has(list: unknown, value: unknown): boolean {
  return (list as readonly unknown[]).includes(value);
}

export function hasStatus(...codes: readonly string[]): Test {
  return ({ status }) => codes.includes((status as { code: string }).code);
}

export function isNull(field: string): Test {
  return (record) => (record[field] ?? null) === null;
}

export const isUnknown = hasStatus('UNKNOWN');

/** One of some values of a field, or of one of its elements. */
export function equal(name: string, field: string, values: readonly string[]): Choose {
  return (random) => {
    const value = random.pick(values);
    return { filter: { [name]: value }, holds: (record) => [record[field]].flat().includes(value) };
  };
}

/** Up to 40 years from one since 1900. */
export function years(name: string, yearOf: (record: Fields) => unknown): Choose {
  return (random) => {
    const from = 1900 + random.integer(125);
    const to = from + random.integer(40);
    return {
      filter: { [name]: { from, to } },
      holds: (record) => {
        const year = yearOf(record);
        return typeof year === 'number' && year >= from && year <= to;
      },
    };
  };
}

export const restsOn: Choose = (random) => {
  const basis = random.pick(['DOCUMENT', 'NIST_PARTNERSHIPS_PAGE', 'GENERAL_KNOWLEDGE']);
  return { filter: { basis }, holds: (record) => basisOf(record) === basis };
};

/** What nobody knows of a record, by the value of the filter. */
export function lacks(tests: Readonly<Record<string, Test>>): Choose {
  return (random) => {
    const unknown = random.pick(Object.keys(tests));
    return { filter: { unknown }, holds: tests[unknown] ?? (() => false) };
  };
}

export const focusAreas = ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'];

/** What records of a data file have in a field. */
export function valuesOf(file: string, field: string): readonly string[] {
  return [
    ...new Set(
      records(file)
        .flatMap((record) => record[field] as string | string[])
        .filter(Boolean),
    ),
  ];
}
