/** How often a cache had what was asked of a collection, and how often it had not, or was not asked. */
export interface Use {
  hits: number;
  misses: number;
  bypassed: number;
}

/** The use of a cache by collection. */
export class CacheUses {
  readonly #byCollection = new Map<string, Use>();

  of(collection: string): Use {
    let use = this.#byCollection.get(collection);
    if (use === undefined) {
      use = { hits: 0, misses: 0, bypassed: 0 };
      this.#byCollection.set(collection, use);
    }
    return use;
  }

  entries(): readonly (readonly [string, Readonly<Use>])[] {
    return [...this.#byCollection];
  }

  total(): Readonly<Use> {
    const total = { hits: 0, misses: 0, bypassed: 0 };
    for (const use of this.#byCollection.values()) addTo(total, use);
    return total;
  }

  add(others: CacheUses): void {
    for (const [collection, use] of others.entries()) addTo(this.of(collection), use);
  }
}

function addTo(sum: Use, use: Readonly<Use>): void {
  sum.hits += use.hits;
  sum.misses += use.misses;
  sum.bypassed += use.bypassed;
}
