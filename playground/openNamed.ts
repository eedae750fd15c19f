import { variablesFrom } from './answer/namedOperations.ts';
import { openQuestion } from './openQuestion.ts';
import { loadOperations } from './operations.ts';
import type { Written } from './sessions.ts';

interface Opening {
  /** What is left to a click, because it would change something. */
  readonly linked: Written | null;
  readonly trouble: string | null;
}

/** Opens the operation that an address names, `?operation=Loans&first=5`, with the same parameters as its data. */
export async function openNamed(address: URLSearchParams): Promise<Opening> {
  const name = address.get('operation');
  const operation = (await loadOperations()).find((known) => known.name === name);
  if (!operation) {
    const trouble = `There is no operation “${name ?? ''}” here; /operations.json lists those that there are.`;
    return { linked: null, trouble };
  }
  const given = variablesFrom(operation, address);
  const variables = Object.keys(given).length === 0 ? '' : JSON.stringify(given, null, 2);
  // What stands above it is shown beside it.
  const query = operation.text.replace(/^(?:\s*#.*\n)+/, '');
  if (!operation.isQuery) return { linked: { query, variables }, trouble: null };
  const picture = operation.picture ?? { view: 'table' };
  openQuestion({ query, variables, operationName: operation.name, picture });
  return { linked: null, trouble: null };
}
