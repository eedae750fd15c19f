import { firstYear, lastYear } from '../collections/record.ts';
import { z } from 'zod';
import { focusAreaCodes, sourceBases } from '../collections/record.ts';

// Every message here completes the sentence "expected …".

/** In characters, of what stands in a record; lists in elements. What is shown to people is far shorter. */
const most = { slug: 100, name: 200, text: 2000, url: 2000, list: 200, growingList: 1000 } as const;

const words = 'text without spaces around it';
const readable = 'characters that can be read';
/** None that controls, is half of one, or stands for one that somebody could not read. */
const line = /^[^\p{Cc}\p{Cs}\uFFFD]*$/u;
const lines = /^(?:[^\p{Cc}\p{Cs}\uFFFD]|[\t\n\r])*$/u;
const address = /^[^\s\p{Cc}\p{Cs}\uFFFD]*$/u;

/** As texts, those that say which characters are taken. */
export const readablePatterns: ReadonlySet<string> = new Set([line, lines, address].map(String));

function textOf(maxLength: number, pattern: RegExp, alsoWords: string): z.ZodString {
  return z
    .string(words)
    .regex(/^\S(.*\S)?$/s, { error: words, abort: true })
    .max(maxLength, { error: `at most ${maxLength} characters`, abort: true })
    .regex(pattern, `${readable}, and none that control${alsoWords}`);
}

/** A name, or a few words, on one line. */
export const name = textOf(most.name, line, '');
/** Some sentences, on one line or several. */
export const text = textOf(most.text, lines, ' but tabs and ends of lines');

const keyWords = 'a text of 1 to 200 characters that can be read, and none that control';
/** By which who writes knows again what was written. */
export const idempotencyKey = z
  .string(keyWords)
  .min(1, keyWords)
  .max(200, { error: keyWords, abort: true })
  .regex(line, keyWords);

const slugWords = 'a slug: lower case letters and digits, joined by hyphens';
export const slug = z
  .string(slugWords)
  .max(most.slug, { error: `a slug of at most ${most.slug} characters`, abort: true })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, slugWords);

const stateCodeWords = 'a postal code of two capital letters';
export const stateCode = z.string(stateCodeWords).regex(/^[A-Z]{2}$/, stateCodeWords);

const yearWords = `a year from ${firstYear} to ${lastYear}`;
export const year = z.int(yearWords).min(firstYear, yearWords).max(lastYear, yearWords);

const asOfWords = 'a day as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY';
/** When something was told: as exactly as it is known. */
const asOf = z.union(
  [z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), z.string().regex(/^\d{4}$/)],
  asOfWords,
);

const urlWords = 'an address that starts with http:// or https://';
export const url = z
  .url({ protocol: /^https?$/, hostname: /./, error: urlWords, abort: true })
  .max(most.url, { error: `an address of at most ${most.url} characters`, abort: true })
  .regex(address, 'an address without spaces and characters that control');

const latitudeWords = 'a latitude in degrees, from -90 to 90';
export const latitude = z.number(latitudeWords).min(-90, latitudeWords).max(90, latitudeWords);

const longitudeWords = 'a longitude in degrees, from -180 to 180';
export const longitude = z
  .number(longitudeWords)
  .min(-180, longitudeWords)
  .max(180, longitudeWords);

const orderWords = 'a whole number from 1';
export const order = z.int(orderWords).min(1, orderWords);

export function oneOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
): z.ZodEnum<{ [Value in Values[number]]: Value }> {
  return z.enum(values, `one of ${values.join(', ')}`);
}

/** A list in which nothing stands twice. */
export function listOf<Item extends z.ZodType>(
  item: Item,
  maxLength: number = most.list,
): z.ZodArray<Item> {
  const bounded = z
    .array(item, 'a list')
    .max(maxLength, { error: `a list of at most ${maxLength}`, abort: true });
  return bounded.check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [index, element] of value.entries()) {
      const content = JSON.stringify(element);
      if (seen.has(content)) {
        const message = 'no element twice';
        issues.push({ code: 'custom', path: [index], message, input: element });
      }
      seen.add(content);
    }
  });
}

export function filledListOf<Item extends z.ZodType>(
  item: Item,
  maxLength: number = most.list,
): z.ZodArray<Item> {
  return listOf(item, maxLength).min(1, 'a list that is not empty');
}

/** A list to which something is added again and again, or that is long by nature. */
export const longListOf = <Item extends z.ZodType>(item: Item): z.ZodArray<Item> =>
  listOf(item, most.growingList);

export function record<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, 'an object');
}

export const focusArea = oneOf(focusAreaCodes);

const source = record({
  url: url.nullable(),
  basis: oneOf(sourceBases),
  note: text.nullable().optional(),
}).refine(({ url, basis }) => basis !== 'DOCUMENT' || url !== null, {
  path: ['url'],
  error: 'the address of the page that was read, as basis is DOCUMENT',
});

export const sources = filledListOf(source, most.growingList);

/** One of some statuses, among them UNKNOWN, with when and where it was told. */
export function statusOf<const Codes extends readonly [string, ...string[]]>(
  codes: Codes,
): z.ZodType<{
  code: Codes[number];
  asOf: string | null;
  source: string | null;
  note: string | null;
}> {
  return record({
    code: oneOf(codes),
    asOf: asOf.nullable(),
    source: url.nullable(),
    note: text.nullable(),
  }).refine(({ code, source, note }) => code === 'UNKNOWN' || source !== null || note !== null, {
    path: ['note'],
    error: 'a source or a note, as code is not UNKNOWN',
  });
}

/** Whether two years that may be unknown are in order. */
export function isInOrder(startYear: number | null, endYear: number | null): boolean {
  return startYear === null || endYear === null || startYear <= endYear;
}
