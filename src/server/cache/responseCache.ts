import type { Freshness } from '../../graph/graph.ts';
import type { Use } from '../../usage/use.ts';
import { SeenKeys } from '../../seenKeys.ts';
import { KeptBody } from '../encoding/keptBody.ts';

/** An answer without errors, which holds as long as no collection it was made of changes. */
export interface CachedAnswer extends Omit<NewAnswer, 'body'> {
  readonly body: KeptBody;
}

export interface NewAnswer {
  readonly body: string;
  /** Of its operation, for the log. */
  readonly operationName: string | null;
  readonly use: Use;
  /** The value of its `Cache-Control`. */
  readonly cacheControl: string;
  /** Whether every asker would get it. */
  readonly isForAll: boolean;
  readonly collections: readonly string[];
  /** Taken before the first read. */
  readonly sequence: number;
}

interface Entry extends CachedAnswer {
  /** All keys it is found by; what is asked for in other bytes may be the same. */
  readonly keys: string[];
  /** With everything it is compressed to. */
  bytes: number;
  /** The last sequence at which it was seen to hold. */
  holdsAt: number;
  wasUsed: boolean;
}

export interface ResponseCacheStatistics {
  readonly entries: number;
  readonly bytes: number;
}

const MAX_ENTRIES = 10_000;
/** Bodies of other bytes that ask the same; each is kept as a key. */
const MAX_KEYS = 4;
/** What an entry takes beside its body and keys, about. */
const ENTRY_BYTES = 600;
/** One answer may take this part of the cache. */
const LARGEST_PART = 0.1;
/** Up to this part of its bounds, the cache keeps every answer; beyond, those that are made a second time. */
const FREE_PART = 0.125;

/**
 * Answers of one graph, bounded in number and bytes; what was not used lately goes first. What is never asked again is not
 * let in once there is much: it would drive out what is, and is garbage that has grown old.
 */
export class ResponseCache {
  readonly #freshness: Freshness;
  readonly #maxBytes: number;
  readonly #byKey = new Map<string, Entry>();
  /** The first is the next to go, unless it was used. */
  readonly #entries = new Set<Entry>();
  readonly #seen = new SeenKeys();
  #bytes = 0;

  constructor(freshness: Freshness, maxBytes: number) {
    this.#freshness = freshness;
    this.#maxBytes = maxBytes;
  }

  get statistics(): ResponseCacheStatistics {
    return { entries: this.#entries.size, bytes: this.#bytes };
  }

  /** The answer that holds now. */
  find(key: string): CachedAnswer | undefined {
    const entry = this.#byKey.get(key);
    if (entry === undefined || !this.#freshness.isLive()) return undefined;
    const { sequence } = this.#freshness;
    if (entry.holdsAt !== sequence) {
      if (!this.holds(entry)) {
        this.#remove(entry);
        return undefined;
      }
      entry.holdsAt = sequence;
    }
    entry.wasUsed = true;
    return entry;
  }

  /** Whether what was made of these collections since the sequence is still what would be made now. */
  holds({ collections, sequence }: Pick<CachedAnswer, 'collections' | 'sequence'>): boolean {
    const freshness = this.#freshness;
    return (
      freshness.isLive() && collections.every((name) => freshness.lastChange(name) <= sequence)
    );
  }

  /** Keeps an answer where it holds and has room. */
  store(key: string, answer: NewAnswer): void {
    const bodyBytes = Buffer.byteLength(answer.body);
    const bytes = bodyBytes + key.length + ENTRY_BYTES;
    if (bytes > this.#maxBytes * LARGEST_PART || !this.holds(answer)) return;
    const earlier = this.#byKey.get(key);
    if (earlier === undefined && !this.#isFree() && !this.#seen.isSecond(key)) return;
    if (earlier !== undefined) this.#remove(earlier);
    const body = new KeptBody(bytesOf(answer.body, bodyBytes), (more) => {
      this.#grow(entry, more);
    });
    const { sequence } = answer;
    const entry: Entry = {
      ...answer,
      body,
      keys: [key],
      bytes,
      holdsAt: sequence,
      wasUsed: false,
    };
    this.#entries.add(entry);
    this.#byKey.set(key, entry);
    this.#bytes += bytes;
    this.#makeRoom();
  }

  /** Keeps what was made of an answer that is kept, for as long as that holds. */
  derive(key: string, other: string, body: string): void {
    const entry = this.#byKey.get(key);
    if (entry === undefined) return;
    const { operationName, use, cacheControl, isForAll, collections, sequence } = entry;
    const kept = { operationName, use, cacheControl, isForAll, collections, sequence };
    this.store(other, { body, ...kept });
  }

  clear(): void {
    for (const entry of this.#entries) this.#remove(entry);
  }

  /** Lets what is kept under one key be found by another. */
  alias(key: string, other: string): void {
    const entry = this.#byKey.get(key);
    if (entry === undefined || entry.keys.length >= MAX_KEYS || this.#byKey.has(other)) return;
    entry.keys.push(other);
    this.#byKey.set(other, entry);
    this.#bytes += other.length;
    this.#makeRoom();
  }

  #isFree(): boolean {
    return this.#bytes < this.#maxBytes * FREE_PART && this.#entries.size < MAX_ENTRIES * FREE_PART;
  }

  #grow(entry: Entry, bytes: number): void {
    if (!this.#entries.has(entry)) return;
    entry.bytes += bytes;
    this.#bytes += bytes;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const entry of this.#entries) {
      if (this.#entries.size <= MAX_ENTRIES && this.#bytes <= this.#maxBytes) return;
      if (entry.wasUsed) {
        // A second chance: it goes to the end of the line, where this loop meets it again.
        entry.wasUsed = false;
        this.#entries.delete(entry);
        this.#entries.add(entry);
      } else this.#remove(entry);
    }
  }

  #remove(entry: Entry): void {
    if (!this.#entries.delete(entry)) return;
    this.#bytes -= entry.bytes;
    entry.keys.forEach((key, index) => {
      this.#byKey.delete(key);
      if (index > 0) this.#bytes -= key.length;
    });
  }
}

/** In memory of its own: a small `Buffer.from` would keep what it shares 64 kB with. */
function bytesOf(text: string, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  bytes.write(text);
  return bytes;
}
