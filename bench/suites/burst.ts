import { compareAnswers } from '../compareAnswers.ts';
import { startAll, type Bench } from '../contest.ts';
import { bodiesOf, late } from '../federated/scenarios.ts';
import { startSubgraphs } from '../federated/startSubgraphs.ts';
import type { Ask, Burst, Fault, PhaseDone } from '../loadMessages.ts';
import { faultKinds } from '../loadMessages.ts';
import { orderOf, warmUp } from '../measure.ts';
import type { RunningVariant } from '../startVariant.ts';
import { quantile, spreadOf, type Spread } from '../summarize.ts';

/** What came of one phase, over all rounds. */
export interface PhaseFigures {
  readonly phase: 'before' | 'burst' | 'after';
  readonly connections: number;
  readonly requestsPerSecond: Spread;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of each round by itself. */
  readonly p99OfRounds: Spread;
  readonly faults: Readonly<Record<Fault, number>>;
}

export interface BurstFigures {
  readonly name: string;
  readonly phases: readonly PhaseFigures[];
  /** What came in the first of each, the beginning of it. */
  readonly firstFaults: PhaseDone['firstFaults'];
}

const few = 10;
const many = 500;
/** More than connections, so that no two requests that are under way at once are the same. */
const bodyCount = many + 9;

/** From 10 to 500 connections at once, and back, in front of subgraphs that take their time. */
export async function runBurst(bench: Bench): Promise<readonly BurstFigures[]> {
  const { dir, cores, plan, load, isQuick } = bench;
  const { answerAfterMs, variants } = late;
  const subgraphs = await startSubgraphs({ dir, cores, answerAfterMs });
  bench.endings.push(subgraphs.stop);
  const variables = Array.from({ length: bodyCount }, (_, offset) => ({ offset }));
  const bodies = await bodiesOf({ ...late, variables });
  const servers = await startAll(bench, variants(subgraphs.behind), bodies[0] ?? '');
  console.log(`\nburst: from ${few} to ${many} connections`);
  const asks = await learnAnswers(servers, bodies);
  for (const server of servers) {
    console.log(`Warming up ${server.variant.name}`);
    await warmUp(server, { plan, load, asks, behindPids: [] });
  }
  const phases: Burst['phases'] = [
    { connections: few, durationMs: 2 * plan.windowMs },
    { connections: many, durationMs: 6 * plan.windowMs },
    { connections: few, durationMs: 4 * plan.windowMs },
  ];
  const rounds = new Map(
    servers.map((server): [RunningVariant, (readonly PhaseDone[])[]] => [server, []]),
  );
  for (let round = 0; round < (isQuick ? 2 : 5); round += 1) {
    for (const server of orderOf(servers, round)) {
      const done = await load.burst({ url: server.url, asks: asks.get(server) ?? [], phases });
      rounds.get(server)?.push(done);
      console.log(`Round ${round + 1}: ${server.variant.name} ${describe(done)}`);
    }
  }
  for (const server of servers) await server.stop();
  await subgraphs.stop();
  return servers.map((server) => summarizeBursts(server.variant.name, rounds.get(server) ?? []));
}

async function learnAnswers(
  servers: readonly RunningVariant[],
  bodies: readonly string[],
): Promise<ReadonlyMap<RunningVariant, readonly Ask[]>> {
  const asks = new Map(servers.map((server): [RunningVariant, Ask[]] => [server, []]));
  for (const body of bodies) {
    for (const [server, answer] of await compareAnswers(servers, body)) {
      asks.get(server)?.push({ body, answer });
    }
  }
  return asks;
}

function summarizeBursts(name: string, rounds: readonly (readonly PhaseDone[])[]): BurstFigures {
  const figuresOf = (
    phase: PhaseFigures['phase'],
    index: number,
    connections: number,
  ): PhaseFigures => {
    const done = rounds.flatMap((phases) => phases[index] ?? []);
    const latencies = sorted(done.flatMap(({ latenciesMs }) => latenciesMs));
    return {
      phase,
      connections,
      requestsPerSecond: spreadOf(
        done.map(({ answered, elapsedMs }) => (answered / elapsedMs) * 1000),
      ),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      p99OfRounds: spreadOf(done.map(({ latenciesMs }) => quantile(sorted(latenciesMs), 0.99))),
      faults: sumFaults(done),
    };
  };
  return {
    name,
    phases: [figuresOf('before', 0, few), figuresOf('burst', 1, many), figuresOf('after', 2, few)],
    firstFaults: Object.assign(
      {},
      ...rounds
        .flat()
        .toReversed()
        .map(({ firstFaults }) => firstFaults),
    ) as PhaseDone['firstFaults'],
  };
}

function sumFaults(done: readonly PhaseDone[]): PhaseFigures['faults'] {
  const sumOf = (kind: Fault): number => done.reduce((sum, { faults }) => sum + faults[kind], 0);
  return { wrong: sumOf('wrong'), refused: sumOf('refused'), failed: sumOf('failed') };
}

function describe(phases: readonly PhaseDone[]): string {
  const all = sumFaults(phases);
  const [, burst] = phases;
  const p99 = quantile(sorted(burst?.latenciesMs ?? []), 0.99);
  const counts = faultKinds.map((kind) => `${all[kind]} ${kind}`);
  return `p99 ${p99.toFixed(0)} ms in the burst, ${counts.join(', ')}`;
}

function sorted(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}
