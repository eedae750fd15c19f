import type { AskNode } from '../draft.ts';

/** Whether two nodes of one subgraph ask the same, in whatever order. */
export function isSameNode(one: AskNode, other: AskNode): boolean {
  if (one === other) return true;
  if (one.type !== other.type || one.isTyped !== other.isTyped) return false;
  const asksOf = (node: AskNode) => [...node.byType].filter(([, { fields }]) => fields.size > 0);
  const asks = asksOf(one);
  return (
    asks.length === asksOf(other).length &&
    asks.every(([type, { fields }]) => {
      const theirs = other.byType.get(type)?.fields;
      return (
        theirs?.size === fields.size &&
        [...fields].every(([key, { below }]) => {
          const there = theirs.get(key)?.below;
          if (there === undefined) return false;
          return below === null || there === null ? below === there : isSameNode(below, there);
        })
      );
    })
  );
}
