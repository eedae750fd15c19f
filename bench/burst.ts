import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { askOnce, type Answer } from './askOnce.ts';
import type { Ask, Burst, Fault, PhaseDone } from './loadMessages.ts';

/** One phase while it is counted. */
interface Tally {
  elapsedMs: number;
  answered: number;
  readonly latenciesMs: number[];
  readonly faults: Record<Fault, number>;
  readonly firstFaults: Partial<Record<Fault, string>>;
}

/**
 * Asks with as many connections as each phase says, from one moment to the next, each of them again as soon as it was
 * answered. What goes wrong is counted, and asked on. Connections that are too many for the next phase wait for their answer and close.
 */
export async function burst({ url, asks, phases }: Burst): Promise<readonly PhaseDone[]> {
  const tallies = phases.map(createTally);
  const asking = new Map<number, Promise<void>>();
  let phase = 0;
  let asked = 0;

  async function askInTurns(connection: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (;;) {
      const tally = tallies[phase];
      const ask = asks[asked % asks.length];
      if (tally === undefined || ask === undefined) break;
      if (connection >= (phases[phase]?.connections ?? 0)) break;
      asked += 1;
      const askedAt = performance.now();
      const answer = await askOnce(url, ask.body, { agent }).catch(String);
      const fault = faultOf(ask, answer);
      if (fault === null) {
        tally.latenciesMs.push(performance.now() - askedAt);
        // Of the phase that it came in, which may be a later one.
        const now = tallies[phase];
        if (now !== undefined) now.answered += 1;
      } else {
        tally.faults[fault] += 1;
        tally.firstFaults[fault] ??= describe(answer);
      }
    }
    agent.destroy();
    asking.delete(connection);
  }

  for (const [index, { connections, durationMs }] of phases.entries()) {
    const startedAt = performance.now();
    for (let connection = 0; connection < connections; connection += 1) {
      if (!asking.has(connection)) asking.set(connection, askInTurns(connection));
    }
    await delay(durationMs);
    const tally = tallies[index];
    if (tally !== undefined) tally.elapsedMs = performance.now() - startedAt;
    phase += 1;
  }
  await Promise.all(asking.values());
  return tallies;
}

function createTally(): Tally {
  return {
    elapsedMs: 0,
    answered: 0,
    latenciesMs: [],
    faults: { wrong: 0, refused: 0, failed: 0 },
    firstFaults: {},
  };
}

/** What is wrong with an answer, or with what came in its place; null for nothing. */
function faultOf({ answer: expected }: Ask, answer: Answer | string): Fault | null {
  if (typeof answer === 'string') return 'failed';
  if (answer.status !== 200) return 'refused';
  return answer.text === expected ? null : 'wrong';
}

function describe(answer: Answer | string): string {
  return typeof answer === 'string' ? answer : `${answer.status} ${answer.text.slice(0, 300)}`;
}
