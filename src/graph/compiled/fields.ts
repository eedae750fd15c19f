import type { LeafText } from '../../answer/leafText.ts';
import type { Text } from '../../answer/text.ts';
import type { Complete, Run, WriteField } from './run.ts';

/** The value of a field, or a promise of it. */
export type Resolved = (parent: Readonly<Record<string, unknown>>, run: Run) => unknown;

interface LeafField {
  readonly prefix: string;
  readonly resolved: Resolved;
  readonly text: LeafText;
  /** For what is no scalar: null, or a promise. */
  readonly complete: Complete;
}

/** Most fields are of this kind, and their values are there. */
export function leafField({ prefix, resolved, text, complete }: LeafField): WriteField {
  return (parent, out, run) => {
    const value = resolved(parent, run);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      out.write(prefix + text(value));
    } else {
      out.write(prefix);
      completeWhenThere(value, out, run, complete);
    }
  };
}

export function completeWhenThere(value: unknown, out: Text, run: Run, complete: Complete): void {
  if (isPromise(value)) run.await(value, out, complete);
  else complete(value, out, run);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { readonly then?: unknown }).then === 'function'
  );
}
