import { startClients } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import type { LoadTally } from '../load/loadOrders.ts';
import { percentile } from '../load/percentile.ts';
import { startLoad } from '../load/startLoad.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer } from '../server.ts';

const HOT = JSON.stringify({ query: '{ center(slug: "gamep") { id name } }' });

export const overload: readonly Fault[] = [
  {
    name: 'overload',
    what: 'twice as many requests as can be answered, for 30 s',
    isSmall: false,
    bounds: { rssMb: 300 },
    run: overloadTwice,
  },
];

async function overloadTwice(context: FaultContext): Promise<Outcome> {
  const server = await startServer(context, { RESPONSE_CACHE_BYTES: '32000000' });
  const load = startLoad(context);
  const url = `${server.url}/graphql`;
  const steady = { url, kind: 'steady', connections: 16 } as const;
  await load({ ...steady, seconds: 4 * context.scale, from: 0 });
  const measuredFor = 8 * context.scale;
  const measure = async (from: number): Promise<number> => {
    const { latenciesMs } = await load({ ...steady, seconds: measuredFor, from });
    return latenciesMs.length / measuredFor;
  };
  const startMb = await server.mostRssMb();
  const before = await measure(20_000);
  const usualMb = await server.mostRssMb();
  const hot = startClients(context, {
    url: server.url,
    clients: 2,
    pauseMs: 50,
    bodyFor: () => HOT,
  });
  const seconds = 30 * context.scale;
  const tally = await load({ url, kind: 'rate', perSecond: before * 2, seconds, from: 60_000 });
  const figures = await hot.stop();
  // What else the machine does may change meanwhile.
  const after = await measure(120_000);
  const capacity = (before + after) / 2;
  const share = tally.latenciesMs.length / (capacity * seconds);
  const p99Ms = percentile(tally.latenciesMs, 0.99);
  return outcomeOf(figures, {
    rssMb: await server.mostRssMb(),
    wrong: wrongIn({ p99Ms, share, tally, hotP99Ms: figures.p99Ms }),
    notes: [
      `${Math.round(before)} requests/s could be answered before and ${Math.round(after)} after; of twice as many ${Math.round(share * 100)} % of the average were, ` +
        `in ${Math.round(percentile(tally.latenciesMs, 0.5))} ms (p50) and ${Math.round(p99Ms)} ms (p99); ` +
        `${tally.shedMs.length} were shed, in ${Math.round(percentile(tally.shedMs, 0.99))} ms (p99); memory was at most ${startMb} MB after the start and ${usualMb} MB at the capacity; the figures are of hot answers beside them${figures.kinds.map((kind) => `, ${kind}`).join('')}`,
    ],
  });
}

interface Measured {
  readonly p99Ms: number;
  readonly share: number;
  readonly tally: LoadTally;
  readonly hotP99Ms: number;
}

function wrongIn({ p99Ms, share, tally, hotP99Ms }: Measured): readonly string[] {
  const others = Object.entries(tally.others).map(([what, count]) => `${count} ${what}`);
  return [
    ...(p99Ms > 1000
      ? [`expected a p99 of at most 1 s of what is answered, got ${Math.round(p99Ms)} ms`]
      : []),
    ...(share < 0.85 ? [`expected 85 % of the capacity, got ${Math.round(share * 100)} %`] : []),
    ...(others.length > 0 ? [`expected only 200 and 503, got ${others.join(', ')}`] : []),
    ...(hotP99Ms > 50 ? [`expected hot answers in 50 ms, got ${Math.round(hotP99Ms)} ms`] : []),
  ];
}
