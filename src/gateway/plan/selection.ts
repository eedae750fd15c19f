import type { Argument } from './argument.ts';

/** What is asked of objects: by a client, by a key, by @requires or by @provides. */
export interface Selection {
  /** By response key. */
  readonly fields: Map<string, SelectedField>;
  readonly fragments: Fragment[];
}

export interface SelectedField {
  /** What it is called in the data: the same for a leaf that is asked with the same arguments, see `ResponseKeys`. */
  readonly key: string;
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** Null for a leaf. */
  readonly below: Selection | null;
  /** Whether somebody is to be told the type of its objects, whatever it is. */
  readonly isTyped?: boolean;
}

interface Fragment {
  /** Null for any. */
  readonly type: string | null;
  readonly selection: Selection;
}

/** A field that is asked of objects of one type; several fragments may ask below it. */
export interface Asked {
  readonly key: string;
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** Null for a leaf. */
  readonly below: readonly Selection[] | null;
  readonly isTyped?: boolean;
}

export function emptySelection(): Selection {
  return { fields: new Map(), fragments: [] };
}

/** Without fields of its own, and without fragments. */
export function isEmpty({ fields, fragments }: Selection): boolean {
  return fields.size === 0 && fragments.length === 0;
}

/** Equal for selections that ask the same; of those of a schema, which are few and small. */
export function signatureOf({ fields, fragments }: Selection): string {
  const parts = [
    ...[...fields.values()].map(({ key, below }) =>
      below === null ? key : key + signatureOf(below),
    ),
    ...fragments.map((one) => `...${one.type ?? '*'}${signatureOf(one.selection)}`),
  ];
  return `{${parts.sort().join(' ')}}`;
}

/** As one selection, whatever the type of the objects. */
export function together(below: readonly Selection[]): Selection {
  const [only, ...others] = below;
  if (only !== undefined && others.length === 0) return only;
  return {
    fields: new Map(),
    fragments: below.map((selection) => ({ type: null, selection })),
  };
}

/** The field as part of a selection. */
export function asSelected(asked: Asked): SelectedField {
  return { ...asked, below: asked.below && together(asked.below) };
}
