import type { Feed } from '../changes/feed.ts';
import type { BulkAccess } from '../publishing/bulkAccess.ts';
import type { WriteAccess } from '../publishing/writeAccess.ts';

/** What our own graph can do beside reading; absent where it only reads. */
export interface OwnServices {
  readonly writes?: WriteAccess | undefined;
  readonly feed?: Feed | undefined;
  readonly bulk?: BulkAccess | undefined;
}
