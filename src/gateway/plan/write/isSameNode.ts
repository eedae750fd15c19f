import type { Ask, AskNode } from '../draft.ts';

/** Whether two nodes of one subgraph ask the same, in whatever order. */
export function isSameNode(one: AskNode, other: AskNode): boolean {
  if (one === other) return true;
  if (one.type !== other.type || one.isTyped !== other.isTyped) return false;
  if (sizeOf(one) !== sizeOf(other)) return false;
  for (const [type, ask] of one.byType) {
    if (ask.fields.size > 0 && !isSameAsk(ask, other.byType.get(type))) return false;
  }
  return true;
}

/** Of how many types anything is asked. */
function sizeOf({ byType }: AskNode): number {
  let size = 0;
  for (const { fields } of byType.values()) if (fields.size > 0) size += 1;
  return size;
}

function isSameAsk({ fields }: Ask, other: Ask | undefined): boolean {
  if (other?.fields.size !== fields.size) return false;
  for (const [key, { below }] of fields) {
    const there = other.fields.get(key)?.below;
    if (there === undefined) return false;
    if (below === null || there === null ? below !== there : !isSameNode(below, there))
      return false;
  }
  return true;
}
