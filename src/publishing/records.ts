import type { KeptRecordDoc } from '../collections/stores.ts';
import { referencesIn } from '../records/kinds.ts';
import type { Kept } from './world.ts';

/** A record as it is stored; `after` is null where it is withdrawn. */
export function toRecordDoc(kept: Kept, after: Kept | null, version: number): KeptRecordDoc {
  const { id, file, place, owner } = after ?? kept;
  return {
    _id: id,
    file,
    record: after?.record ?? null,
    refs: after === null ? [] : refsOf(after),
    place,
    owner,
    version,
  };
}

function refsOf({ file, record }: Kept): readonly string[] {
  return [...new Set(referencesIn(file, record).map(({ id }) => id))];
}
