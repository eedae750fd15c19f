import { FieldFailure, restOf, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/** What an object is; why nobody knows, or nothing, where that is open. */
export function typeOf(object: DataObject, types: PossibleTypes): unknown {
  const typename = object['__typename'];
  return types.isOpen(typename) ? whyOpen(object, types) : typename;
}

/** Why it is not known whether an object is of a type. */
export function whyOpen(object: DataObject, types: PossibleTypes): FieldFailure | undefined {
  const typename = object['__typename'];
  if (typename instanceof FieldFailure) return typename;
  return types.isOpen(typename) ? restOf(object) : undefined;
}
