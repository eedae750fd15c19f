import type { Budget } from './budget.ts';
import { AskNode, type FetchDraft, type Place, type Source } from './draft.ts';
import type { Model, State } from './model/model.ts';
import type { FieldAsked } from './divide.ts';
import type { Reach } from './reach.ts';
import type { Asked } from './selection.ts';

export interface PlacingParts {
  readonly model: Model;
  readonly reach: Reach;
  readonly budget: Budget;
}

/** What is being asked of the objects of one place. */
export interface Asking {
  readonly place: Place;
  /** The level by which all of it is to be there, where that can be. */
  readonly limit: number;
  /** Gathers the fetches that have all of it when they are done. */
  readonly needs: Set<FetchDraft>;
}

/** The ones first from where the least has to be asked elsewhere. */
export function byHops(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  sources: readonly Source[],
  asked: Asked,
): readonly Source[] {
  if (asked.below === null || sources.length < 2) return [...sources];
  const hopsOf = ({ state }: Source) => {
    const field = model.fieldAt(state, asked.name);
    return field === null ? 0 : reach.hops.below(state, field, asked);
  };
  return sources
    .map((source) => ({ source, hops: hopsOf(source) }))
    .sort((a, b) => a.hops - b.hops)
    .map(({ source }) => source);
}

/** Whether the same is asked by one of these already. */
export function isAmong(asked: Asked, others: ReadonlyMap<string, Asked> | undefined): boolean {
  const other = others?.get(asked.key);
  return other !== undefined && other.below?.length === asked.below?.length;
}

export function isSame(one: readonly Asked[], other: readonly Asked[]): boolean {
  return one.length === other.length && one.every((asked, index) => asked === other[index]);
}

/** Whether a source has all of a field, and in time. */
export function isWhole(
  { reach }: { readonly reach: Reach },
  { limit }: Asking,
  { source, field, asked }: FieldAsked & { readonly source: Source },
): boolean {
  const depth = reach.depthBelow(source.state, field, asked);
  return depth < Infinity && source.fetch.level + depth <= limit;
}

/** The same for objects that the subgraph is still to be asked for. */
export function isWholeAt(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  state: State,
  { asked, within }: { readonly asked: Asked; readonly within: number },
): boolean {
  const field = model.fieldAt(state, asked.name);
  if (field?.requires !== null) return false;
  const depth = reach.depthBelow(state, field, asked);
  return depth < Infinity && depth <= within;
}

export function addAll(needs: Set<FetchDraft>, more: ReadonlySet<FetchDraft>): void {
  for (const fetch of more) needs.add(fetch);
}

/** What is to be asked below a field; null for a leaf. */
export function nodeBelow(
  model: Model,
  { state }: Source,
  { field, asked }: FieldAsked,
): AskNode | null {
  if (asked.below === null) return null;
  const named = model.namedType(state.type, asked.name) ?? field.named;
  return new AskNode(state.subgraph, field.named, model.isAbstract(named));
}
