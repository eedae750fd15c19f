import { Kind, type SelectionSetNode } from 'graphql';
import type { Facts } from './facts.ts';
import { namedTypeOf } from './typeNodes.ts';

/** How many there are of each entity. */
const COUNT = 4;

/** Which numbers the entities of a type have, and which of their fields tell them. */
export class Numbers {
  readonly #facts: Facts;
  /** `Type.field` whose values say which entity it is. */
  readonly #keys = new Set<string>();
  readonly #numbered = new Set<string>();
  readonly #singles = new Set<string>();

  constructor(facts: Facts) {
    this.#facts = facts;
    for (const type of facts.typeNames()) {
      for (const key of facts.keysOf(type)) this.#readKey(type, key);
    }
  }

  #readKey(type: string, { selections }: SelectionSetNode): void {
    const objects = [type, ...this.#facts.objectsOf(type)];
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.name.value;
      for (const one of objects) {
        this.#numbered.add(one);
        if (name === '__typename') this.#singles.add(one);
        else this.#keys.add(`${one}.${name}`);
        if (!selection.selectionSet) continue;
        const [declared] = this.#facts.declarations(one, name);
        const below = declared ? namedTypeOf(declared.node.type) : null;
        if (below !== null) this.#readNested(below, selection.selectionSet);
      }
    }
  }

  /** A value in a key is none that can be looked up, but its fields tell the number as well. */
  #readNested(type: string, { selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      this.#keys.add(`${type}.${selection.name.value}`);
      const [declared] = this.#facts.declarations(type, selection.name.value);
      if (declared && selection.selectionSet) {
        this.#readNested(namedTypeOf(declared.node.type), selection.selectionSet);
      }
    }
  }

  isKey(type: string, field: string): boolean {
    return this.#keys.has(`${type}.${field}`);
  }

  /** None for what is no entity; those of types that one subgraph takes for one type differ. */
  of(type: string): readonly number[] {
    if (!this.#numbered.has(type)) return [];
    if (this.#singles.has(type)) return [0];
    const siblings = this.#siblingsOf(type);
    return Array.from(
      { length: COUNT },
      (_none, index) => index * siblings.length + siblings.indexOf(type),
    );
  }

  #siblingsOf(type: string): readonly string[] {
    const found = this.#facts.interfaceObjectsOf(type).flatMap((one) => this.#facts.objectsOf(one));
    return [...new Set([...found, type])].sort();
  }

  find(
    type: string,
    key: SelectionSetNode,
    told: Readonly<Record<string, unknown>>,
  ): { readonly type: string; readonly number: number } | null {
    const number = this.#numberIn(key, told);
    if (number === null) return null;
    const objects = this.#facts.objectsOf(type);
    if (objects.length === 0) return { type, number };
    const object = objects.find((one) => this.#siblingsOf(one)[number % objects.length] === one);
    return { type: object ?? type, number };
  }

  #numberIn(
    { selections }: SelectionSetNode,
    told: Readonly<Record<string, unknown>>,
  ): number | null {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      if (selection.name.value === '__typename') return 0;
      const value = told[selection.name.value];
      const number =
        selection.selectionSet && typeof value === 'object' && value !== null
          ? this.#numberIn(selection.selectionSet, value as Record<string, unknown>)
          : numberOf(value);
      if (number !== null) return number;
    }
    return null;
  }
}

function numberOf(value: unknown): number | null {
  const digits = typeof value === 'number' ? String(value) : /\d+$/.exec(String(value))?.[0];
  return digits === undefined ? null : Number(digits);
}
