import type { Division } from './divide.ts';
import type { State } from './model/model.ts';
import type { Asked, Selection } from './selection.ts';

/** What is known of all fields of one operation that are asked for the same. */
export interface FieldSignature {
  readonly number: number;
  /** See `Reach.depth`; by `positionId`. */
  readonly depths: Map<string, number>;
  /** What of these is being found out, and its place among all that is; by `positionId`. */
  readonly open: Map<string, number>;
  /** See `Reach.depthBelow`. */
  readonly depthsBelow: Map<State, number>;
  /** See `HopCounts.below`. */
  readonly hops: Map<State, number>;
  /** See `Reach.divide`; by how deep it may go. */
  readonly divisions: Map<State, Map<number, Division>>;
}

/** Tells selections of one operation apart: those that ask the same have the same number. They no longer grow. */
export class Signatures {
  readonly #known = new Map<Selection, number>();
  readonly #knownFields = new Map<Asked, FieldSignature>();
  readonly #numbers = new Map<string, number>();
  readonly #fields = new Map<string, FieldSignature>();

  ofField(asked: Asked): FieldSignature {
    let signature = this.#knownFields.get(asked);
    if (signature === undefined) {
      signature = this.#signatureOf(this.#describe(asked));
      this.#knownFields.set(asked, signature);
    }
    return signature;
  }

  #describe({ key, below }: Asked): string {
    if (below === null) return key;
    const [only] = below;
    if (below.length === 1 && only !== undefined) return `${key} ${this.of(only)}`;
    const numbers = new Set(below.map((selection) => this.of(selection)));
    return `${key} ${[...numbers].sort((a, b) => a - b).join('&')}`;
  }

  of(selection: Selection): number {
    const known = this.#known.get(selection);
    if (known !== undefined) return known;
    const parts: string[] = [];
    for (const { key, below } of selection.fields.values()) {
      parts.push(below === null ? key : `${key} ${this.of(below)}`);
    }
    for (const one of selection.fragments) {
      parts.push(`...${one.type ?? '*'} ${this.of(one.selection)}`);
    }
    const number = this.#numberOf(parts.length > 1 ? parts.sort().join() : (parts[0] ?? ''));
    this.#known.set(selection, number);
    return number;
  }

  #signatureOf(what: string): FieldSignature {
    let signature = this.#fields.get(what);
    if (signature === undefined) {
      signature = {
        number: this.#fields.size,
        depths: new Map(),
        open: new Map(),
        depthsBelow: new Map(),
        hops: new Map(),
        divisions: new Map(),
      };
      this.#fields.set(what, signature);
    }
    return signature;
  }

  #numberOf(what: string): number {
    let number = this.#numbers.get(what);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(what, number);
    }
    return number;
  }
}
