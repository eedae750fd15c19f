import type { Asked, Selection } from '../selection.ts';

interface Types {
  isOf(type: string, condition: string | null): boolean;
}

/** What selections ask of objects of one type, by response key. */
export function collectAsked(
  selections: readonly Selection[],
  type: string,
  types: Types,
): ReadonlyMap<string, Asked> {
  const collected = new Map<string, Asked>();
  for (const selection of selections) add(selection, { type, types, collected });
  return collected;
}

interface Collecting {
  readonly type: string;
  readonly types: Types;
  readonly collected: Map<string, Asked>;
}

function add({ fields, fragments }: Selection, collecting: Collecting): void {
  const { collected, type, types } = collecting;
  for (const field of fields.values()) {
    const { key, below } = field;
    const known = collected.get(key);
    if (known === undefined) {
      collected.set(key, { ...field, below: below && [below] });
    } else if (below !== null && known.below?.includes(below) === false) {
      const isTyped = known.isTyped === true || field.isTyped === true;
      collected.set(key, { ...known, below: [...known.below, below], isTyped });
    }
  }
  for (const fragment of fragments) {
    if (types.isOf(type, fragment.type)) add(fragment.selection, collecting);
  }
}
