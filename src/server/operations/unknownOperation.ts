import { askForNear } from '../../answer/nearNames.ts';
import type { OperationSet } from '../../operations/operationSet.ts';

/** What is said to who asks for a named operation that is not there. */
export function unknownOperation(name: string, set: OperationSet): string {
  const known = set.list().map((operation) => operation.name);
  return `Expected the name of an operation, got "${name}".${askForNear(name, known)} /operations.json lists those that there are.`;
}
