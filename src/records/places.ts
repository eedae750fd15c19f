import { z } from 'zod';
import { longListOf, name, record, slug, sources, stateCode } from './values.ts';

const prefixWords =
  'the three digits that ZIP codes begin with, or a range of them such as 010-027';
const prefixes = z
  .string(prefixWords)
  .refine((value) => /^\d{3}(-\d{3})?$/.test(value) && prefixesOf(value).length > 0, prefixWords);

const zipWords = 'a ZIP code of five digits, as text';
export const zip = z.string(zipWords).regex(/^\d{5}$/, zipWords);

export const zipPrefixRecord = record({
  id: slug,
  place: name,
  stateCode: stateCode.nullable(),
  prefixes: longListOf(prefixes),
  zips: longListOf(zip),
  sources,
}).refine(({ prefixes, zips }) => prefixes.length + zips.length > 0, {
  path: ['prefixes'],
  error: 'at least one prefix or ZIP code',
});

/** Every prefix of a range: `028` and `029` of `028-029`. */
export function prefixesOf(range: string): readonly string[] {
  const [start = '', end = start] = range.split('-');
  return Array.from({ length: Number(end) - Number(start) + 1 }, (_, index) =>
    String(Number(start) + index).padStart(3, '0'),
  );
}
