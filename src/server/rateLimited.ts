import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../errors.ts';
import type { Shortage } from '../points/points.ts';
import { rateLimitFields } from '../points/rateLimitFields.ts';
import { NO_STORE } from './cache/cacheControl.ts';
import type { Refusal } from './httpErrors.ts';
import { problem, PROBLEM_TYPE } from './operations/problemDetails.ts';
import type { RefusingStatus } from './statuses.ts';

interface Worded {
  readonly status: RefusingStatus;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** What is said to who has too few points, on the short way. */
export function rateLimited(shortage: Shortage, contentType: string): Refusal {
  return refusalOf(word(shortage), contentType, ({ message, code }) => ({
    errors: [{ message, extensions: { code } }],
  }));
}

/** The same as a problem, to who asks for data alone. */
export function rateLimitedData(shortage: Shortage, { isAll = false } = {}): Refusal {
  const worded = word(shortage, isAll ? LESS_THAN_ALL : LESS);
  return refusalOf(worded, PROBLEM_TYPE, ({ status, message, code }) =>
    problem(status, { detail: message, code }),
  );
}

function refusalOf(
  worded: Worded,
  contentType: string,
  bodyOf: (worded: Worded) => Refusal['body'],
): Refusal {
  const headers = Object.fromEntries(worded.headers);
  return {
    status: worded.status,
    headers: { ...headers, 'cache-control': NO_STORE, 'content-type': contentType },
    body: bodyOf(worded),
  };
}

/** The same as Apollo Server is told. */
export function rateLimitedError(shortage: Shortage): GraphQLError {
  const { status, code, message, headers } = word(shortage);
  const http = { status, headers: new HeaderMap(headers) };
  return new GraphQLError(message, { extensions: { code, http } });
}

const LESS = 'Ask for smaller pages, and for fewer counts.';
/** How long the pages are cannot be said beside all=true. */
const LESS_THAN_ALL =
  'Leave out all=true and ask for one page after the other, smaller ones where the operation takes "first".';

function word(shortage: Shortage, advice = LESS): Worded {
  const { estimated, maximum, left } = shortage;
  const fields = rateLimitFields(shortage);
  if (shortage.kind === 'tooMuch') {
    return {
      status: 400,
      code: 'QUERY_TOO_LARGE',
      message: `Expected an operation that costs its asker at most ${maximum} points (POINTS_MAXIMUM, or the quota of the key), got one that could cost ${estimated}. ${advice}`,
      headers: fields,
    };
  }
  const { retryAfterSeconds } = shortage;
  return {
    status: 429,
    code: 'RATE_LIMITED',
    message: `Expected ${estimated} points to be left, got ${left}. They come back by themselves: try again in ${retryAfterSeconds} s.`,
    headers: [['retry-after', String(retryAfterSeconds)], ...fields],
  };
}
