import type { SubgraphError } from '../subgraph.ts';

/**
 * Stands in the data where a subgraph failed to give a value. Completing the answer meets it like a
 * resolver that throws, so the error gets the path that the client knows the field by.
 */
export class FieldFailure extends Error {
  override readonly name = 'FieldFailure';
  readonly extensions: Readonly<Record<string, unknown>>;
  /** From this value to what failed in it, when the subgraph nulled more than that. */
  readonly below: readonly (string | number)[];

  constructor(error: SubgraphError, below: readonly (string | number)[] = []) {
    super(error.message, { cause: error.cause });
    this.extensions = error.extensions;
    this.below = below;
  }
}

/** An object in the data, which may be changed; failures are leaves. */
export type DataObject = Record<string, unknown>;

export function isDataObject(value: unknown): value is DataObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof FieldFailure)
  );
}
