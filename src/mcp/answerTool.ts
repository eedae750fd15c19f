import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { adviceFor } from './advice.ts';
import type { Json } from '../table/lists.ts';
import { CHARACTERS_PER_TOKEN, fitAnswer } from './fitAnswer.ts';
import type { GraphAccess } from './graphAccess.ts';
import { askSources, takeSources } from './withSources.ts';

/** What a tool says. */
export interface ToolResult {
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly isError?: boolean;
}

export interface ToolQuestion {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** How to get what is left out. */
  readonly more: string;
}

/** Of an answer, so much is for sources and notes. */
const SHARE_OF_DATA = 0.75;
const MAX_SOURCES = 25;

/** Asks the graph, and says the answer with its sources in at most so many tokens. */
export async function answerTool(
  access: GraphAccess,
  { query, variables, more }: ToolQuestion,
  maxTokens: number,
): Promise<ToolResult> {
  const { result, isOwn, refusal } = await askWithSources(access, query, variables);
  const { data, errors = [] } = result;
  if (data === undefined || data === null || isLost(data, errors)) return failed(errors);
  // What a graph answers is JSON.
  const found = takeSources(data as Json, { isOwn });
  const characters = maxTokens * CHARACTERS_PER_TOKEN;
  const fitted = fitAnswer(found.data, Math.floor(characters * SHARE_OF_DATA));
  return said({
    data: fitted.data,
    ...sourcesSaid(found.sources, {
      refusal,
      characters: characters * (1 - SHARE_OF_DATA) * 0.6,
    }),
    ...(fitted.leftOut.length > 0 && { leftOut: fitted.leftOut.slice(0, 20), howToGetMore: more }),
    ...(errors.length > 0 && { errors: errors.slice(0, 5).map(describeError) }),
  });
}

const COUNTED =
  'This answer names no single entity, or its entities say no sources; ask for entities with "sources { url basis }" to see where facts come from.';
/** Which of the limits it was, the message says: of nodes, of points, of what is left of them. */
const refused = (message: string): string =>
  `With its sources it would not be answered; ask for fewer entities to see them. (${message.slice(0, 300)})`;

/** Whether errors have taken what every field of the query was to answer, so that nothing is left of it. */
function isLost(data: object, errors: readonly GraphQLFormattedError[]): boolean {
  const failing = new Set(errors.map(({ path: [field] = [] }) => field));
  const fields = Object.entries(data).filter(([key]) => key !== '__typename');
  return fields.length > 0 && fields.every(([key, value]) => value === null && failing.has(key));
}

interface Answered {
  readonly result: FormattedExecutionResult;
  readonly isOwn: boolean;
  /** Why it was asked without sources; null where it was not. */
  readonly refusal: string | null;
}

/** Where the sources make the question too large, without. */
async function askWithSources(
  access: GraphAccess,
  query: string,
  variables: ToolQuestion['variables'],
): Promise<Answered> {
  const sourced = askSources(access, query);
  const result = await access.ask(sourced.query, variables);
  const [error] = result.errors ?? [];
  const isAnswered = result.data !== undefined && result.data !== null;
  const isFinal = isAnswered || error === undefined || FINAL.has(error.extensions?.['code']);
  if (isFinal || sourced.query === query) {
    return { result, isOwn: sourced.isOwn, refusal: null };
  }
  // Whatever is wrong with the question, the message should be about what was asked.
  const { message } = error;
  return { result: await access.ask(query, variables), isOwn: true, refusal: message };
}

/** Asked again without sources, these would be the same. */
const FINAL: ReadonlySet<unknown> = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'SERVICE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
]);

interface SourcesSaid {
  readonly sources: readonly string[];
  /** Why they are none, or not all. */
  readonly aboutSources?: string;
}

function sourcesSaid(
  all: readonly string[],
  { refusal, characters }: { readonly refusal: string | null; readonly characters: number },
): SourcesSaid {
  if (refusal !== null) return { sources: [], aboutSources: refused(refusal) };
  if (all.length === 0) return { sources: [], aboutSources: COUNTED };
  const sources = sourcesWithin(all, characters);
  const more = all.length - sources.length;
  if (more === 0) return { sources };
  return {
    sources,
    aboutSources: `${more} more: ask for "sources { url }" of single entities.`,
  };
}

function sourcesWithin(sources: readonly string[], characters: number): readonly string[] {
  let left = characters;
  return sources.slice(0, MAX_SOURCES).filter((source) => {
    left -= source.length + 3;
    return left > 0;
  });
}

/** An answer that is none, and what to do next: by the code of its first error, unless that is said. */
export function failed(
  errors: readonly GraphQLFormattedError[],
  next: string = adviceFor(codeOf(errors[0])),
): ToolResult {
  return { ...said({ errors: errors.slice(0, 5).map(describeError), next }), isError: true };
}

function codeOf(error: GraphQLFormattedError | undefined): string {
  const code = error?.extensions?.['code'];
  return typeof code === 'string' ? code : '';
}

function describeError({ message, path, extensions }: GraphQLFormattedError): object {
  return { message: message.slice(0, 500), code: extensions?.['code'], path: path?.join('.') };
}

export function said(value: object | string): ToolResult {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { content: [{ type: 'text', text }] };
}
