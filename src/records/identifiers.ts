import type { IdentifierScheme } from '../collections/record.ts';
import { isIdentifier } from '../identifiers.ts';
import type { z } from 'zod';
import { listOf, name, oneOf, record, text, url } from './values.ts';

/** Identifiers by which others join, each with the page that was read for it. */
export function identifiersOf<
  const Schemes extends readonly [IdentifierScheme, ...IdentifierScheme[]],
>(
  ...schemes: Schemes
): z.ZodType<
  {
    scheme: Schemes[number];
    value: string;
    source: string;
    note: string | null;
  }[]
> {
  return listOf(
    record({ scheme: oneOf(schemes), value: name, source: url, note: text.nullable() }).refine(
      ({ scheme, value }) => isIdentifier(scheme, value),
      { path: ['value'], error: 'the form of its scheme' },
    ),
  );
}
