import type { Asked, Selection } from './selection.ts';

/** Numbers selections of one operation: those that ask the same have the same. They no longer grow. */
export class Signatures {
  readonly #known = new Map<Selection, number>();
  readonly #numbers = new Map<string, number>();

  /** Equal for fields that are asked for the same. */
  ofField({ key, below }: Asked): string {
    if (below === null) return key;
    const [only, ...others] = below;
    if (only !== undefined && others.length === 0) return `${key} ${this.of(only)}`;
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
    const what = parts.sort().join();
    const number = this.#numbers.get(what) ?? this.#numbers.size;
    this.#numbers.set(what, number);
    this.#known.set(selection, number);
    return number;
  }
}
