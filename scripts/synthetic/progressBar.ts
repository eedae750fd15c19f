import type { Output } from '../../src/cli/steps.ts';

export interface ProgressBar {
  /** Tells how many are done; on a terminal the line is drawn anew. */
  advance(done: number): void;
  /** Leaves the line as it stands and goes to the next. */
  end(): void;
}

export interface ProgressBarOptions {
  readonly title: string;
  readonly of: number;
  readonly out: Output;
  /** Milliseconds from any beginning. */
  readonly now?: () => number;
}

const width = 24;
const redrawnEveryMs = 100;
/** A plain log has a line for each of these parts. */
const parts = 10;

/** A bar with rate and remaining time on a terminal, a line for each tenth anywhere else. */
export function createProgressBar({
  title,
  of,
  out,
  now = () => performance.now(),
}: ProgressBarOptions): ProgressBar {
  const startedAt = now();
  let first: number | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = -1;
  const line = (done: number): string => {
    const seconds = (now() - startedAt) / 1000;
    // What an earlier run did says nothing of how fast this one is.
    const rate = seconds === 0 ? 0 : (done - (first ?? 0)) / seconds;
    const count = `${printCount(done)} of ${printCount(of)}`;
    if (rate === 0) return count;
    const left = printDuration((of - done) / rate);
    return `${count}, ${printCount(Math.round(rate))} a second, ${left} left`;
  };
  return {
    advance: (done) => {
      first ??= done;
      if (out.isTTY === true) {
        if (done < of && now() - shownAt < redrawnEveryMs) return;
        shownAt = now();
        const full = Math.round((width * done) / of);
        const bar = '█'.repeat(full) + '░'.repeat(width - full);
        out.write(`\r\u001b[K${title} ${bar} ${line(done)}`);
        return;
      }
      const part = Math.floor((parts * done) / of);
      if (part === shown) return;
      shown = part;
      out.write(`${title}: ${line(done)}\n`);
    },
    end: () => {
      if (out.isTTY === true) out.write('\n');
    },
  };
}

function printCount(count: number): string {
  return count.toLocaleString('en-US');
}

function printDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
