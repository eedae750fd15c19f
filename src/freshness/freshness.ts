/** One thing that changed in the database. */
export interface Change {
  /** Null for every collection. */
  readonly collection: string | null;
  /** Null for every document. */
  readonly id: string | null;
}

/**
 * What this process knows of changes in the database, to tell whether something made earlier still holds:
 * it does while `isLive()` and `lastChange(c) <= sequence` for every collection that was read to make it,
 * where `sequence` was taken before the first of these reads.
 */
export interface Freshness {
  /** Grows with every change this process learns of: by the change stream, or because it wrote itself. */
  readonly sequence: number;
  /** The sequence at the last change of a collection; 0 before the first. */
  lastChange(collection: string): number;
  /**
   * Whether whatever was committed a second ago or earlier is known here. While it is false, nobody may
   * read from a cache, or put anything into one.
   */
  isLive(): boolean;
  /**
   * Waits until whatever was committed before a moment, of `performance.now()`, is known here or read anew anyway,
   * but no longer than so many ms.
   * @param count - where only what was counted up to here has to be known
   */
  untilKnown?(at: number, waitMs: number, count?: number | null): Promise<void>;
  /** From the commit of the change that came last to when it was known here, in ms; null before the first. */
  lagMs(): number | null;
  /** Tells of every change at once, before anybody can ask; gives what ends that. */
  onChange(listener: (change: Change) => void): () => void;
}
