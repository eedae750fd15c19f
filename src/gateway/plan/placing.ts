import { Place, standingsOf, type AskNode, type FetchDraft, type Source } from './draft.ts';
import { findAlike } from './alike.ts';
import { chooseEntry, type Choosing } from './chooseEntry.ts';
import { Entering } from './entering.ts';
import type { Entry } from './model/model.ts';
import { notPlanned } from './notPlanned.ts';
import type { FieldAsked } from './divide.ts';
import { divideByType } from './divideByType.ts';
import {
  addAll,
  byHops,
  isAmong,
  isSame,
  isWhole,
  isWholeAt,
  nodeBelow,
  type Asking,
  type PlacingParts,
} from './asked.ts';
import { findJoinable, findRequiring } from './requiring.ts';
import { findUnseen, isLeftToSeer } from './unseenTypes.ts';
import type { Asked, Selection } from './selection.ts';
import { Hops } from './hops.ts';

/** What it takes to ask elsewhere, and to write that, beside a step of finding out whether it can be asked. */
const STEPS_ELSEWHERE = 8;

/** Puts each field of an operation into a fetch, and makes the fetches that it takes to get there. */
export class Placing {
  readonly #parts: PlacingParts;
  readonly #hops: Hops;
  readonly #entering: Entering;

  constructor(parts: PlacingParts) {
    this.#parts = parts;
    this.#hops = new Hops(parts.reach.signatures);
    this.#entering = new Entering(parts.model, (asking, asked) => {
      this.#resolve(asking, asked);
    });
  }

  get fetches(): readonly FetchDraft[] {
    return this.#entering.fetches;
  }

  /** Asks root fields. Throws NotPlanned for what cannot be had. */
  placeRoot(type: string, asked: readonly Asked[]): void {
    const depths = asked.map((one) => this.#parts.reach.depth(type, [], one));
    if (depths.includes(Infinity)) {
      throw notPlanned(
        type,
        asked.filter((_one, index) => depths[index] === Infinity),
      );
    }
    const limit = Math.max(0, ...depths);
    this.#resolve({ place: new Place(type, []), limit, needs: new Set() }, asked);
  }

  #resolve(asking: Asking, asked: Iterable<Asked>): void {
    const [source] = asking.place.sources;
    const pending: Asked[] = [];
    for (const one of asked) {
      if (one.name !== '__typename') pending.push(one);
      else if (source !== undefined) asking.needs.add(source.fetch);
    }
    const left = this.#askAtHand(asking, pending, false);
    if (left.length > 0) this.#askElsewhere(asking, left);
  }

  /**
   * Asks what those have who have the objects at hand already, with `isPartly` also what they have a part of
   * only; gives what is left.
   */
  #askAtHand(
    asking: Asking,
    pending: readonly Asked[],
    isPartly: boolean,
    sources: readonly Source[] = asking.place.sources,
  ): readonly Asked[] {
    return pending.flatMap((one) => {
      let rest: Asked | null = one;
      for (const source of byHops(this.#parts, sources, one)) {
        if (rest === null) break;
        const field = this.#parts.model.fieldAt(source.state, one.name);
        if (field?.requires !== null) continue;
        const given = { source, state: source.state, field, asked: rest };
        if (!isPartly && !isWhole(this.#parts, asking, given)) continue;
        if (!isPartly && isLeftToSeer(this.#parts, asking, given)) continue;
        rest = this.#ask(asking, source, { field, asked: rest });
      }
      return rest ?? [];
    });
  }

  #askElsewhere(asking: Asking, pending: readonly Asked[]): void {
    let left = pending;
    let { limit } = asking;
    while (left.length > 0) {
      this.#parts.budget.spend(STEPS_ELSEWHERE);
      const next = this.#goOn({ ...asking, limit }, left);
      if (next !== null && !isSame(next, left)) left = next;
      // Late is better than never.
      else if (limit < Infinity) limit = Infinity;
      else throw notPlanned(asking.place.type, left);
    }
  }

  /** One fetch more, or one that is asked more; gives what is left then, null where nothing helps. */
  #goOn(asking: Asking, pending: readonly Asked[]): readonly Asked[] | null {
    const { place } = asking;
    const entering = this.#entering.statesOf(place);
    const choosing = { ...this.#parts, place, entering, ...standingsOf(place) };
    for (const isPartly of [false, true]) {
      const left = this.#askAtHand(asking, pending, isPartly);
      if (!isSame(left, pending)) return left;
      const chosen = chooseEntry(choosing, pending, { limit: asking.limit, isPartly });
      if (chosen === null) continue;
      const { entry } = chosen;
      return this.#hop(asking, pending, { entry, level: choosing.base + chosen.level, isPartly });
    }
    for (const [index, one] of pending.entries()) {
      const rest = this.#askRequiring(asking, choosing, one);
      if (rest !== one) return pending.toSpliced(index, 1, ...(rest === null ? [] : [rest]));
    }
    return null;
  }

  /** Asks a subgraph that did not have the objects at hand; gives what is left. */
  #hop(
    asking: Asking,
    pending: readonly Asked[],
    { entry, level, isPartly }: { entry: Entry; level: number; isPartly: boolean },
  ): readonly Asked[] {
    const within = asking.limit - level;
    const whole = pending.filter((asked) => isWholeAt(this.#parts, entry.state, { asked, within }));
    const hop = { place: asking.place, entry, level, limit: asking.limit, asked: whole };
    const known = this.#hops.find(hop);
    if (known !== null && this.#entering.share(asking, known, whole)) {
      return pending.filter((asked) => !whole.includes(asked));
    }
    const source = this.#entering.enter(asking, { entry, level });
    const needs = new Set<FetchDraft>();
    const rest = this.#askAtHand({ ...asking, needs }, pending, isPartly, [source]);
    addAll(asking.needs, needs);
    this.#hops.keep(hop, { source, needs });
    return this.#askAtHand(asking, rest, false);
  }

  /** What the field requires is fetched first; then it is asked in a fetch that begins at the object. */
  #askRequiring(asking: Asking, choosing: Choosing, asked: Asked): Asked | null {
    const id = this.#parts.reach.signatures.ofField(asked).number;
    const known = asking.place.required.get(id);
    if (known !== undefined && [...known].every(({ level }) => level <= asking.limit)) {
      addAll(asking.needs, known);
      return null;
    }
    const needs = new Set<FetchDraft>();
    const rest = this.#require({ ...asking, needs }, choosing, asked);
    if (rest === null) asking.place.required.set(id, needs);
    addAll(asking.needs, needs);
    return rest;
  }

  #require(asking: Asking, { from, base }: Choosing, asked: Asked): Asked | null {
    const { place, limit } = asking;
    const nearest = findRequiring(this.#parts, { type: place.type, from }, asked);
    if (nearest === null || base + nearest.depth > limit) return asked;
    const { field, entry, depth } = nearest;
    const below = this.#parts.reach.depthBelow(entry.state, field, asked);
    const until = Math.min(limit, base + depth) - 1 - (below < Infinity ? below : 0);
    const required = this.#parts.model.collect([nearest.requires], place.type).values();
    const before = new Set<FetchDraft>();
    this.#resolve({ place, limit: until, needs: before }, required);
    const level = Math.max(-1, ...[...before].map((fetch) => fetch.level)) + 1;
    const joinable = findJoinable(place, nearest, level);
    if (joinable !== undefined) {
      addAll(joinable.fetch.needs, before);
      joinable.fetch.requires.push(nearest.requires);
      return this.#ask(asking, joinable, { field, asked });
    }
    const { requires } = nearest;
    const hop = { place, entry, level, limit, asked: [asked], requires };
    const known = this.#hops.find(hop);
    if (known !== null && this.#entering.share(asking, known, [asked])) return null;
    const source = this.#entering.enter(asking, { entry, level: base + depth, requires }, before);
    const rest = this.#ask(asking, source, { field, asked });
    if (rest === null) this.#hops.keep(hop, { source, needs: asking.needs });
    return rest;
  }

  /** Asks the field there as far as it can be had from there; gives what is left of it. */
  #ask(asking: Asking, source: Source, { field, asked }: FieldAsked): Asked | null {
    const within = asking.limit - source.fetch.level;
    const { here, rest } = this.#parts.reach.divide(source.state, { field, asked }, within);
    if (here === null || (here.below === null && within < 0)) return asked;
    this.#askHere(asking, source, { field, asked: here });
    if (here.below !== null) this.#askOthers(asking, source, { field, asked: here });
    return rest;
  }

  #askHere(asking: Asking, source: Source, { field, asked }: FieldAsked): void {
    asking.needs.add(source.fetch);
    const known = source.ask.fields.get(asked.key);
    const below = known?.below ?? nodeBelow(this.#parts.model, source, { field, asked });
    if (known === undefined) source.ask.fields.set(asked.key, { asked, field, below });
    if (below === null) return;
    if (asked.isTyped === true) below.isTyped = true;
    this.#askBelow(asking, { source, field, asked, node: below });
  }

  #askBelow(
    asking: Asking,
    { source, field, asked, node }: FieldAsked & { source: Source; node: AskNode },
  ): void {
    const { place } = asking;
    const { fetch } = source;
    const { subgraph } = source.state;
    const asks = asked.below ?? [];
    const states = this.#parts.model.statesBelow(source.state, field, asked.name);
    // What all types have alike is asked of the interface: one place instead of one for each type.
    const alike = findAlike(this.#parts, field, { subgraph, states, below: asks });
    if (alike !== null) {
      const objects = place.below(source, asked.key, { type: field.named, isNarrow: false });
      objects.give({ fetch, ask: node.of(field.named), state: alike.state });
      this.#resolve({ ...asking, place: objects }, alike.fields.values());
    }
    this.#parts.budget.spend(states.length);
    for (const state of states) {
      const isNarrow = state.type !== field.named;
      const objects = place.below(source, asked.key, { type: state.type, isNarrow });
      const given = objects.give({ fetch, ask: node.of(state.type), state });
      if (this.#parts.model.isInterfaceOnly(subgraph, state.type)) {
        this.#resolveObject({ ...asking, place: objects }, given, asks);
        continue;
      }
      const own = [...this.#parts.model.collect(asks, state.type).values()].filter(
        (one) => !isAmong(one, alike?.fields),
      );
      this.#resolve({ ...asking, place: objects }, own);
    }
  }

  /** Objects of types that this subgraph does not know can only come of another that gives the same field. */
  #askOthers(asking: Asking, { state }: Source, asked: FieldAsked): void {
    for (const { entry, level, field, below } of findUnseen(this.#parts, asking.place, {
      ...asked,
      state,
    })) {
      const source =
        asking.place.sources.find((one) => one.state === entry.state) ??
        this.#entering.enter(asking, { entry, level });
      this.#askHere(asking, source, { field, asked: { ...asked.asked, below: [below] } });
    }
  }

  /** Objects of which an interface is known only: what all types have alike, or else by their types. */
  #resolveObject(asking: Asking, source: Source, below: readonly Selection[]): void {
    const { place } = asking;
    const { alike, rest, teller } = divideByType(this.#parts, { place, source, below });
    this.#resolve(asking, alike.values());
    if (teller === null) {
      this.#resolve(asking, rest);
      return;
    }
    const { fetch } =
      place.sources.find(({ state }) => state === teller.entry.state) ??
      this.#entering.enter(asking, teller);
    asking.needs.add(fetch);
    for (const type of this.#parts.model.possibleIn(fetch.subgraph, place.type)) {
      const own = [...this.#parts.model.collect(below, type).values()].filter(
        (asked) => !isAmong(asked, alike),
      );
      const typed = place.narrowed(type);
      const state = this.#parts.model.state(fetch.subgraph, type);
      typed.give({ fetch, ask: fetch.node.of(type), state });
      this.#resolve({ ...asking, place: typed }, own);
    }
  }
}
