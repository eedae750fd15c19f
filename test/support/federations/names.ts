import type { Random } from '../random.ts';

const FIELDS = [
  ...['name', 'title', 'size', 'kind', 'owner', 'next', 'items', 'part', 'label', 'a', 'b', 'zeta'],
  // What a planner or an executor might take for its own.
  ...['q0_x', '_e0', '_0', 'key', 'data', 'representations', 'constructor', 'e0', '_name', 'alias'],
  ...[
    'status',
    'parts',
    'maker',
    'town',
    'code2',
    'weight',
    'place',
    'more',
    'all',
    'it',
    'toString',
  ],
];

const TYPES = [
  'Item',
  'Mill',
  'Zone',
  'Apple',
  'Org',
  'User',
  'Part',
  'Box',
  'Yard',
  'Crew',
  'Lot',
];

const SUBGRAPHS = [
  'alpha',
  'beta',
  'zulu',
  'mike',
  'q',
  'Nine',
  'x_1',
  'sub-two',
  'kilo',
  'b2',
  'entities',
];

/** Names that are not taken yet, in no order. */
export class Names {
  readonly #random: Random;
  readonly #taken = new Set(['Query', 'Mutation', 'Subscription']);

  constructor(random: Random) {
    this.#random = random;
  }

  subgraph(): string {
    return this.#fresh(SUBGRAPHS, (name) => `s:${name}`);
  }

  type(): string {
    return this.#fresh(TYPES, (name) => name);
  }

  /** A field that the type does not have; other types may have one of this name. */
  field(type: string): string {
    return this.#fresh(FIELDS, (name) => `${type}.${name}`);
  }

  #fresh(pool: readonly string[], keyOf: (name: string) => string): string {
    const word = this.#random.pick(pool);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? word : `${word}${number}`;
      const key = keyOf(name).toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }

  has(type: string, field: string): boolean {
    return this.#taken.has(`${type}.${field}`.toLowerCase());
  }

  take(type: string, field: string): void {
    this.#taken.add(`${type}.${field}`.toLowerCase());
  }
}
