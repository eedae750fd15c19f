import type { Model } from './model/model.ts';
import { isEmpty, type Asked, type Selection } from './selection.ts';

interface Split {
  /** By response key. */
  readonly common: ReadonlyMap<string, Asked>;
  readonly needsType: boolean;
}

/** What is asked of all types of an interface alike, and whether anything depends on the type. */
export function splitByType(model: Model, type: string, below: readonly Selection[]): Split {
  const common = model.collect(below, type);
  const needsType =
    common.has('__typename') ||
    below.some((selection) => tellsApart(model, selection, type)) ||
    [...common.values()].some(({ name }) => model.isNarrowed(type, name));
  return { common, needsType };
}

/** Whether something is asked of some types only, though it be what is asked of all under another name. */
function tellsApart(model: Model, { fragments }: Selection, type: string): boolean {
  return fragments.some(
    (fragment) =>
      (!isEmpty(fragment.selection) && !model.isOf(type, fragment.type)) ||
      tellsApart(model, fragment.selection, type),
  );
}
