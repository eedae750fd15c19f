import { shownField, isEntityShown } from './changes/shownRecord.ts';
import type { FieldChangeDoc } from './collections/publishing.ts';
import type { Shown } from './identity/shown.ts';
import { typeOfId } from './ids.ts';
import type { FieldSaid } from './publishing/writeAccess.ts';

/** Takes out of what is told whatever an operation's asker is not shown. */
export interface Told {
  /** Null for everything. */
  readonly shown: Shown | null;
  entities<Entity extends { readonly _id: string }>(found: readonly Entity[]): readonly Entity[];
  /** What became of the fields of a record. */
  changes(entity: string, changes: readonly FieldChangeDoc[]): readonly FieldChangeDoc[];
  /** What is said of the fields of a record. */
  said(entity: string, fields: readonly FieldSaid[]): readonly FieldSaid[];
}

/** Of who is shown everything. */
const allTold: Told = {
  shown: null,
  entities: (found) => found,
  changes: (_entity, changes) => changes,
  said: (_entity, fields) => fields,
};

export function toldTo(shown: Shown | null | undefined): Told {
  if (shown == null) return allTold;
  const left = (entity: string, field: string, value: unknown): unknown =>
    shownField(typeOfId(entity), field, value, shown);
  return {
    shown,
    entities: (found) => found.filter(({ _id }) => isEntityShown(typeOfId(_id), shown)),
    changes: (entity, changes) =>
      changes.flatMap(({ field, from, to }) => {
        const [before, after] = [left(entity, field, from), left(entity, field, to)];
        const isShown = before !== undefined && after !== undefined;
        return isShown ? [{ field, from: before, to: after }] : [];
      }),
    said: (entity, fields) =>
      fields.flatMap((said) => {
        const value = left(entity, said.field, said.value);
        return value === undefined ? [] : [{ ...said, value }];
      }),
  };
}
