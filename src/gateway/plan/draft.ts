import type { Entry, State } from './model/model.ts';
import type { FieldModel, SubgraphModel } from './model/types.ts';
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

/** A fetch while an operation is planned; it is only ever added to. */
export class FetchDraft {
  readonly entry: Entry;
  readonly node: AskNode;
  /** What it asks more of. */
  readonly type: string;
  readonly places: Place[];
  /** Those that must be done before. */
  readonly needs: Set<FetchDraft>;
  /** What its fields require. */
  readonly requires: Selection[] = [];
  /** How many come before it one after the other; what it is added never changes that. */
  readonly level: number;

  constructor(entry: Entry, place: Place, needs: Set<FetchDraft>) {
    this.entry = entry;
    this.node = new AskNode(entry.state.subgraph, entry.state.type, false);
    this.type = place.type;
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

/**
 * Objects of one type at one place of the answer. Where equal questions come of several places, what
 * hangs on them is one place with several origins.
 */
export class Place {
  readonly type: string;
  readonly origins: Origin[];
  /** What the objects came with, and what was fetched of them since. */
  readonly sources: Source[] = [];
  /** How many of `sources` the objects came with. */
  readonly #given = new Set<Source>();
  readonly #below = new Map<string, Place>();

  constructor(type: string, origins: readonly Origin[]) {
    this.type = type;
    this.origins = [...origins];
  }

  /** Of the objects of a field, those of one type; `isNarrow` where it can have others. */
  below(key: string, type: string, isNarrow: boolean): Place {
    return this.#child(`${key} ${type}`, type, [
      { kind: 'field', key },
      ...(isNarrow ? [{ kind: 'types', names: [type] } as const] : []),
    ]);
  }

  /** The objects themselves, where they are of a type that was not known before. */
  narrowed(type: string): Place {
    return this.#child(` ${type}`, type, [{ kind: 'types', names: [type] }]);
  }

  #child(id: string, type: string, steps: readonly PathStep[]): Place {
    const known = this.#below.get(id);
    if (known !== undefined) return known;
    const place = new Place(type, [{ place: this, steps }]);
    this.#below.set(id, place);
    return place;
  }

  hasBelow(key: string): boolean {
    return [...this.#below.keys()].some((id) => id.startsWith(`${key} `));
  }

  /** Makes what stands below one field of another place stand below this one as well. */
  shareBelow(other: Place, key: string): void {
    for (const [id, place] of other.#below) {
      if (!id.startsWith(`${key} `) || this.#below.has(id)) continue;
      const origin = place.origins.find((one) => one.place === other);
      if (origin === undefined) continue;
      place.origins.push({ ...origin, place: this });
      this.#below.set(id, place);
    }
  }

  /** Adds what the objects come with. */
  give(source: Source): Source {
    const known = this.sources.find(({ ask }) => ask === source.ask);
    if (known !== undefined) return known;
    this.sources.push(source);
    this.#given.add(source);
    return source;
  }

  get given(): readonly Source[] {
    return this.sources.filter((source) => this.#given.has(source));
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
