import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endChild } from '../../ending/endChild.ts';
import type { FaultContext } from '../faultContext.ts';
import type { LoadOrder, LoadReport, LoadTally } from './loadOrders.ts';

/** Starts a process that makes load; ended with the fault. */
export function startLoad({
  endings,
}: Pick<FaultContext, 'endings'>): (order: LoadOrder) => Promise<LoadTally> {
  const child = fork(join(import.meta.dirname, 'loadProcess.ts'));
  const ended = once(child, 'exit').then(() => {
    throw new Error('Expected the process that makes load to go on, but it ended.');
  });
  // Whoever waits for an answer hears of it; while nobody does, it is no fault.
  ended.catch(() => undefined);
  endings.push(() => endChild(child));
  return async (order) => {
    child.send(order);
    // Only loadProcess.ts is at the other end.
    const [report] = (await Promise.race([once(child, 'message'), ended])) as [LoadReport];
    if (report.state === 'failed') throw new Error(report.reason);
    return report.tally;
  };
}
