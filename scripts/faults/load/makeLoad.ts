import { setTimeout as delay } from 'node:timers/promises';
import { dearQuestion } from './dearQuestion.ts';
import type { LoadOrder, LoadTally } from './loadOrders.ts';
import { RawClient } from './rawClient.ts';

/** Beyond, questions are not asked: nothing is won by more that wait. */
const MAX_OPEN = 4000;

interface Counted {
  asked: number;
  readonly latenciesMs: number[];
  readonly shedMs: number[];
  readonly others: Record<string, number>;
}

/** Asks as it is told, and counts what comes of it. */
export async function makeLoad(order: LoadOrder): Promise<LoadTally> {
  const client = new RawClient(order.url);
  const counted: Counted = { asked: 0, latenciesMs: [], shedMs: [], others: {} };
  const ask = async (address?: string): Promise<void> => {
    const begun = performance.now();
    const told = await client.ask(dearQuestion(order.from + counted.asked++), address);
    const ms = performance.now() - begun;
    if ('failed' in told) countOther(counted, told.failed);
    else if (told.status === 200 && !told.hasErrors) counted.latenciesMs.push(ms);
    else if (isRefused(told.status) && told.mayComeBack) counted.shedMs.push(ms);
    else countOther(counted, `status ${told.status}`);
  };
  if (order.kind === 'steady') await askSteadily(ask, order);
  else
    await askAtRate(ask, order, () => {
      countOther(counted, 'not asked: too many are open');
    });
  client.close();
  return counted;
}

function isRefused(status: number): boolean {
  return status === 503 || status === 429;
}

function countOther({ others }: Counted, what: string): void {
  others[what] = (others[what] ?? 0) + 1;
}

async function askSteadily(
  ask: (address?: string) => Promise<void>,
  { connections, seconds, pauseMs, address, isOne }: Extract<LoadOrder, { kind: 'steady' }>,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const one = async (_: unknown, index: number): Promise<void> => {
    const from =
      address === undefined ? undefined : `192.0.2.${address + (isOne === true ? 0 : index)}`;
    // One after the other, on one connection.
    while (performance.now() < end) {
      await ask(from);
      if (pauseMs !== undefined) await delay(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
}

/** Looks each millisecond what should have been asked by then. What comes in is read in between, so that nothing piles up here. */
async function askAtRate(
  ask: () => Promise<void>,
  { perSecond, seconds }: Extract<LoadOrder, { kind: 'rate' }>,
  onTooMany: () => void,
): Promise<void> {
  const begun = performance.now();
  const open = new Set<Promise<void>>();
  let due = 0;
  while (due < perSecond * seconds) {
    const until = Math.min(perSecond * seconds, ((performance.now() - begun) * perSecond) / 1000);
    for (; due < until; due += 1) {
      if (open.size >= MAX_OPEN) {
        onTooMany();
        continue;
      }
      const one = ask();
      open.add(one);
      void one.finally(() => open.delete(one));
    }
    // In time, not one after the other.
    await delay(1);
  }
  await Promise.all(open);
}
