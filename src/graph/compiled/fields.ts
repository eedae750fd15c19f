import { isLeaf, type LeafValue } from './leafValue.ts';
import type { Complete, Make, Parent, Run } from './run.ts';

/** The value of a field, or a promise of it. */
export type Resolved = (parent: Parent, run: Run) => unknown;

interface LeafField {
  readonly key: string;
  readonly resolved: Resolved;
  readonly leaf: LeafValue;
  /** For what is no leaf: null, or a promise. */
  readonly complete: Complete;
}

/** Most fields are of this kind, and their values are there. */
export function leafField({ key, resolved, leaf, complete }: LeafField): Make {
  return (parent, run) => {
    const value = resolved(parent, run);
    return isLeaf(value) ? leaf(value) : completeWhenThere(value, run, key, complete);
  };
}

/** Completes what is there, and leaves a place at `key` for what is promised. */
export function completeWhenThere(
  value: unknown,
  run: Run,
  key: string | number,
  complete: Complete,
): unknown {
  return isPromise(value) ? run.later(key, value, complete) : complete(value, run, key);
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { readonly then?: unknown }).then === 'function'
  );
}
