import type { GraphQLFormattedError } from 'graphql';
import type { ParameterProblem } from '../../operations/parameters.ts';
import { STATUS_CODES } from '../nodeHttp.ts';
import type { RefusingStatus } from '../statuses.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Why there is no answer, as RFC 9457 has it. */
export interface ProblemDetails {
  readonly title: string;
  readonly status: RefusingStatus;
  readonly detail: string;
  /** One of the codes that errors of `/graphql` have. */
  readonly code: string;
  /** What is wrong with which parameter, or the errors of the answer, some of which are about one. */
  readonly errors?: readonly (
    ParameterProblem | (GraphQLFormattedError & Partial<ParameterProblem>)
  )[];
}

export function problem(
  status: RefusingStatus,
  rest: Omit<ProblemDetails, 'status' | 'title'>,
): ProblemDetails {
  return { title: STATUS_CODES[status] ?? 'Error', status, ...rest };
}

/** Statuses of what is wrong with an answer; what is not here is a fault of ours or of a subgraph. */
const STATUSES: Readonly<Record<string, RefusingStatus>> = {
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

/**
 * Which of several errors is told by the status, the first first: a fault of the server before what the client asked
 * wrongly, which nobody should look for before that is mended; last of all, what passes when the client waits.
 */
const URGENCY: readonly RefusingStatus[] = [500, 502, 503, 401, 403, 400, 429];

/** Of an answer with errors, as clients of `/graphql` would see them: half an answer would be taken for a whole one. */
export function problemOfErrors(errors: readonly GraphQLFormattedError[]): ProblemDetails {
  const ranked = errors
    .map(({ message, extensions = {} }) => ({
      detail: message,
      code: codeOf(extensions),
      status: statusOf(extensions),
    }))
    .toSorted((a, b) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status));
  const [
    urgent = { detail: 'Expected an answer, got none.', code: INTERNAL, status: 500 as const },
  ] = ranked;
  const { status, ...said } = urgent;
  return problem(status, { ...said, errors });
}

const FOR_DATA = /^(?:\/contracts\/[^/?]+)?\/api\//;

/** Whether what cannot be had there is told as a problem. */
export function isForData(url: string): boolean {
  return FOR_DATA.test(url);
}

const INTERNAL = 'INTERNAL_SERVER_ERROR';

type Extensions = NonNullable<GraphQLFormattedError['extensions']>;

function codeOf({ code }: Extensions): string {
  return typeof code === 'string' ? code : INTERNAL;
}

/** Subgraphs have codes of their own. */
function statusOf(extensions: Extensions): RefusingStatus {
  return STATUSES[codeOf(extensions)] ?? (extensions['subgraph'] === undefined ? 500 : 502);
}
