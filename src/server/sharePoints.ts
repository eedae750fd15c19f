import type { Logger } from '../observing/log.ts';
import type { Points } from '../points/points.ts';
import { keepSettling, type PointsLedger } from '../points/settling.ts';

/** What shares the points of a server with other processes, until it is closed. */
export interface PointsSharing {
  readonly begin: (ledger: PointsLedger | null) => void;
  readonly close: () => void;
}

/** Where points are only measured, there is nothing to share. */
export function createPointsSharing(points: Points, log: Logger): PointsSharing {
  const closing = new AbortController();
  const { signal } = closing;
  return {
    begin: (ledger) => {
      if (ledger === null || !points.isEnforced) return;
      const { buckets, now } = points;
      const onFailure = (error: unknown): void => {
        log.debug({ err: error }, 'points could not be settled with other processes');
      };
      void keepSettling({ buckets, now, ledger, signal, onFailure });
    },
    close: () => {
      closing.abort();
    },
  };
}
