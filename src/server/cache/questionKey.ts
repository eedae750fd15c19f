import type { Asker } from '../../identity/asker.ts';
import type { GraphOperation } from '../../graph/graph.ts';

interface Keyed {
  readonly text: string;
  readonly operation: Pick<GraphOperation, 'operationName' | 'variables' | 'exactVariables'> & {
    readonly asker: Asker;
  };
  readonly view: { readonly scopes: ReadonlySet<string> | null };
}

/** By which the same question is known again; null where a number is so large that JSON would have null for it. */
export function keyOf({ text, operation, view }: Keyed): string | null {
  const { operationName, variables, exactVariables } = operation;
  const written = JSON.stringify(exactVariables ?? variables);
  if (written.includes('null') && holdsInfinity(variables)) return null;
  return `${writeScopes(view, operation.asker)}${operationName ?? ''} ${written} ${text}`;
}

/** No name of an operation begins like this. */
function writeScopes({ scopes }: Keyed['view'], { kind }: Asker): string {
  if (scopes === null) return '';
  return JSON.stringify([kind !== 'anonymous', ...[...scopes].sort()]);
}

function holdsInfinity(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInfinity);
}
