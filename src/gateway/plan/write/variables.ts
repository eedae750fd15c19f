import type { Argument } from '../argument.ts';
import type { FetchVariable } from '../plan.ts';

interface Variable {
  readonly name: string;
  /** Of all places that it stands at, the one that takes the least. */
  type: string;
  readonly valueIn: Argument['valueIn'];
}

/** The variables of one request: one for each value that an argument of some name has. */
export class Variables {
  readonly #byValue = new Map<string, Variable>();
  readonly #names: Set<string>;

  constructor(taken: readonly string[]) {
    this.#names = new Set(taken);
  }

  /** The argument as it stands at a field. */
  write({ name, type, identity, valueIn }: Argument): string {
    const id = `${type.replaceAll('!', '')} ${name} ${identity}`;
    let variable = this.#byValue.get(id);
    if (variable === undefined) {
      variable = { name: this.#freeName(name), type, valueIn };
      this.#byValue.set(id, variable);
    } else {
      variable.type = strictest(variable.type, type);
    }
    return `${name}:$${variable.name}`;
  }

  #freeName(name: string): string {
    let free = name;
    for (let number = 2; this.#names.has(free); number += 1) free = `${name}_${number}`;
    this.#names.add(free);
    return free;
  }

  get definitions(): readonly string[] {
    return [...this.#byValue.values()].map(({ name, type }) => `$${name}:${type}`);
  }

  get all(): readonly FetchVariable[] {
    return [...this.#byValue.values()].map(({ name, valueIn }) => ({ name, valueIn }));
  }
}

/** Of two types that differ in `!` only, what both take. */
function strictest(one: string, other: string): string {
  const parts = other.match(/(?:\w+|[[\]])!?/g) ?? [];
  return (one.match(/(?:\w+|[[\]])!?/g) ?? [])
    .map((part, index) =>
      parts[index]?.endsWith('!') === true && !part.endsWith('!') ? `${part}!` : part,
    )
    .join('');
}
