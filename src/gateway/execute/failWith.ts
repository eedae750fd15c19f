import type { Failed } from './entities.ts';
import type { AskedField } from './failures.ts';
import type { DataObject } from './fieldFailure.ts';

/** By `Type.field`, the names of the fields that it requires. */
export type RequiredNames = ReadonlyMap<string, ReadonlySet<string>>;

/** The asked fields that require what failed, by response key; null when none is left, or a key failed. */
export function failWith(
  failed: Failed,
  asked: readonly AskedField[],
  required: RequiredNames,
): DataObject | null {
  const namesOf = ({ coordinate }: AskedField) => required.get(coordinate) ?? nothing;
  const isKey = (name: string) => !asked.some((field) => namesOf(field).has(name));
  if ([...failed.keys()].some(isKey)) return null;
  const failing = asked.flatMap((field) => {
    const [failure] = [...failed].filter(([name]) => namesOf(field).has(name));
    return failure === undefined ? [] : [[field.key, failure[1]] as const];
  });
  return failing.length === asked.length ? null : Object.fromEntries(failing);
}

const nothing: ReadonlySet<string> = new Set();
