import type { DocumentNode } from 'graphql';

/** One operation as clients use it: what it asks for is found out when that is needed, once. */
export interface Use {
  /** Null once its coordinates are known. */
  document: DocumentNode | null;
  readonly operationName: string | null;
  coordinates: readonly string[] | null;
  /** How often each client asked since these were last taken; null for nobody. */
  clients: Map<string, number> | null;
}

export function createUse(document: DocumentNode, operationName: string | null): Use {
  return { document, operationName, coordinates: null, clients: null };
}
