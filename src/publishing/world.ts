import { identifierKey } from '../identifiers.ts';
import type { IdentifierScheme } from '../collections/record.ts';
import type { FileName } from '../records/files.ts';
import { referencesIn } from '../records/kinds.ts';
import { fieldOf } from '../records/paths.ts';

export type AnyRecord = Readonly<Record<string, unknown>>;

/** One record as it stands. */
export interface Kept {
  readonly id: string;
  readonly file: FileName;
  readonly record: AnyRecord;
  readonly place: number;
  /** Who published it; null for what came in a file. */
  readonly owner: string | null;
}

/** What has to be known of all records to tell whether one more fits among them. */
export interface World {
  get(id: string): Kept | undefined;
  isReferredTo(id: string): boolean;
  /** Who has an identifier. */
  holderOf(identifier: string): string | undefined;
}

/** All records, in memory. */
export class WholeWorld implements World {
  readonly #kept = new Map<string, Kept>();
  readonly #referrers = new Map<string, number>();
  readonly #holders = new Map<string, string>();

  constructor(all: Iterable<Kept>) {
    for (const kept of all) this.put(kept);
  }

  get(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  isReferredTo(id: string): boolean {
    return (this.#referrers.get(id) ?? 0) > 0;
  }

  holderOf(identifier: string): string | undefined {
    return this.#holders.get(identifier);
  }

  put(kept: Kept): void {
    this.remove(kept.id);
    this.#kept.set(kept.id, kept);
    this.#count(kept, 1);
    for (const key of identifiersIn(kept.record)) this.#holders.set(key, kept.id);
  }

  remove(id: string): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    this.#kept.delete(id);
    this.#count(kept, -1);
    for (const key of identifiersIn(kept.record)) this.#holders.delete(key);
  }

  all(): readonly Kept[] {
    return [...this.#kept.values()];
  }

  /** A record does not keep itself. */
  #count({ id, file, record }: Kept, times: 1 | -1): void {
    for (const { id: to } of referencesIn(file, record)) {
      if (to !== id) this.#referrers.set(to, (this.#referrers.get(to) ?? 0) + times);
    }
  }
}

/** The identifiers that no other record may have; listings are shared by several programs. */
export function identifiersIn({ identifiers }: AnyRecord): readonly string[] {
  if (!Array.isArray(identifiers)) return [];
  return identifiers.flatMap((identifier: unknown) => {
    const [scheme, value] = ['scheme', 'value'].map((field) => fieldOf(identifier, field));
    const isOwn = typeof scheme === 'string' && scheme !== 'ASSISTANCE_LISTING';
    // Of any other scheme, no record passes.
    return isOwn ? [identifierKey(scheme as IdentifierScheme, String(value))] : [];
  });
}
