import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { stepThroughHits } from '../stepThroughHits.ts';

/** What the search box says of itself to who does not see the page. */
export const SEARCH_KEYS =
  'The down arrow leads to what is found, the up arrow and Escape lead back.';

/** Moves from the box that controls these hits into them, and back. */
export function stepInto(id: string, press: KeyboardEvent): void {
  const input = boxOf(id);
  if (input) stepThroughHits(press, input, hitsOf(id));
}

function hitsOf(id: string): readonly HTMLElement[] {
  const list = document.getElementById(id);
  return [...(list?.querySelectorAll<HTMLElement>('button, a[href]') ?? [])];
}

function boxOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(id)}"]`);
}

interface HitListProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** What a search box found; who stood on what is gone with the next answer stands on what came in its place. */
export function HitList({ id, children }: HitListProps) {
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    const list = document.getElementById(id);
    if (!list) return undefined;
    const watcher = new MutationObserver(() => {
      if (place.current === null || document.activeElement !== document.body) return;
      const hits = hitsOf(id);
      const next = hits[Math.min(place.current, hits.length - 1)] ?? boxOf(id);
      place.current = null;
      next?.focus();
    });
    watcher.observe(list, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
    };
  }, [id]);
  return (
    <div
      id={id}
      onFocus={({ target }) => {
        place.current = hitsOf(id).findIndex((hit) => hit === target);
      }}
      onBlur={() => {
        place.current = null;
      }}
    >
      {children}
    </div>
  );
}
