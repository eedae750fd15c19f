import type { ExecutionResult } from 'graphql';

/** What `extensions.explain` says of one MongoDB operation. */
export interface Operation {
  readonly operation: string;
  readonly collection: string;
  readonly indexes: readonly string[];
  readonly keysExamined: number;
  readonly documentsExamined: number;
  readonly returned: number;
  readonly isCollectionScan: boolean;
  readonly isSortedInMemory: boolean;
  readonly isFailed: boolean;
}

export function operationsOf({ extensions }: ExecutionResult): readonly Operation[] {
  // An explained result has it.
  return (extensions as { readonly explain: { readonly operations: readonly Operation[] } }).explain
    .operations;
}

/** In how many places of an index an operation has to look: 1 unless said otherwise. */
interface Places {
  /** Parents whose pages are read at once. */
  readonly parents?: number;
  /** Values of which a document may have any. */
  readonly values?: number;
}

/** The operations that walk through more than they return, in words. */
export function wasteOf(operations: readonly Operation[], places: Places = {}): readonly string[] {
  return operations.filter((operation) => isWaste(operation, places)).map(describeOperation);
}

function isWaste(operation: Operation, { parents = 1, values = 1 }: Places): boolean {
  const { returned, keysExamined, documentsExamined } = operation;
  // A page is merged from a few ranges of an index for each parent and value; each looks a step ahead.
  const steps = 6 * parents + 3 * (values - 1);
  return (
    operation.isCollectionScan ||
    operation.isSortedInMemory ||
    documentsExamined > 3 * returned + 6 * parents ||
    keysExamined > 3 * returned + steps
  );
}

function describeOperation(operation: Operation): string {
  const { returned, keysExamined, documentsExamined, indexes } = operation;
  return [
    `${operation.operation} ${operation.collection} by ${indexes.join(' + ') || 'no index'}:`,
    `${keysExamined} keys and ${documentsExamined} documents for ${returned}`,
    operation.isCollectionScan ? 'collection scan' : '',
    operation.isSortedInMemory ? 'sorted in memory' : '',
  ]
    .join(' ')
    .trim();
}
