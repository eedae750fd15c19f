const LOOK_EVERY_MS = 50;
const WEIGHT_OF_LAST = 0.1;

/** How late the event loop is, of late: for so long what arrives has waited before anybody hears of it. */
export interface LoopDelay {
  readonly ms: () => number;
  readonly close: () => void;
}

/** One long turn counts for little, many for all they take. */
export function watchLoopDelay(now: () => number = () => performance.now()): LoopDelay {
  let ms = 0;
  let looked = now();
  const timer = setInterval(() => {
    const at = now();
    const late = Math.max(0, at - looked - LOOK_EVERY_MS);
    looked = at;
    ms += (late - ms) * WEIGHT_OF_LAST;
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    ms: () => ms,
    close: () => {
      clearInterval(timer);
    },
  };
}
