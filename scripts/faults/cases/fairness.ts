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
  const askAsNine = nineAskers(context, url);
  const askAsTenth = tenthAsker(context, url);
  await askAsNine();
  const small = startClients(context, { url: server.url, clients: 1 });
  const seen = await inTurns(context, askAsNine, askAsTenth);
  const figures = await small.stop();
  return outcomeOf(figures, {
    rssMb: await server.mostRssMb(),
    wrong: wrongIn(seen, context),
    notes: [describe(seen)],
  });
}

function nineAskers(context: FaultContext, url: string): () => Promise<LoadTally> {
  const load = startLoad(context);
  const seconds = 5 * context.scale;
  let from = 0;
  return async () => {
    from += 5000;
    return load({ url, kind: 'steady', connections: 9, pauseMs: 200, address: 1, seconds, from });
  };
}

/** From before the nine until after them. */
function tenthAsker(context: FaultContext, url: string): (round: number) => Promise<LoadTally> {
  const load = startLoad(context);
  const seconds = 5 * context.scale + 1;
  return (round) =>
    load({
      ...{ url, kind: 'steady', connections: 16, address: 100, isOne: true },
      seconds,
      from: 70_000 + round * 8000,
    });
}

/** Of nine askers, alone and beside the tenth, and of the tenth. */
interface Seen {
  readonly alone: readonly number[];
  readonly beside: readonly number[];
  readonly refusedOthers: number;
  readonly tenth: { readonly answered: number; readonly refused: number };
}

async function inTurns(
  { scale }: FaultContext,
  askAsNine: () => Promise<LoadTally>,
  askAsTenth: (round: number) => Promise<LoadTally>,
): Promise<Seen> {
  const alone: number[] = [];
  const beside: number[] = [];
  let refusedOthers = 0;
  let tenth = { answered: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    // One after the other: each is measured by itself.
    const quiet = await askAsNine();
    const asking = askAsTenth(round);
    await delay(1000 * scale);
    const loud = await askAsNine();
    const { latenciesMs, shedMs } = await asking;
    alone.push(...quiet.latenciesMs);
    beside.push(...loud.latenciesMs);
    refusedOthers += quiet.shedMs.length + loud.shedMs.length;
    tenth = {
      answered: tenth.answered + latenciesMs.length,
      refused: tenth.refused + shedMs.length,
    };
  }
  return { alone, beside, refusedOthers, tenth };
}

function wrongIn(seen: Seen, { isTimed }: FaultContext): readonly string[] {
  const times = timesSlower(seen);
  const { refusedOthers, tenth } = seen;
  return [
    ...(isTimed && times > MAX_TIMES
      ? [`expected at most ${MAX_TIMES} times the p99 of alone, got ${times.toFixed(2)}`]
      : []),
    ...(refusedOthers > 0 ? [`expected the others to be answered, ${refusedOthers} were not`] : []),
    ...(tenth.refused === 0 ? ['expected who asks without end to be refused, but never was'] : []),
  ];
}

function timesSlower({ alone, beside }: Seen): number {
  return percentile(beside, 0.99) / percentile(alone, 0.99);
}

function describe(seen: Seen): string {
  const { alone, beside, tenth } = seen;
  const ms = (latencies: readonly number[], part: number) => percentile(latencies, part).toFixed(1);
  return (
    `of nine askers the p50 is ${ms(alone, 0.5)} ms alone and ${ms(beside, 0.5)} ms beside the tenth, ` +
    `the p99 ${ms(alone, 0.99)} and ${ms(beside, 0.99)} ms, ${timesSlower(seen).toFixed(2)} times; ` +
    `the tenth, on 16 connections, was answered ${tenth.answered} times and refused ${tenth.refused} times`
  );
}
