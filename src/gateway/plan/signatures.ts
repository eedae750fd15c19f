import type { Asked, Selection } from './selection.ts';

/** Numbers selections of one operation: those that ask the same have the same. They no longer grow. */
export class Signatures {
  readonly #known = new Map<Selection, number>();
  readonly #knownFields = new Map<Asked, number>();
  readonly #numbers = new Map<string, number>();

  /** Equal for fields that are asked for the same. */
  ofField(asked: Asked): number {
    let number = this.#knownFields.get(asked);
    if (number === undefined) {
      number = this.#numberOf(this.#describe(asked));
      this.#knownFields.set(asked, number);
    }
    return number;
  }

  #describe({ key, below }: Asked): string {
    if (below === null) return key;
    const numbers = new Set(below.map((selection) => this.of(selection)));
    return `${key} ${[...numbers].sort().join('&')}`;
  }

  of(selection: Selection): number {
    const known = this.#known.get(selection);
    if (known !== undefined) return known;
    const parts = [
      ...[...selection.fields.values()].map(({ key, below }) =>
        below === null ? key : `${key} ${this.of(below)}`,
      ),
      ...selection.fragments.map((one) => `...${one.type ?? '*'} ${this.of(one.selection)}`),
    ];
    const number = this.#numberOf(`{${parts.sort().join()}}`);
    this.#known.set(selection, number);
    return number;
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
