import { nameOf } from './labels.ts';
import type { Line, Numbers } from './numbers.ts';

/** What the numbers of a picture say of those that are of several years. */
interface SpanNumbers {
  readonly heading: readonly string[];
  /** What stands behind a line. */
  readonly of: (row: number) => Line;
  readonly foot: Line;
  readonly notes: Numbers['notes'];
}

const NONE: SpanNumbers = { heading: [], of: () => [], foot: [], notes: [] };

const NOTE =
  'A number with years beside it is of all these years together: it compares with no number of one year, and is not shaded.';

/**
 * @param columns - what stands across; one without a name where nothing does
 * @param spans - by line and column
 */
export function spansIn(
  columns: readonly (string | null)[],
  spans: readonly (readonly (string | undefined)[])[] = [],
): SpanNumbers {
  if (spans.every((line) => line.every((span) => span === undefined))) return NONE;
  return {
    heading: ['Of several years'],
    of: (row) => [told(columns, spans[row] ?? [])],
    foot: [null],
    notes: [NOTE],
  };
}

/** "2000–2022", and where the line has several of them, of which columns each is. */
function told(
  columns: readonly (string | null)[],
  spans: readonly (string | undefined)[],
): string | null {
  const known = spans.flatMap((span, column) => (span === undefined ? [] : [{ span, column }]));
  const different = new Set(known.map(({ span }) => span));
  if (different.size < 2) return known[0]?.span ?? null;
  return known.map(({ span, column }) => `${nameOf(columns[column] ?? null)} ${span}`).join('; ');
}
