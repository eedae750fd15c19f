import { quantile } from '../summarize.ts';
import { printTable } from '../table.ts';
import type { NoPlan, PeerPlan, Results } from './results.ts';
import { describePair, type Tally } from './tally.ts';

/** How many seeds of each kind are told. */
const WORST = 12;

export function printReport(title: string, results: Results): void {
  console.log(`\n${title}: ${results.ours.size} queries\n`);
  console.log(printTable(sizeRows(results)).join('\n'));
  console.log(`\nCPU ms of planning\n`);
  console.log(printTable(timeRows(results)).join('\n'));
  for (const name of results.peers.keys()) printWorst(name, results.beside(name));
}

function sizeRows(results: Results): readonly (readonly string[])[] {
  const headings = [
    'ours beside',
    'both planned',
    'only ours',
    'only theirs',
    'deeper',
    'shallower',
    'more fetches',
    'by 2 or more',
    'fewer fetches',
    'fetches',
  ];
  const rows = [...results.peers].map(([name, plans]) => [
    name,
    ...sizeCells(results.beside(name), {
      onlyOurs: count(results, (id) => results.ours.get(id) !== null && !isPlan(plans.get(id))),
      onlyTheirs: count(results, (id) => results.ours.get(id) === null && isPlan(plans.get(id))),
    }),
  ]);
  const best = ['the better of them', ...sizeCells(results.besideBest(), null)];
  return [headings, ...rows, ...(results.peers.size > 1 ? [best] : [])];
}

function sizeCells(
  tally: Tally,
  alone: { readonly onlyOurs: number; readonly onlyTheirs: number } | null,
): readonly string[] {
  const ratio = tally.ourFetches / tally.theirFetches;
  return [
    String(tally.pairs.length),
    String(alone?.onlyOurs ?? ''),
    String(alone?.onlyTheirs ?? ''),
    share(tally.worse('steps', 1).length, tally),
    share(tally.better('steps'), tally),
    share(tally.worse('fetches', 1).length, tally),
    String(tally.worse('fetches', 2).length),
    share(tally.better('fetches'), tally),
    `${tally.ourFetches} for ${tally.theirFetches}, x${ratio.toFixed(3)}`,
  ];
}

function timeRows(results: Results): readonly (readonly string[])[] {
  const ours = [...results.ours.values()].flatMap((plan) => plan?.ms ?? []);
  return [
    ['planner', 'plans', 'p50', 'p99', 'max', 'ours in sum beside it', 'no plan'],
    ['ours', ...timeCells(ours), '', String(count(results, (id) => results.ours.get(id) === null))],
    ...[...results.peers].flatMap(([name, plans]) => [
      timeRow(`${name}, its call alone`, { results, plans, msOf: ({ callMs }) => callMs }),
      timeRow(`${name}, asked in its process`, { results, plans, msOf: ({ askedMs }) => askedMs }),
    ]),
  ];
}

interface Timing {
  readonly results: Results;
  readonly plans: ReadonlyMap<string, PeerPlan | NoPlan>;
  readonly msOf: (plan: PeerPlan) => number;
}

function timeRow(name: string, { results, plans, msOf }: Timing): readonly string[] {
  const theirs = [...plans].flatMap(([id, plan]) => (isPlan(plan) ? [{ id, ms: msOf(plan) }] : []));
  const both = theirs.flatMap(({ id, ms }) => {
    const plan = results.ours.get(id);
    return plan == null ? [] : [{ ours: plan.ms, theirs: ms }];
  });
  const ratio = sum(both.map((pair) => pair.ours)) / sum(both.map((pair) => pair.theirs));
  return [
    name,
    ...timeCells(theirs.map(({ ms }) => ms)),
    `x${ratio.toFixed(2)}`,
    reasonsIn([...plans.values()]),
  ];
}

function timeCells(times: readonly number[]): readonly string[] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share).toFixed(2);
  return [String(sorted.length), at(0.5), at(0.99), at(1)];
}

function reasonsIn(plans: readonly (PeerPlan | NoPlan)[]): string {
  const counts = new Map<NoPlan, number>();
  for (const plan of plans) {
    if (typeof plan === 'string') counts.set(plan, (counts.get(plan) ?? 0) + 1);
  }
  return [...counts].map(([reason, number]) => `${number} ${reason}`).join(', ');
}

function printWorst(name: string, tally: Tally): void {
  for (const [kind, pairs] of [
    ['deeper', tally.worse('steps', 1)],
    ['2 or more fetches more', tally.worse('fetches', 2)],
  ] as const) {
    if (pairs.length === 0) continue;
    console.log(`\nOurs beside ${name}, ${kind}: ${pairs.length}`);
    for (const pair of pairs.slice(0, WORST)) console.log(`  ${describePair(pair)}`);
  }
}

function isPlan(plan: PeerPlan | NoPlan | undefined): plan is PeerPlan {
  return typeof plan === 'object';
}

function count({ ours }: Results, isCounted: (id: string) => boolean): number {
  return [...ours.keys()].filter(isCounted).length;
}

function share(number: number, { pairs }: Tally): string {
  return `${number} (${((100 * number) / pairs.length).toFixed(2)} %)`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
