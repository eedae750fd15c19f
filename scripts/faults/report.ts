import type { Fault, Outcome } from './fault.ts';

export interface Row {
  readonly fault: Fault;
  readonly outcome: Outcome | null;
  /** What is wrong with it, in words. */
  readonly wrong: readonly string[];
}

export const HEADER = [
  '| fault | requests | errors | longest gap | recovered after | p99 | memory at most | held |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** A line of the table in docs/reliability.md. */
export function printRow({ fault, outcome, wrong }: Row): string {
  const held = wrong.length === 0 ? 'yes' : 'no';
  const cells =
    outcome === null
      ? ['', '', '', '', '', '']
      : [
          String(outcome.clients.requests),
          String(outcome.clients.errors),
          seconds(outcome.clients.longestGapMs),
          outcome.recoveryMs === null ? '' : seconds(outcome.recoveryMs),
          seconds(outcome.clients.p99Ms),
          outcome.rssMb === 0 ? '' : `${outcome.rssMb} MB`,
        ];
  return `| ${[fault.what, ...cells, held].join(' | ')} |`;
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
