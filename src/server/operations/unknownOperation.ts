import { askForNear } from '../../answer/nearNames.ts';
import type { NamedOperation } from '../../operations/namedOperation.ts';

/** What is said to who asks for a named operation that is not among these. */
export function unknownOperation(name: string, operations: readonly NamedOperation[]): string {
  const known = operations.map((operation) => operation.name);
  return `Expected the name of an operation, got "${name}".${askForNear(name, known)} /operations.json lists those that there are.`;
}
