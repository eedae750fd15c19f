import type { SubgraphError, SubgraphOperation } from '../subgraph.ts';
import { isRecord, readErrors, type ErrorsOf } from './answerErrors.ts';
import { isRefusal, type Failure } from './failure.ts';
import { placePaths } from './errorPaths.ts';
import { keepAsked } from './keepAsked.ts';
import { parseJson } from './parseJson.ts';
import type { RemoteParts } from './remoteParts.ts';

const RESPONSE = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';
const CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

/** What is asked for; the first is the one in which an error status can carry GraphQL errors. */
export const ACCEPTED_TYPES = `${RESPONSE}, ${JSON_TYPE};q=0.9`;

export interface Answer {
  readonly state: 'answered';
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
  /** Whether it is a result, be it null; without data, it only says why there is none. */
  readonly isExecuted: boolean;
}

export type Read = Answer | { readonly state: 'failed'; readonly failure: Failure };

export type AnswerContext = Pick<RemoteParts, 'subgraph' | 'failures' | 'options' | 'trouble'>;

export interface AnswerBody {
  /** Or the text that they are. */
  readonly bytes: Uint8Array | string;
  readonly status: number;
}

/** The media type in lower case, without parameters; empty where it is none, or not in UTF-8. */
export function mediaTypeOf(header: string | readonly string[] | undefined): string {
  if (typeof header !== 'string') return '';
  // As most say it, no more needs to be looked at.
  return header === JSON_TYPE || header === RESPONSE ? header : readMediaType(header);
}

function readMediaType(header: string): string {
  const match = /^\s*([\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60})\s*(?:;(.*))?$/.exec(header);
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(match?.[2] ?? '')?.[1] ?? 'utf-8';
  return CHARSETS.has(charset.toLowerCase()) ? (match?.[1] ?? '').toLowerCase() : '';
}

/**
 * Why an answer is not worth reading, by status and type alone; null when it is.
 * With an error status, only the type that is GraphQL's own shows that GraphQL is what answered.
 */
export function refusalOf(
  { status, type, retryAfterMs }: Head,
  { failures }: Pick<AnswerContext, 'failures'>,
): Failure | null {
  if (status >= 300 && status < 400) return failures.redirect(status);
  const isError = status < 200 || status >= 300;
  if (isError && type !== RESPONSE) return failures.status(status, retryAfterMs);
  if (type === RESPONSE || type === JSON_TYPE) return null;
  return failures.malformed('JSON', type === '' ? 'no known content type' : type, { status });
}

export interface Head {
  readonly status: number;
  /** As `mediaTypeOf` gives it. */
  readonly type: string;
  readonly retryAfterMs: number | null;
}

/**
 * A GraphQL response, with everything in it that is not as GraphQL means it refused, and what the
 * operation does not ask for taken out.
 */
export function readAnswer(
  body: AnswerBody,
  asked: AnswerContext,
  operation: SubgraphOperation,
): Read {
  const json = parseJson(body.bytes);
  if (json.state === 'broken') return refuse(json.got, asked);
  if (!isRecord(json.value)) return refuse('other JSON', asked);
  const read = readParts(json.value, body, asked);
  if (read.state === 'failed') return read;
  const { data, errors } = read;
  if (!keepAsked(data, operation)) return refuse('JSON nested too deeply', asked);
  return errors.length === 0 ? read : { ...read, errors: placePaths(data, errors, operation) };
}

function readParts(parts: Parts, { status }: AnswerBody, asked: AnswerContext): Read {
  const { data = null, errors: given } = parts;
  const errors = readErrors(given, errorsOf(status, asked));
  if (errors === null) return refuse('errors of another form', asked);
  if (data !== null && !isRecord(data)) return refuse('data that is no object', asked);
  if (data === null && errors.length === 0) return refuse('neither data nor errors', asked);
  return { state: 'answered', data, errors, isExecuted: Object.hasOwn(parts, 'data') };
}

/** How the errors of an answer are to be read. */
export function errorsOf(status: number, { subgraph, options, trouble }: AnswerContext): ErrorsOf {
  const isAnswer = status < 300 || isRefusal(status);
  return {
    subgraph,
    code: isAnswer ? 'SUBGRAPH_ERROR' : 'SUBGRAPH_UNAVAILABLE',
    onMasked: options.messages === 'mask' ? trouble.masked : null,
  };
}

interface Parts {
  readonly data?: unknown;
  readonly errors?: unknown;
}

function refuse(got: string, { failures }: AnswerContext): Read {
  return { state: 'failed', failure: failures.malformed('a GraphQL response', got) };
}
