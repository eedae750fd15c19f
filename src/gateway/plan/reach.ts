import type { Budget } from './budget.ts';
import {
  divideField,
  dividedDepth,
  mayDivide,
  type Division,
  type FieldAsked,
  type Giving,
} from './divide.ts';
import { HopCounts } from './hopCounts.ts';
import type { Model, State } from './model/model.ts';
import type { FieldModel } from './model/subgraphModel.ts';
import type { Asked, Selection } from './selection.ts';
import { Signatures } from './signatures.ts';
import { splitByType } from './splitByType.ts';
import { seersAmong } from './seers.ts';
import { findTeller } from './teller.ts';
import { isLeafAtHand, positionId, type Reached, type Standing } from './standing.ts';

/** What is known of one schema, whatever is asked. */
export type Closures = Map<string, readonly Reached[]>;

const MAX_CLOSURES = 20_000;
/** To find all ways to a field, beside looking at one. */
const STEPS_FOR_FIELD = 2;

/**
 * Finds out how many fetches one after the other it takes to have fields of objects, from what is at hand;
 * `Infinity` for what cannot be had at all. It makes no fetches, so placing them never has to be taken back.
 * One for each operation; the closures are of the schema alone.
 */
export class Reach {
  readonly signatures = new Signatures();
  readonly hops: HopCounts;
  readonly #model: Model;
  readonly #closures: Closures;
  readonly #budget: Budget;
  /** How many depths are being found out, each for the sake of the one before. */
  #open = 0;
  /**
   * Of what is being found out now: the outermost of the open depths that it came to again, and left out. What is found
   * holds only as long as that one is open.
   */
  #cutAt = Infinity;

  constructor(model: Model, closures: Closures, budget: Budget) {
    this.#model = model;
    this.hops = new HopCounts(model, this.signatures);
    this.#closures = closures;
    this.#budget = budget;
  }

  /** All that objects of a type can be taken to, the nearest first. */
  closure(type: string, from: readonly Standing[]): readonly Reached[] {
    return this.#once(this.#closures, positionId(type, from), {
      find: () => this.#reachFrom(type, from),
      isKept: (_reached, isCut) => !isCut && this.#closures.size < MAX_CLOSURES,
    });
  }

  /** What was left out because it is just being found out is not left out for others. */
  #once<K, T>(
    known: Map<K, T>,
    id: K,
    {
      find,
      isKept,
    }: { readonly find: () => T; readonly isKept: (found: T, isCut: boolean) => boolean },
  ): T {
    const before = known.get(id);
    if (before !== undefined) return before;
    this.#budget.spend();
    const outer = this.#cutAt;
    this.#cutAt = Infinity;
    const found = find();
    if (isKept(found, this.#cutAt < Infinity)) known.set(id, found);
    this.#cutAt = Math.min(outer, this.#cutAt);
    return found;
  }

  #reachFrom(type: string, from: readonly Standing[]): readonly Reached[] {
    const reached: Reached[] = from.map((standing) => ({ ...standing, entry: null }));
    const base = from.length === 0 ? -1 : Math.min(...from.map(({ level }) => level));
    let left = this.#model.entries(type);
    for (;;) {
      const levels = left.map(({ key }) =>
        key === null ? base + 1 : this.#levelOf(type, key, reached) + 1,
      );
      const level = Math.min(Infinity, ...levels);
      if (level === Infinity) return reached;
      const entered = new Set<State>();
      for (const [index, entry] of left.entries()) {
        const { state } = entry;
        if (levels[index] !== level || entered.has(state)) continue;
        entered.add(state);
        reached.push({ state, level, entry });
      }
      left = left.filter(({ state }) => !entered.has(state));
    }
  }

  /** When all fields of a key are there. */
  #levelOf(type: string, key: Selection, reached: readonly Reached[]): number {
    let level = 0;
    if (reached.length > 0) level = Math.min(...reached.map((one) => one.level));
    for (const asked of this.#model.collect([key], type).values()) {
      let nearest = Infinity;
      for (const one of reached) {
        // Who tells types is asked by type: a key that only it has is had of the types it tells.
        if (one.level < nearest && one.entry?.tellsType !== true) {
          nearest = Math.min(nearest, one.level + this.depthHere(one.state, asked));
        }
      }
      level = Math.max(level, nearest);
    }
    return level;
  }

  /** How deep a field goes that is asked at this state, with all below it; Infinity where it cannot be. */
  depthHere(state: State, asked: Asked): number {
    if (asked.name === '__typename') return 0;
    const field = this.#model.fieldAt(state, asked.name);
    if (field?.requires !== null) return Infinity;
    return this.depthBelow(state, field, asked);
  }

  depthBelow(state: State, field: FieldModel, asked: Asked): number {
    if (asked.below === null) return 0;
    const { below } = asked;
    return this.#once(this.signatures.ofField(asked).depthsBelow, state, {
      find: () => this.#depthOfStates(this.#model.statesBelow(state, field, asked.name), below),
      isKept: (depth, isCut) => depth < Infinity || !isCut,
    });
  }

  #depthOfStates(states: readonly State[], below: readonly Selection[]): number {
    let depth = 0;
    for (const one of states) {
      depth = Math.max(depth, this.depthOf(one, below));
      if (depth === Infinity) break;
    }
    return depth;
  }

  /** The same for all that is asked of objects that are at hand. */
  depthOf(state: State, below: readonly Selection[]): number {
    const { subgraph, type } = state;
    if (this.#model.isInterfaceOnly(subgraph, type)) return this.#depthOfObject(state, below);
    const from = [{ state, level: 0 }];
    let depth = 0;
    for (const asked of this.#model.collect(below, type).values()) {
      depth = Math.max(depth, this.depth(type, from, asked));
      if (depth === Infinity) break;
    }
    return depth;
  }

  /** Of objects of which the interface is known only: what all types have alike, or else by their types. */
  #depthOfObject(state: State, below: readonly Selection[]): number {
    const { type } = state;
    const from = [{ state, level: 0 }];
    const { common, needsType } = splitByType(this.#model, type, below);
    const depthOf = (asked: Asked) =>
      Math.min(this.depthHere(state, asked), this.depth(type, from, asked));
    if (!needsType) {
      const depth = Math.max(0, ...[...common.values()].map(depthOf));
      if (depth < Infinity) return depth;
    }
    return (
      findTeller({ model: this.#model, reach: this }, type, { from, below })?.depth ?? Infinity
    );
  }

  /** The fewest fetches one after the other until a field of objects is there. */
  depth(type: string, from: readonly Standing[], asked: Asked): number {
    if (asked.name === '__typename') return 0;
    if (isLeafAtHand(this.#model, from, asked)) return 0;
    const signature = this.signatures.ofField(asked);
    const id = positionId(type, from);
    const known = signature.depths.get(id);
    if (known !== undefined) return known;
    const openAt = signature.open.get(id);
    if (openAt !== undefined) {
      // Whatever needs itself does not come about that way.
      this.#cutAt = Math.min(this.#cutAt, openAt);
      return Infinity;
    }
    this.#budget.spend(STEPS_FOR_FIELD);
    const place = this.#open;
    const outer = this.#cutAt;
    this.#cutAt = Infinity;
    this.#open += 1;
    signature.open.set(id, place);
    const depth = this.#find(type, from, asked);
    signature.open.delete(id);
    this.#open = place;
    const isOwnCut = this.#cutAt >= place;
    if (depth < Infinity || isOwnCut) signature.depths.set(id, depth);
    this.#cutAt = Math.min(outer, isOwnCut ? Infinity : this.#cutAt);
    return depth;
  }

  #find(type: string, from: readonly Standing[], asked: Asked): number {
    let nearest = Infinity;
    const giving: Giving[] = [];
    const closure = this.closure(type, from);
    for (const reached of closure) {
      if (reached.level >= nearest) break;
      const { state, entry } = reached;
      if (entry?.tellsType === true) {
        nearest = Math.min(nearest, reached.level + this.#depthByType(state, asked));
        continue;
      }
      const field = this.#model.fieldAt(state, asked.name);
      if (field === null) continue;
      const level = this.levelToAsk(type, from, { reached, field });
      if (level === Infinity) continue;
      const unseen = this.#depthOfUnseen(closure, { state, field, asked });
      nearest = Math.min(nearest, Math.max(unseen, level + this.depthBelow(state, field, asked)));
      giving.push({ state, field, level, unseen });
    }
    // What is made twice is done twice.
    return asked.below !== null && !this.#model.isMutation(type) && mayDivide(giving, nearest)
      ? dividedDepth({ model: this.#model, reach: this }, giving, { asked, nearest })
      : nearest;
  }

  /** Until there is what others have to be asked for because they know more types of the field. */
  #depthOfUnseen(
    closure: readonly Reached[],
    given: FieldAsked & { readonly state: State },
  ): number {
    const { asked } = given;
    if (asked.below === null) return 0;
    let depth = 0;
    for (const { reached, field, types } of seersAmong(this.#model, closure, given)) {
      const states = this.#model
        .statesBelow(reached.state, field, asked.name)
        .filter((one) => types.includes(one.type));
      depth = Math.max(depth, reached.level + this.#depthOfStates(states, asked.below));
    }
    return depth;
  }

  #depthByType({ subgraph, type }: State, asked: Asked): number {
    return Math.max(
      ...this.#model.possibleIn(subgraph, type).map((possible) => {
        const from = [{ state: this.#model.state(subgraph, possible), level: 0 }];
        return this.depth(possible, from, asked);
      }),
    );
  }

  /** When the field can be asked there: one that requires others only in a fetch that begins at the object. */
  levelToAsk(
    type: string,
    from: readonly Standing[],
    { reached, field }: { readonly reached: Reached; readonly field: FieldModel },
  ): number {
    if (field.requires === null) return reached.level;
    if (reached.entry === null) return Infinity;
    let level = reached.level;
    for (const required of this.#model.collect([field.requires], type).values()) {
      level = Math.max(level, this.depth(type, from, required) + 1);
      if (level === Infinity) break;
    }
    return level;
  }

  /** See `divideField`. */
  divide(state: State, { field, asked }: FieldAsked, within = Infinity): Division {
    const depth = this.depthBelow(state, field, asked);
    if (asked.below === null || (depth < Infinity && depth <= within)) {
      return { here: asked, rest: null };
    }
    const { divisions } = this.signatures.ofField(asked);
    const known = divisions.get(state) ?? new Map<number, Division>();
    divisions.set(state, known);
    return this.#once(known, within, {
      find: () => divideField({ model: this.#model, reach: this }, state, { field, asked, within }),
      isKept: (_division, isCut) => !isCut,
    });
  }
}
