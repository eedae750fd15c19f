/** A change as others are told of it; what is written here is the contract of the feed. */
export interface FeedEntry {
  /** The place behind it. */
  readonly token: string;
  readonly entity: string;
  readonly type: string;
  readonly kind: string;
  readonly version: number;
  readonly at: Date;
  /** The partner that it comes from; null for none. */
  readonly owner: string | null;
  /** In the form of the data files; null where it was withdrawn. */
  readonly record: object | null;
}

export interface FeedQuery {
  readonly after: string | null;
  readonly types: readonly string[] | null;
  readonly entities: readonly string[] | null;
  readonly first: number;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  readonly token: string;
  readonly hasMore: boolean;
}

/** What has changed, for those who follow. */
export interface Feed {
  /** @throws what the graph answers errors with: BAD_USER_INPUT, CHANGES_EXPIRED */
  read(query: FeedQuery): Promise<FeedPage>;
  /** Grows whenever something may have changed: to be taken before a read, for `untilChanged` after it. */
  seen(): number;
  /** Waits until something may have changed since `seen` was taken, but no longer than so many ms. */
  untilChanged(seen: number, waitMs: number, signal: AbortSignal): Promise<void>;
  /** The place behind all there is now. */
  place(): Promise<string | null>;
}
