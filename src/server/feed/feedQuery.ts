import type { FastifyRequest } from 'fastify';
import { userError } from '../../errors.ts';
import type { FeedQuery } from '../../changes/feed.ts';

/** What is asked of `/changes`. */
export interface FeedAsked {
  readonly query: FeedQuery;
  /** How long to wait where there is nothing new. */
  readonly waitMs: number;
}

const maxFirst = 1000;
const maxWaitSeconds = 60;
const maxWords = 100;

/** @throws BAD_USER_INPUT */
export function readFeedQuery({ query, headers }: FastifyRequest): FeedAsked {
  // Fastify makes texts of them, or lists where one comes twice.
  const given = query as Readonly<Record<string, string | readonly string[]>>;
  const known = ['after', 'types', 'entities', 'first', 'wait'];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected some of ${known.join(', ')}, got ${JSON.stringify(unknown.slice(0, 40))}.`,
    );
  }
  refuseRepeated(given, ['after', 'first', 'wait']);
  // A stream that was cut goes on from what its client has seen.
  const after = headers['last-event-id'] ?? textOf(given['after']);
  return {
    query: {
      after: after === undefined || after === '' ? null : String(after),
      types: wordsOf('types', given['types']),
      entities: wordsOf('entities', given['entities']),
      first: numberOf('first', given['first'], { least: 1, most: maxFirst, otherwise: maxFirst }),
    },
    waitMs:
      1000 * numberOf('wait', given['wait'], { least: 0, most: maxWaitSeconds, otherwise: 0 }),
  };
}

/** @throws BAD_USER_INPUT for what is no list and comes twice */
function refuseRepeated(
  given: Readonly<Record<string, string | readonly string[]>>,
  names: readonly string[],
): void {
  for (const name of names) {
    const value = given[name];
    if (typeof value !== 'object') continue;
    throw userError('BAD_USER_INPUT', `Expected "${name}" once, got it ${value.length} times.`);
  }
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.at(-1);
}

function wordsOf(
  name: string,
  value: string | readonly string[] | undefined,
): readonly string[] | null {
  if (value === undefined) return null;
  const words = [value].flat().flatMap((text) => text.split(','));
  const wanted = words.filter((word) => word !== '');
  if (wanted.length <= maxWords) return wanted;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${name}" to have at most ${maxWords}, got ${wanted.length}.`,
  );
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

function numberOf(
  name: string,
  value: string | readonly string[] | undefined,
  { least, most, otherwise }: Range,
): number {
  const text = textOf(value);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${name}" to be a whole number from ${least} to ${most}, got ${JSON.stringify(text.slice(0, 40))}.`,
  );
}
