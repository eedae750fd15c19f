import type { GraphQLError } from 'graphql';
import { findCoordinate, whoseFault } from './faults.ts';
import { hintFor } from './hints.ts';
import type { Service } from './service.ts';

/** Why subgraphs do not compose. */
export interface CompositionProblem {
  /** The composer's, or ours where it has none for what is wrong. */
  readonly code: string;
  readonly message: string;
  /** Whose schema is at fault, where that can be said. */
  readonly subgraph: string | null;
  /** `Type` or `Type.field`, where there is one. */
  readonly coordinate: string | null;
  /** How to mend it; null when the message says all. */
  readonly hint: string | null;
}

/** A problem in one line: whose it is, where, what, and how to mend it. */
export function describeProblem({
  subgraph,
  coordinate,
  message,
  hint,
}: CompositionProblem): string {
  const where = [subgraph === null ? '' : `[${subgraph}]`, coordinate ?? '']
    .filter(Boolean)
    .join(' ');
  const end = /[.!?)}]$/.test(message) ? '' : '.';
  return [where === '' ? '' : `${where}: `, message, hint === null ? '' : `${end} ${hint}`].join(
    '',
  );
}

/** The composer tells some once for each value, or each way through the graph. */
export function firstOfEach(
  problems: readonly CompositionProblem[],
): readonly CompositionProblem[] {
  const groups = Map.groupBy(problems, ({ code, subgraph, coordinate, message }) =>
    coordinate === null ? message : `${code} ${String(subgraph)} ${coordinate}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (and ${others.length} more of the same)`;
    return [{ ...first, message: `${first.message}${more}` }];
  });
}

/** `[subgraph] text` is how the composer says whose fault it is, where it says so. */
export function toProblem(error: GraphQLError, services: readonly Service[]): CompositionProblem {
  const { message, extensions } = error;
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'COMPOSITION_FAILED';
  const prefix = /^\[([^\]]+)\] /.exec(message);
  const told = extensions['subgraphName'] ?? prefix?.[1];
  const text = withoutAdvice(prefix === null ? message : message.slice(prefix[0].length));
  const coordinate = findCoordinate(text, services);
  return {
    code,
    message: text,
    subgraph: typeof told === 'string' ? told : whoseFault(text, coordinate, services),
    coordinate,
    hint: hintFor(code, text),
  };
}

/** The composer tells some twice, once with advice of its own. */
function withoutAdvice(text: string): string {
  return /^Unknown directive "@\w+"\./.exec(text)?.[0] ?? text;
}
