/** What of a key press decides; of the browser's event and of React's alike. */
interface KeyPress extends Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'preventDefault'
> {
  readonly target: EventTarget | null;
}

/**
 * From a search box into what it found by the arrow keys, and back: the focus itself moves, so that
 * each hit stays the link or button that it is. Escape and whatever is written lead back to the box.
 */
export function stepThroughHits(
  press: KeyPress,
  input: HTMLElement,
  hits: readonly HTMLElement[],
): void {
  const now = hits.findIndex((hit) => hit === press.target);
  const isElsewhere = now < 0 && press.target !== input;
  if (isElsewhere || press.altKey || press.ctrlKey || press.metaKey) return;
  if (now >= 0 && isWriting(press)) {
    // The letter is not stopped: it goes where the focus is now.
    input.focus();
    return;
  }
  const next = nextStop(press, now, [input, ...hits]);
  if (next === undefined) return;
  press.preventDefault();
  next.focus();
}

/** `stops` begin with the box, so that a hit's own place there is one further. */
function nextStop(
  { key, shiftKey }: KeyPress,
  now: number,
  stops: readonly HTMLElement[],
): HTMLElement | undefined {
  if (shiftKey) return undefined;
  if (now < 0) return key === 'ArrowDown' ? stops[1] : undefined;
  switch (key) {
    case 'ArrowDown':
      return stops[Math.min(now + 2, stops.length - 1)];
    case 'ArrowUp':
      return stops[now];
    case 'Home':
      return stops[1];
    case 'End':
      return stops.at(-1);
    case 'Escape':
      return stops[0];
    default:
      return undefined;
  }
}

/** Space presses a button. */
function isWriting({ key }: KeyPress): boolean {
  return key === 'Backspace' || (key.length === 1 && key !== ' ');
}
