import type { Model, State } from './model/model.ts';
import type { FieldModel } from './model/subgraphModel.ts';
import type { Asked } from './selection.ts';
import { asksOf, othersThatSee } from './seers.ts';
import type { Signatures } from './signatures.ts';

/** What asking the same field of one more counts, who knows other types: that fetch is none of those for what is below it. */
export const HOPS_TO_SEE = 2;

/** Counts fields that have to be asked elsewhere: what tells ways apart that all have everything. */
export class HopCounts {
  readonly #model: Model;
  readonly #signatures: Signatures;

  constructor(model: Model, signatures: Signatures) {
    this.#model = model;
    this.#signatures = signatures;
  }

  /** Of those below a field that is asked at this state. */
  below(state: State, field: FieldModel, asked: Asked): number {
    const { below, name } = asked;
    if (below === null) return 0;
    const signature = this.#signatures.ofField(asked);
    const known = signature.hops.get(state);
    if (known !== undefined) return known;
    let hops = this.#ofUnseen(state, field, asked);
    for (const one of this.#model.statesBelow(state, field, name)) hops += this.#below(one, asked);
    signature.hops.set(state, hops);
    return hops;
  }

  #ofUnseen(state: State, field: FieldModel, asked: Asked): number {
    const others = othersThatSee(this.#model, state, { field, name: asked.name });
    if (others.length === 0) return 0;
    const seen = new Set<string>();
    let hops = 0;
    for (const { subgraph, types } of others) {
      const unseen = types.filter((type) => !seen.has(type) && asksOf(this.#model, type, asked));
      if (unseen.length > 0) hops += HOPS_TO_SEE;
      for (const type of unseen) {
        seen.add(type);
        hops += this.#below(this.#model.state(subgraph, type), asked);
      }
    }
    return hops;
  }

  #below(state: State, { below }: Asked): number {
    let hops = 0;
    for (const inner of this.#model.collect(below ?? [], state.type).values()) {
      if (inner.name !== '__typename') hops += this.#of(state, inner);
    }
    return hops;
  }

  #of(state: State, asked: Asked): number {
    const field = this.#model.fieldAt(state, asked.name);
    if (field?.requires === null) return this.below(state, field, asked);
    return 1 + this.#elsewhere(state.type, asked);
  }

  /** The fewest of whoever else gives it. */
  #elsewhere(type: string, asked: Asked): number {
    if (asked.below === null) return 0;
    let fewest = Infinity;
    for (const { state } of this.#model.entries(type)) {
      const field = this.#model.fieldAt(state, asked.name);
      if (field !== null) fewest = Math.min(fewest, this.below(state, field, asked));
    }
    return fewest < Infinity ? fewest : 0;
  }
}
