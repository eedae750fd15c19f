import type { Asked, SelectedField, Selection } from '../selection.ts';

interface Types {
  isOf(type: string, condition: string | null): boolean;
}

/** What selections ask of objects of one type, by response key. */
export function collectAsked(
  selections: readonly Selection[],
  type: string,
  types: Types,
): ReadonlyMap<string, Asked> {
  const [only, ...others] = selections;
  if (only?.fragments.length === 0 && others.length === 0) return fieldsOf(only);
  const found = new Map<string, Found>();
  for (const selection of selections) add(selection, { type, types, found });
  return new Map(
    [...found].map(([key, { asked, below }]) => [key, { ...asked, below: below && [...below] }]),
  );
}

/** Of a selection without fragments, which most are. */
function fieldsOf({ fields }: Selection): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const [key, field] of fields) {
    asked.set(key, isLeaf(field) ? field : { ...field, below: field.below && [field.below] });
  }
  return asked;
}

function isLeaf(field: SelectedField): field is SelectedField & { readonly below: null } {
  return field.below === null;
}

interface Found {
  asked: SelectedField;
  readonly below: Set<Selection> | null;
}

interface Collecting {
  readonly type: string;
  readonly types: Types;
  readonly found: Map<string, Found>;
}

function add({ fields, fragments }: Selection, collecting: Collecting): void {
  const { found, type, types } = collecting;
  for (const field of fields.values()) {
    const { key, below } = field;
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { asked: field, below: below && new Set([below]) });
    } else if (below !== null) {
      known.below?.add(below);
      if (field.isTyped === true) known.asked = field;
    }
  }
  for (const fragment of fragments) {
    if (types.isOf(type, fragment.type)) add(fragment.selection, collecting);
  }
}
