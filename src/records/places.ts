import { z } from 'zod';
import { longListOf, name, oneOf, record, slug, sources, stateCode } from './values.ts';

const prefixWords =
  'the three digits that ZIP codes begin with, or a range of them such as 010-027';
const prefixes = z
  .string(prefixWords)
  .refine((value) => /^\d{3}(-\d{3})?$/.test(value) && prefixesOf(value).length > 0, prefixWords);

const zipWords = 'a ZIP code of five digits, as text';
export const zip = z.string(zipWords).regex(/^\d{5}$/, zipWords);

/** What a place is that lies in no state, neither in the District of Columbia nor in Puerto Rico. */
const outsides = ['TERRITORY', 'COUNTRY', 'MILITARY_MAIL'] as const;

export const zipPrefixRecord = record({
  id: slug,
  place: name,
  stateCode: stateCode.nullable(),
  /** `null` where it is a state's, and where nobody said. */
  outside: oneOf(outsides).nullable().optional(),
  prefixes: longListOf(prefixes),
  zips: longListOf(zip),
  sources,
})
  .refine(({ prefixes, zips }) => prefixes.length + zips.length > 0, {
    path: ['prefixes'],
    error: 'at least one prefix or ZIP code',
  })
  .refine(({ stateCode: code, outside }) => code === null || outside == null, {
    path: ['outside'],
    error: 'null for a place in a state',
  });

/** Every prefix of a range: `028` and `029` of `028-029`. */
export function prefixesOf(range: string): readonly string[] {
  const [start = '', end = start] = range.split('-');
  return Array.from({ length: Number(end) - Number(start) + 1 }, (_, index) =>
    String(Number(start) + index).padStart(3, '0'),
  );
}
