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

export interface Asked {
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
  { query, variables, more }: Asked,
  maxTokens: number,
): Promise<ToolResult> {
  const { result, isSourced, isOwn } = await askWithSources(access, query, variables);
  const { data, errors = [] } = result;
  if (data === undefined || data === null) return failed(errors);
  // What a graph answers is JSON.
  const found = takeSources(data as Json, { isOwn });
  const characters = maxTokens * CHARACTERS_PER_TOKEN;
  const fitted = fitAnswer(found.data, Math.floor(characters * SHARE_OF_DATA));
  const sources = sourcesWithin(found.sources, characters * (1 - SHARE_OF_DATA) * 0.6);
  return said({
    data: fitted.data,
    sources: sources.length > 0 ? sources : isSourced ? COUNTED : NOT_ASKED,
    ...(sources.length < found.sources.length && {
      moreSources: `${found.sources.length - sources.length} more: ask for "sources { url }" of single entities.`,
    }),
    ...(fitted.leftOut.length > 0 && { leftOut: fitted.leftOut.slice(0, 20), howToGetMore: more }),
    ...(errors.length > 0 && { errors: errors.slice(0, 5).map(describeError) }),
  });
}

const COUNTED =
  'This answer names no single entity, or its entities say no sources; ask for entities with "sources { url basis }" to see where facts come from.';
const NOT_ASKED =
  'With its sources the answer would be too large; ask for fewer entities to see them.';

interface Answered {
  readonly result: FormattedExecutionResult;
  readonly isSourced: boolean;
  readonly isOwn: boolean;
}

/** Where the sources make the question too large, without. */
async function askWithSources(
  access: GraphAccess,
  query: string,
  variables: Asked['variables'],
): Promise<Answered> {
  const sourced = askSources(access, query);
  const result = await access.ask(sourced.query, variables);
  const [error] = result.errors ?? [];
  const isAnswered = result.data !== undefined && result.data !== null;
  const isFinal = isAnswered || error === undefined || FINAL.has(error.extensions?.['code']);
  if (isFinal || sourced.query === query) {
    return { result, isSourced: true, isOwn: sourced.isOwn };
  }
  // Whatever is wrong with the question, the message should be about what was asked.
  return { result: await access.ask(query, variables), isSourced: false, isOwn: true };
}

/** Asked again, these would be the same. */
const FINAL: ReadonlySet<unknown> = new Set([
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'UNAUTHENTICATED',
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'SERVICE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
]);

function sourcesWithin(sources: readonly string[], characters: number): readonly string[] {
  let left = characters;
  return sources.slice(0, MAX_SOURCES).filter((source) => {
    left -= source.length + 3;
    return left > 0;
  });
}

/** An answer that is none, and what to do next. */
export function failed(errors: readonly GraphQLFormattedError[]): ToolResult {
  const [first] = errors;
  const code = first?.extensions?.['code'];
  const next = adviceFor(typeof code === 'string' ? code : '');
  return { ...said({ errors: errors.slice(0, 5).map(describeError), next }), isError: true };
}

function describeError({ message, path, extensions }: GraphQLFormattedError): object {
  return { message: message.slice(0, 500), code: extensions?.['code'], path: path?.join('.') };
}

export function said(value: object | string): ToolResult {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { content: [{ type: 'text', text }] };
}
