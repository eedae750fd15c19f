import { addAll, type Asking } from './asked.ts';
import { FetchDraft, standingsOf, type Place, type Source } from './draft.ts';
import type { Hop } from './hops.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { Asked, Selection } from './selection.ts';

type Resolve = (asking: Asking, asked: Iterable<Asked>) => void;

/** Makes the fetches of objects that a subgraph has to be asked for, once what they are known by is there. */
export class Entering {
  readonly fetches: FetchDraft[] = [];
  readonly #model: Model;
  readonly #resolve: Resolve;
  /** States that places are just being taken to, so that what that takes is not looked for there. */
  readonly #states = new Map<Place, State[]>();

  /** @param resolve - puts what objects are known by, and what fields require, into fetches */
  constructor(model: Model, resolve: Resolve) {
    this.#model = model;
    this.#resolve = resolve;
  }

  /** That a place is just being taken to. */
  statesOf(place: Place): readonly State[] {
    return this.#states.get(place) ?? [];
  }

  /** Makes these objects some more of those of a fetch that asks the same of others; whether that can be. */
  share(asking: Asking, { place: first, source, needs }: Hop, asked: readonly Asked[]): boolean {
    const { place, limit } = asking;
    const { fetch } = source;
    if (!asked.every(({ key }) => first.isBelowOf(source, key))) return false;
    // First, since keys may be what was asked for as well.
    for (const { key } of asked) place.shareBelow(first, key);
    const before = this.#needsOf(place, fetch.entry, Math.min(limit, fetch.level - 1));
    for (const requires of fetch.requires) {
      const required = this.#model.collect([requires], place.type).values();
      this.#resolve({ place, limit: Math.min(limit, fetch.level - 1), needs: before }, required);
    }
    if ([...before].some(({ level }) => level >= fetch.level)) {
      for (const { key } of asked) place.unshareBelow(first, key);
      return false;
    }
    addAll(fetch.needs, before);
    fetch.places.push(place);
    place.sources.push(source);
    addAll(asking.needs, needs);
    return true;
  }

  /** A new fetch of these objects. */
  enter(
    { place, limit }: Asking,
    { entry, level, requires }: { entry: Entry; level: number; requires?: Selection },
    before: ReadonlySet<FetchDraft> = new Set(),
  ): Source {
    const needs = this.#needsOf(place, entry, Math.min(limit, level - 1));
    addAll(needs, before);
    const fetch = new FetchDraft(entry, place, needs);
    if (requires !== undefined) fetch.requires.push(requires);
    this.fetches.push(fetch);
    const source = { fetch, ask: fetch.node.of(entry.state.type), state: entry.state };
    place.sources.push(source);
    return source;
  }

  /** The fetches that have what objects are asked for by. */
  #needsOf(place: Place, { key, state }: Entry, limit: number): Set<FetchDraft> {
    // Others may have come with the objects as well, later.
    const { base } = standingsOf(place);
    const given = place.given.find(({ fetch }) => fetch.level === base);
    const needs = new Set(given === undefined ? [] : [given.fetch]);
    if (key === null) return needs;
    const entering = this.#states.get(place) ?? [];
    this.#states.set(place, [...entering, state]);
    const asked = this.#model.collect([key], place.type).values();
    this.#resolve({ place, limit, needs }, asked);
    this.#states.set(place, entering);
    return needs;
  }
}
