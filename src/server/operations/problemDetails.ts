import { STATUS_CODES } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { ParameterProblem } from '../../operations/parameters.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Why there is no answer, as RFC 9457 has it. */
export interface ProblemDetails {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** One of the codes that errors of `/graphql` have. */
  readonly code: string;
  /** What is wrong with which parameter, or the errors of the answer. */
  readonly errors?: readonly (ParameterProblem | GraphQLFormattedError)[];
}

export function problem(
  status: number,
  rest: Omit<ProblemDetails, 'status' | 'title'>,
): ProblemDetails {
  return { title: STATUS_CODES[status] ?? 'Error', status, ...rest };
}

/** Statuses of what is wrong with an answer; what is not here is a fault of ours or of a subgraph. */
const STATUSES: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  QUERY_TOO_LARGE: 400,
  QUERY_TOO_BROAD: 400,
  QUERY_NOT_PLANNED: 400,
  RATE_LIMITED: 429,
  UNAUTHENTICATED: 401,
  UNAUTHORIZED_FIELD_OR_TYPE: 403,
  DATABASE_UNAVAILABLE: 503,
  SERVICE_UNAVAILABLE: 503,
  SUBGRAPH_UNAVAILABLE: 502,
  SUBGRAPH_ERROR: 502,
};

/** Of an answer with errors, as clients of `/graphql` would see them: half an answer would be taken for a whole one. */
export function problemOfErrors(errors: readonly GraphQLFormattedError[]): ProblemDetails {
  const ranked = errors
    .map(({ message, extensions }) => ({ message, code: codeOf(extensions) }))
    .toSorted((a, b) => statusOf(b.code) - statusOf(a.code));
  const [worst = { message: 'Expected an answer, got none.', code: INTERNAL }] = ranked;
  return problem(statusOf(worst.code), { detail: worst.message, code: worst.code, errors });
}

const INTERNAL = 'INTERNAL_SERVER_ERROR';

function codeOf(extensions: GraphQLFormattedError['extensions']): string {
  const code = extensions?.['code'];
  return typeof code === 'string' ? code : INTERNAL;
}

function statusOf(code: string): number {
  return STATUSES[code] ?? 500;
}
