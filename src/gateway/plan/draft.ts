import type { Entry, State } from './model/model.ts';
import type { FieldModel, SubgraphModel } from './model/subgraphModel.ts';
import type { PathStep } from './plan.ts';
import type { Asked, Selection } from './selection.ts';

/** What a fetch asks of objects of one type. */
export class Ask {
  /** By response key. */
  readonly fields = new Map<string, AskedField>();
}

export interface AskedField {
  readonly asked: Asked;
  readonly field: FieldModel;
  /** Null for a leaf. */
  readonly below: AskNode | null;
}

/** What a fetch asks at one place, by the types that objects can be of there. */
export class AskNode {
  readonly subgraph: SubgraphModel;
  /** As the subgraph knows it. */
  readonly type: string;
  /** Whether the type of the objects is to be told: where it could be another, and where that is required. */
  isTyped: boolean;
  readonly byType = new Map<string, Ask>();

  constructor(subgraph: SubgraphModel, type: string, isTyped: boolean) {
    this.subgraph = subgraph;
    this.type = type;
    this.isTyped = isTyped;
  }

  of(type: string): Ask {
    const known = this.byType.get(type);
    if (known !== undefined) return known;
    const ask = new Ask();
    this.byType.set(type, ask);
    return ask;
  }
}

/** A fetch while an operation is planned. While fields are placed it is only ever added to. */
export class FetchDraft {
  readonly entry: Entry;
  readonly node: AskNode;
  readonly places: Place[];
  /** Those that must be done before. */
  readonly needs: Set<FetchDraft>;
  /** What its fields require. */
  readonly requires: Selection[] = [];
  /** How many come before it one after the other; nothing is added that would change that. Where fetches become one, see `Timing`. */
  readonly level: number;

  constructor(entry: Entry, place: Place, needs: Set<FetchDraft>) {
    this.entry = entry;
    this.node = new AskNode(entry.state.subgraph, entry.state.type, false);
    this.places = [place];
    this.needs = needs;
    this.level = Math.max(-1, ...[...needs].map(({ level }) => level)) + 1;
  }

  get subgraph(): SubgraphModel {
    return this.entry.state.subgraph;
  }
}

/** Where more can be asked of objects as they are. */
export interface Source {
  readonly fetch: FetchDraft;
  readonly ask: Ask;
  readonly state: State;
}

/** How objects are found from those that they stand in. */
export interface Origin {
  readonly place: Place;
  readonly steps: readonly PathStep[];
}

interface Child {
  readonly place: Place;
  readonly steps: readonly PathStep[];
}

/**
 * Objects of one type at one place of the answer. Where equal questions come of several places, what
 * hangs on them is one place with several origins.
 */
export class Place {
  readonly type: string;
  readonly origins: Origin[];
  /** What the objects came with, and what was fetched of them since. */
  readonly sources: Source[] = [];
  /** Those of them that the objects came with. */
  readonly given: Source[] = [];
  /** For fields that require others, by signature, the fetches that have all of it when they are done. */
  readonly required = new Map<number, ReadonlySet<FetchDraft>>();
  /** By response key and type; none for the objects themselves. */
  readonly #below = new Map<string, Map<string, Child>>();

  constructor(type: string, origins: readonly Origin[]) {
    this.type = type;
    this.origins = [...origins];
  }

  /**
   * Of the objects of a field, those of one type; `isNarrow` where it can have others. What a source gives that not all have
   * whose field it is stands apart: more is asked there of these objects only.
   */
  below(
    source: Source,
    key: string,
    { type, isNarrow }: { type: string; isNarrow: boolean },
  ): Place {
    const steps: readonly PathStep[] = [
      { kind: 'field', key },
      ...(isNarrow ? [{ kind: 'types', names: [type] } as const] : []),
    ];
    const place = this.#child(key, type, steps);
    const isOfAll = place.origins.every(
      ({ place: other }) => other === this || other.sources.some(({ ask }) => ask === source.ask),
    );
    return isOfAll ? place : this.#child(`own ${key}`, type, steps);
  }

  /** The objects themselves, where they are of a type that was not known before. */
  narrowed(type: string): Place {
    return this.#child('', type, [{ kind: 'types', names: [type] }]);
  }

  #child(key: string, type: string, steps: readonly PathStep[]): Place {
    const byType = this.#below.get(key) ?? new Map<string, Child>();
    this.#below.set(key, byType);
    const known = byType.get(type);
    if (known !== undefined) return known.place;
    const place = new Place(type, [{ place: this, steps }]);
    byType.set(type, { place, steps });
    return place;
  }

  hasBelow(key: string): boolean {
    return this.#below.has(key);
  }

  /** Whether what stands below a field came with what one source gives of it, and with nothing else. */
  isBelowOf({ ask }: Source, key: string): boolean {
    const asks = new Set(ask.fields.get(key)?.below?.byType.values());
    const places = [...(this.#below.get(key)?.values() ?? [])].map(({ place }) => place);
    return places.every(({ given }) => given.every((one) => asks.has(one.ask)));
  }

  /** Makes what stands below one field of another place stand below this one as well, which has nothing there. */
  shareBelow(other: Place, key: string): void {
    const byType = other.#below.get(key);
    if (byType === undefined || this.#below.has(key)) return;
    this.#below.set(key, new Map(byType));
    for (const { place, steps } of byType.values()) place.origins.push({ place: this, steps });
  }

  /** Takes that back. */
  unshareBelow(other: Place, key: string): void {
    const byType = this.#below.get(key);
    if (byType === undefined || !other.hasBelow(key)) return;
    this.#below.delete(key);
    for (const { place } of byType.values()) {
      const index = place.origins.findIndex((origin) => origin.place === this);
      if (index >= 0) place.origins.splice(index, 1);
    }
  }

  /** Adds what the objects come with. */
  give(source: Source): Source {
    const known = this.sources.find(({ ask }) => ask === source.ask);
    if (known !== undefined) return known;
    this.sources.push(source);
    this.given.push(source);
    return source;
  }
}

/** What a place's objects came with, by levels from the first of them on. */
export function standingsOf({ given }: Place): {
  readonly from: readonly { readonly state: State; readonly level: number }[];
  readonly base: number;
} {
  if (given.length === 0) return { from: [], base: 0 };
  const base = Math.min(...given.map(({ fetch }) => fetch.level));
  return { base, from: given.map(({ state, fetch }) => ({ state, level: fetch.level - base })) };
}
