import { useContext, useEffect } from 'react';
import { formatCount, formatTotal } from '../answer/counts.ts';
import type { Progress } from '../answer/pages.ts';
import { followAll } from '../followAll.ts';
import type { Shown } from '../sessions.ts';
import { Tab, useSession } from '../useSession.ts';
import type { Extent } from '../useTotal.ts';

interface Props {
  readonly shown: Shown;
  readonly extent: Extent;
  /** Whether the page put the question together, so that nobody chose how many rows are to come. */
  readonly isOwn: boolean;
}

/** As many rows as come without being asked for. */
const FEW = 1000;

/** Follows the pages of a list to its end, with progress and a way to stop; of a short one at once. */
export function AllPages({ shown, extent, isOwn }: Props) {
  const { paging } = extent;
  const { following } = useSession();
  useShortList({ shown, extent, isOwn });
  const isWhole = shown.pages?.isWhole === true;
  // Of what came whole by itself there is nothing more to get.
  if (paging?.kind !== 'pages' || (isOwn && isWhole)) return null;
  // One button all the time, so that whoever goes by keyboard stays on it.
  return (
    <>
      <button
        type="button"
        onClick={() => {
          if (following === null) void followAll({ shown, paging });
          else following.stopping.abort();
        }}
      >
        {nameOf(following !== null, isWhole)}
      </button>
      {following !== null && <PagesBar {...following.progress} />}
    </>
  );
}

/** Gets all of a list that is short and was not asked for by a query of somebody. */
function useShortList({ shown, extent: { paging, total }, isOwn }: Props): void {
  const isBeside = useContext(Tab) !== undefined;
  const isShort = total !== null && total.isExact && total.count <= FEW;
  const isWanted = isOwn && isShort && !isBeside && shown.pages === null;
  useEffect(() => {
    if (isWanted && paging?.kind === 'pages') void followAll({ shown, paging });
  }, [isWanted, shown, paging]);
}

function nameOf(isFollowing: boolean, isWhole: boolean): string {
  if (isFollowing) return 'Stop';
  return isWhole ? 'Get all pages again' : 'Get all pages';
}

function PagesBar({ rows, total }: Progress) {
  const isKnown = total?.isExact === true;
  return (
    <>
      <progress
        aria-label="Rows of all pages"
        {...(isKnown && { value: rows, max: Math.max(total.count, rows) })}
      />
      <span role="status">
        {formatCount(rows)} {total === null ? 'rows' : `of ${formatTotal(total)} rows`}
      </span>
    </>
  );
}
