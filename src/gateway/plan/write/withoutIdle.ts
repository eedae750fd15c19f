import type { FetchDraft } from '../draft.ts';

/** Without fetches that ask for nothing: what they were made for came to be asked of others. */
export function withoutIdle(fetches: readonly FetchDraft[]): readonly FetchDraft[] {
  const busy = fetches.filter(({ entry, node }) => {
    const asks = [...node.byType.values()];
    return entry.tellsType || asks.some(({ fields }) => fields.size > 0);
  });
  if (busy.length === fetches.length) return fetches;
  const kept = new Set(busy);
  for (const { needs } of busy) {
    for (const need of needs) if (!kept.has(need)) needs.delete(need);
  }
  return busy;
}
