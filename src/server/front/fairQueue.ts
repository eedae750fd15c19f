/** What waits, of each asker in order, and of several in turns: who has one thing does not stand behind all of who has a thousand. */
export class FairQueue<T> {
  /** The one whose turn is next comes first. */
  readonly #lines = new Map<string, T[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(asker: string, one: T): void {
    const line = this.#lines.get(asker);
    if (line === undefined) this.#lines.set(asker, [one]);
    else line.push(one);
    this.#size += 1;
  }

  /** Takes what comes next, of those askers who may have a turn now. */
  shift(mayHave: (asker: string) => boolean): T | undefined {
    for (const [asker, line] of this.#lines) {
      if (!mayHave(asker)) continue;
      const one = line.shift();
      this.#size -= 1;
      if (line.length > 0 && this.#lines.size === 1) return one;
      this.#lines.delete(asker);
      // Behind all others.
      if (line.length > 0) this.#lines.set(asker, line);
      return one;
    }
    return undefined;
  }

  /** Takes what came first, of any asker, as long as that is so of it. */
  takeWhile(isSo: (one: T) => boolean): T[] {
    const taken: T[] = [];
    for (const [asker, line] of this.#lines) {
      const end = line.findIndex((one) => !isSo(one));
      if (end === 0) continue;
      taken.push(...line.splice(0, end < 0 ? line.length : end));
      if (line.length === 0) this.#lines.delete(asker);
    }
    this.#size -= taken.length;
    return taken;
  }

  /** How many come before one more of this asker. */
  before(asker: string): number {
    const own = this.#lines.get(asker)?.length ?? 0;
    if (own === this.#size) return own;
    let count = 0;
    for (const { length } of this.#lines.values()) count += Math.min(length, own + 1);
    return Math.min(count, this.#size);
  }
}
