import type { Model, State } from './model/model.ts';
import type { FieldModel } from './model/types.ts';
import type { Asked } from './selection.ts';
import type { Signatures } from './signatures.ts';

/** Counts fields that have to be asked elsewhere: what tells ways apart that all have everything. */
export class HopCounts {
  readonly #model: Model;
  readonly #signatures: Signatures;
  readonly #known = new Map<string, number>();

  constructor(model: Model, signatures: Signatures) {
    this.#model = model;
    this.#signatures = signatures;
  }

  /** Of those below a field that is asked at this state. */
  below(state: State, field: FieldModel, asked: Asked): number {
    const { below, name } = asked;
    if (below === null) return 0;
    const id = `${state.id}.${this.#signatures.ofField(asked)}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    let hops = 0;
    for (const one of this.#model.statesBelow(state, field, name)) {
      for (const inner of this.#model.collect(below, one.type).values()) {
        if (inner.name !== '__typename') hops += this.#of(one, inner);
      }
    }
    this.#known.set(id, hops);
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
