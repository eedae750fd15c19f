import { formatCount, formatTotal } from '../answer/counts.ts';
import type { Progress } from '../answer/pages.ts';
import type { Paging } from '../answer/paging.ts';
import { followAll } from '../followAll.ts';
import type { Shown } from '../sessions.ts';
import { useSession } from '../useSession.ts';

interface Props {
  readonly shown: Shown;
  readonly paging: Paging | null;
}

/** Follows the pages of a list to its end, with progress and a way to stop. */
export function AllPages({ shown, paging }: Props) {
  const { following } = useSession();
  if (paging?.kind !== 'pages') return null;
  const isWhole = shown.pages?.isWhole === true;
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
