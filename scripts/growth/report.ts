import { median, type Cost } from './measure.ts';
import type { Question } from './questions.ts';

/** What a question took in each database, the smallest first. */
export interface Row {
  readonly question: Question;
  readonly costs: readonly Cost[];
}

/** How much slower the largest database may be than the smallest. */
const boundRatio = 1.5;

export function printHeader(sizes: readonly number[]): string {
  const names = sizes.map(shortNumber);
  const each = (title: string): string => [title, ...names].join(' ');
  return formatRow([
    'question',
    ...names.map((name, index) => (index === 0 ? `p50 ms ${name}` : name)),
    'ratio',
    'operations',
    each('documents'),
    each('keys'),
  ]);
}

export function printRow(row: Row): string {
  const { question, costs } = row;
  const each = (read: (cost: Cost) => number): string => costs.map(read).join(' ');
  return formatRow([
    question.name,
    ...costs.map(({ milliseconds }) => milliseconds.toFixed(2)),
    `${ratioOf(row).toFixed(2)}${isExceeded(row) ? ' !' : hasGrown(row) ? ' +' : ''}`,
    [...new Set(costs.map(({ operations }) => operations))].join(' '),
    each(({ documentsExamined }) => documentsExamined),
    each(({ keysExamined }) => keysExamined),
  ]);
}

/** What became too slow as the data grew, and the conjunction that costs the most. */
export function printSummary(rows: readonly Row[]): string {
  const bounded = rows.filter((row) => row.question.isBounded && !hasGrown(row));
  const exceeded = bounded.filter(isExceeded);
  const lines = [
    `${bounded.length - exceeded.length} of ${bounded.length} bounded questions within ${boundRatio}x.`,
    'A + stands where the smallest has less to return: its figures are not compared.',
    ...exceeded.map((row) => `  over: ${row.question.name}, ${ratioOf(row).toFixed(2)}x`),
  ];
  return [
    ...lines,
    ...slowestOf(rows, 'both: ', 'The worst conjunction'),
    ...slowestOf(rows, 'count: ', 'The slowest count'),
  ].join('\n');
}

/** What takes longest in the largest database, of all whose names begin alike. */
function slowestOf(rows: readonly Row[], beginning: string, title: string): readonly string[] {
  const [slowest] = rows
    .filter(({ question }) => question.name.startsWith(beginning))
    .toSorted((a, b) => last(b).milliseconds - last(a).milliseconds);
  if (slowest === undefined) return [];
  const { milliseconds, documentsExamined, keysExamined } = last(slowest);
  const facts = `${milliseconds.toFixed(1)} ms, ${documentsExamined} documents and ${keysExamined} keys examined`;
  return [`${title} is "${slowest.question.name}": ${facts}.`];
}

function isExceeded(row: Row): boolean {
  return row.question.isBounded && !hasGrown(row) && ratioOf(row) > boundRatio;
}

/** Whether the databases answer with different numbers of things: then there is no comparing. */
function hasGrown({ costs }: Row): boolean {
  return costs[0]?.answered !== costs.at(-1)?.answered;
}

/** How much more the largest takes than the smallest: the median over windows, each with its like. */
function ratioOf({ costs }: Row): number {
  const [smallest, largest] = [costs[0], costs.at(-1)];
  if (smallest === undefined || largest === undefined) return 1;
  return median(
    largest.windows.map((milliseconds, window) => milliseconds / (smallest.windows[window] ?? 1)),
  );
}

function last({ costs }: Row): Cost {
  const cost = costs.at(-1);
  if (cost === undefined) throw new Error('Expected costs, got none');
  return cost;
}

function shortNumber(size: number): string {
  return size % 1000 === 0 ? `${size / 1000}k` : String(size);
}

function formatRow([name = '', ...cells]: readonly string[]): string {
  return [name.padEnd(44), ...cells.map((cell, index) => cell.padStart(index < 5 ? 10 : 22))].join(
    ' ',
  );
}
