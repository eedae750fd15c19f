import type { Rewrite } from '../plan/plan.ts';
import { isDataObject, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/** Changes names and values, in place, as the plan says. */
export function applyRewrites(
  value: unknown,
  rewrites: readonly Rewrite[],
  types: PossibleTypes,
): void {
  for (const rewrite of rewrites) applyFrom(value, rewrite, 0, types);
}

function applyFrom(value: unknown, rewrite: Rewrite, at: number, types: PossibleTypes): void {
  if (Array.isArray(value)) {
    for (const element of value) applyFrom(element, rewrite, at, types);
    return;
  }
  const step = rewrite.path[at];
  if (!isDataObject(value) || step === undefined) return;
  if (step.kind === 'types') {
    if (types.isAny(value['__typename'], step.names)) applyFrom(value, rewrite, at + 1, types);
  } else if (at === rewrite.path.length - 1) {
    change(value, step.key, rewrite.change);
  } else {
    applyFrom(value[step.key], rewrite, at + 1, types);
  }
}

function change(object: DataObject, key: string, to: Rewrite['change']): void {
  if ('value' in to) {
    object[key] = to.value;
  } else if (key in object) {
    object[to.key] = object[key];
    Reflect.deleteProperty(object, key);
  }
}
