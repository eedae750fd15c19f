import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Graph, GraphOperation } from '../../src/graph/graph.ts';

/** What a server sends, as a result. */
export async function answerOf(graph: Graph, operation: GraphOperation): Promise<ExecutionResult> {
  const answer = await (graph.answer?.(operation) ?? graph.execute(operation));
  return typeof answer === 'string' ? (JSON.parse(answer) as ExecutionResult) : answer;
}

/** How two answers to one question differ in what clients rely on; null when they do not. */
export function differenceOf(expected: ExecutionResult, got: ExecutionResult): string | null {
  const [known, told] = [JSON.stringify(expected.data), JSON.stringify(got.data)];
  if (known !== told) return `Expected the data\n${known}\ngot\n${told}`;
  const [here, there] = [codesByPlace(expected), codesByPlace(got)];
  for (const place of new Set([...here.keys(), ...there.keys()])) {
    const [codes, others] = [[...(here.get(place) ?? [])], [...(there.get(place) ?? [])]];
    // What failed first depends on time, and what failed later in a null may not be told.
    if (codes.some((code) => others.includes(code))) continue;
    // What one subgraph says of an entity that another knows not to exist.
    if (codes.length === 0 && place !== '') continue;
    return `Expected at "${place}" one of the errors ${String(codes)}, got ${String(others)}`;
  }
  return null;
}

/** The codes of errors by what they made null. */
function codesByPlace({ data, errors = [] }: ExecutionResult): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const error of errors) {
    const place = error.path === undefined ? '' : nulledBy(error.path, data).join('.');
    found.set(place, (found.get(place) ?? new Set()).add(codeOf(error)));
  }
  return found;
}

/** What has no code is no client's business, and the server masks it. */
function codeOf({ extensions, path, originalError }: GraphQLError): string {
  const { code } = extensions;
  if (typeof code === 'string') return code;
  return path === undefined && !originalError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}

function nulledBy(
  path: readonly (string | number)[],
  data: ExecutionResult['data'],
): readonly (string | number)[] {
  let value: unknown = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return path;
}
