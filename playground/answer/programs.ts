import type { AskedOperation } from './paging.ts';
import { parametersFor, type NamedOperation } from './namedOperations.ts';

interface Program {
  /** Of the graph, without a slash at its end. */
  readonly base: string;
  readonly asked: AskedOperation;
  /** Null where it is asked by its text only. */
  readonly operation: NamedOperation | null;
  readonly hasKey: boolean;
}

/** The URL of the data of a named operation; null where there is none, or it cannot say the variables. */
export function dataUrl(
  { base, asked, operation }: Omit<Program, 'hasKey'>,
  { form, isWhole }: { readonly form: 'csv' | 'json'; readonly isWhole: boolean },
): string | null {
  if (operation?.isQuery !== true) return null;
  const parameters = parametersFor(operation, asked.variables);
  if (parameters === null) return null;
  if (isWhole && operation.hasPages) parameters.set('all', 'true');
  const text = parameters.size === 0 ? '' : `?${parameters.toString()}`;
  return `${base}/api/${operation.name}.${form}${text}`;
}

/** Where the page of the interface shows the URL of an operation, to be tried there. */
export function formUrl(base: string, { name, theme }: NamedOperation): string {
  // As the page writes it: a space is escaped, all else stands as it is.
  const group = (theme ?? 'Operations').trim().replaceAll(/\s/g, '%20');
  return `${base}/openapi#/${group}/${name}`;
}

/** A command that asks for the data by its URL; null where there is none. */
export function restCommand(
  program: Program,
  { isWhole }: { readonly isWhole: boolean },
): string | null {
  const url = dataUrl(program, { form: 'json', isWhole });
  if (url === null) return null;
  const key = program.hasKey ? ' -H "authorization: Bearer $MEP_GRAPH_KEY"' : '';
  return `curl '${url.replaceAll("'", '%27')}'${key}`;
}

/** What an assistant calls to ask the same: the operation's own tool, or the one that asks anything. */
export function toolCall({ asked, operation }: Program): string {
  const { query, variables } = asked;
  const given = Object.keys(variables).length > 0 ? { variables } : {};
  const params =
    operation === null
      ? { name: 'ask', arguments: { query, ...given } }
      : { name: operation.name, arguments: variables };
  return JSON.stringify({ method: 'tools/call', params }, null, 2);
}

/** What an assistant is given to know the graph. */
export function toolServer({ base, hasKey }: Pick<Program, 'base' | 'hasKey'>): string {
  const headers = hasKey ? { headers: { Authorization: 'Bearer ${MEP_GRAPH_KEY}' } } : {};
  const server = { type: 'http', url: `${base}/mcp`, ...headers };
  return JSON.stringify({ mcpServers: { 'mep-graph': server } }, null, 2);
}
