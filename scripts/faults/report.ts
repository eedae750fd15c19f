import type { Fault, Outcome, WriteOutcome } from './fault.ts';

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

export const WRITES_HEADER = [
  '| fault | acknowledged | tries that failed | lost | doubled | half-written | longest pause | longest wait for one write | p50 | p99 | held |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** A line of a table in docs/reliability.md. */
export function printRow(row: Row): string {
  const { outcome } = row;
  return outcome?.writes === undefined
    ? printAnswers(row)
    : printWrites(row, outcome, outcome.writes);
}

function printWrites({ fault, wrong }: Row, { clients }: Outcome, writes: WriteOutcome): string {
  const cells = [
    ...[writes.acknowledged, writes.failedTries, writes.lost, writes.doubled, writes.half],
    ...[clients.longestGapMs, writes.longestWaitMs, clients.p50Ms, clients.p99Ms].map(seconds),
  ];
  return `| ${[fault.what, ...cells, wrong.length === 0 ? 'yes' : 'no'].join(' | ')} |`;
}

function printAnswers({ fault, outcome, wrong }: Row): string {
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
