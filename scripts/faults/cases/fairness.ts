import { setTimeout as delay } from 'node:timers/promises';
import { startClients } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import type { LoadTally } from '../load/loadOrders.ts';
import { percentile } from '../load/percentile.ts';
import { startLoad } from '../load/startLoad.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer } from '../server.ts';

export const fairness: readonly Fault[] = [
  {
    name: 'fairness',
    what: 'ten askers in enforce mode, one of them asks without end',
    isSmall: false,
    bounds: { errors: 0 },
    run: oneWithoutEnd,
  },
];

/** Alone and beside the tenth in turns, since what else the machine does changes meanwhile. */
const ROUNDS = 6;
const MAX_TIMES = 1.3;

async function oneWithoutEnd(context: FaultContext): Promise<Outcome> {
  const server = await startServer(context, {
    POINTS_MODE: 'enforce',
    TRUSTED_PROXIES: '127.0.0.1',
  });
  const url = `${server.url}/graphql`;
  const [others, greedy] = [startLoad(context), startLoad(context)];
  const seconds = 5 * context.scale;
  let from = 0;
  const askAsNine = async (): Promise<LoadTally> => {
    from += 5000;
    return others({ url, kind: 'steady', connections: 9, pauseMs: 200, address: 1, seconds, from });
  };
  await askAsNine();
  const small = startClients(context, { url: server.url, clients: 1 });
  const alone: number[] = [];
  const beside: number[] = [];
  let refusedOthers = 0;
  let got = { answered: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    // One after the other: each is measured by itself.
    const quiet = await askAsNine();
    const asking = greedy({
      ...{ url, kind: 'steady', connections: 16, address: 100, isOne: true },
      seconds: seconds + 1,
      from: 70_000 + round * 8000,
    });
    await delay(1000 * context.scale);
    const loud = await askAsNine();
    const { latenciesMs, shedMs } = await asking;
    alone.push(...quiet.latenciesMs);
    beside.push(...loud.latenciesMs);
    refusedOthers += quiet.shedMs.length + loud.shedMs.length;
    got = { answered: got.answered + latenciesMs.length, refused: got.refused + shedMs.length };
  }
  const figures = await small.stop();
  const [aloneMs, besideMs] = [percentile(alone, 0.99), percentile(beside, 0.99)];
  const times = besideMs / aloneMs;
  const wrong = [
    ...(context.isTimed && times > MAX_TIMES
      ? [`expected at most ${MAX_TIMES} times the p99 of alone, got ${times.toFixed(2)}`]
      : []),
    ...(refusedOthers > 0 ? [`expected the others to be answered, ${refusedOthers} were not`] : []),
    ...(got.refused === 0 ? ['expected who asks without end to be refused, but never was'] : []),
  ];
  return outcomeOf(figures, {
    rssMb: await server.mostRssMb(),
    wrong,
    notes: [
      `of nine askers the p50 is ${percentile(alone, 0.5).toFixed(1)} ms alone and ${percentile(beside, 0.5).toFixed(1)} ms beside the tenth, ` +
        `the p99 ${aloneMs.toFixed(1)} and ${besideMs.toFixed(1)} ms, ${times.toFixed(2)} times; ` +
        `the tenth, on 16 connections, was answered ${got.answered} times and refused ${got.refused} times`,
    ],
  });
}
