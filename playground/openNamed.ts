import { variablesFrom, type NamedOperation } from './answer/namedOperations.ts';
import type { Picture } from './answer/picture.ts';
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
  const variables = variablesFrom(operation, address);
  if (operation.isQuery) {
    openOperation(operation, variables);
    return { linked: null, trouble: null };
  }
  return {
    linked: { query: queryOf(operation), variables: writeVariables(variables) },
    trouble: null,
  };
}

/** Asks an operation, and shows its answer as it is looked at best. */
export function openOperation(
  operation: NamedOperation,
  variables: Readonly<Record<string, unknown>>,
  picture: Picture = operation.picture ?? { view: 'table' },
): void {
  openQuestion({
    query: queryOf(operation),
    variables: writeVariables(variables),
    operationName: operation.name,
    picture,
  });
}

/** What stands above it is shown beside it. */
function queryOf({ text }: NamedOperation): string {
  return text.replace(/^(?:\s*#.*\n)+/, '');
}

function writeVariables(variables: Readonly<Record<string, unknown>>): string {
  return Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, null, 2);
}
