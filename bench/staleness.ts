// npm run bench:staleness: how late a server under load knows of changes, and how late its readers see them.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { MongoClient, type Collection } from 'mongodb';
import type { Endings } from '../scripts/ending/endings.ts';
import { runToEnd } from '../scripts/ending/runToEnd.ts';
import { startLoadGenerator, type LoadGenerator } from './loadGenerator.ts';
import type { Ask } from './loadMessages.ts';
import { openBenchDatabase } from './openBenchDatabase.ts';
import { startVariant, type RunningVariant } from './startVariant.ts';
import { describeTimes } from './describeTimes.ts';
import { publishFirst, seeWrites } from './seenWrites.ts';
import { localVariants } from './variants.ts';

new Command('bench:staleness')
  .description(
    'tell how late a server under load knows of changes, and how late its readers see them',
  )
  .parse();

const seconds = 10;
const writesPerSecond = 50;
const connections = [0, 4, 16];
const query = '{ agency(slug: "nist-mep") { name } }';

interface AgencyDoc {
  readonly _id: string;
  readonly name: string;
}

const [busy = 0] = loadavg();
if (busy > 2)
  console.log(`Load average ${busy.toFixed(1)}: others use the machine, the figures do not count.`);

await runToEnd(async (endings) => {
  const bench = await openBench(endings);
  for (const clients of connections) console.log(await measure(bench, clients));
  await publishFirst({ writer: bench.taker.url, key: bench.key });
  for (const clients of connections) console.log(await measureMutations(bench, clients));
});

interface Bench {
  readonly agencies: Collection<AgencyDoc>;
  readonly server: RunningVariant;
  /** Takes mutations, while the other one is under load. */
  readonly taker: RunningVariant;
  readonly key: string;
  readonly load: LoadGenerator;
  readonly loadAsk: Ask;
}

async function openBench(endings: Endings): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'mep-graph-staleness-'));
  endings.push(() => rm(dir, { recursive: true, force: true }));
  const database = await openBenchDatabase(dir);
  endings.push(database.close);
  const writer = new MongoClient(database.uri, { writeConcern: { w: 'majority' } });
  endings.push(() => writer.close());
  const variant = localVariants.find(({ name }) => name === 'mep-graph-answers');
  if (variant === undefined) throw new Error('Expected a variant with all caches.');
  const start = async (): Promise<RunningVariant> => {
    const body = JSON.stringify({ query });
    const options = { mongodbUri: database.uri, body, cores: null, dir };
    const started = await startVariant(variant, options);
    endings.push(started.stop);
    return started;
  };
  const [server, taker] = [await start(), await start()];
  const load = startLoadGenerator();
  endings.push(load.stop);
  return {
    agencies: writer.db().collection<AgencyDoc>('agencies'),
    ...{ server, taker, load },
    key: await database.makeKey(variant, ['review']),
    loadAsk: await askOfLoad(server),
  };
}

/** A text that never comes twice, so that the load is work and not one kept answer; its answer never changes. */
async function askOfLoad(server: RunningVariant): Promise<Ask> {
  const reference = await readFile(join(import.meta.dirname, 'queries/reference.graphql'), 'utf8');
  const withoutNames = reference.replaceAll(/(\.\.\. on \w+ \{\s*id)\s*name/g, '$1');
  const text = JSON.stringify({ query: withoutNames.replace('Reference', 'Reference__N__') });
  return { body: text, answer: await server.ask(text) };
}

/** From the acknowledgement of a write to the first answer with it, while `clients` ask something else. */
async function measure(
  { agencies, server, load, loadAsk }: Bench,
  clients: number,
): Promise<string> {
  const durationMs = seconds * 1000;
  const end = performance.now() + durationMs;
  const seenAfterMs: number[] = [];
  const write = async (): Promise<void> => {
    for (let token = 0; performance.now() < end; token += 1) {
      const name = `bench ${clients} ${token}`;
      await agencies.updateOne({ _id: 'Agency:nist-mep' }, { $set: { name } });
      const acknowledgedAt = performance.now();
      while (!(await server.ask()).includes(`"${name}"`)) continue;
      seenAfterMs.push(performance.now() - acknowledgedAt);
      await delay(1000 / writesPerSecond);
    }
  };
  const known = await readKnown(server);
  const ask = { url: server.url, asks: [loadAsk], connections: clients, durationMs };
  const [{ latenciesMs }] = await Promise.all([load.run(ask), write()]);
  return [
    `${clients} clients, ${Math.round(latenciesMs.length / seconds)} requests/s, ${seenAfterMs.length} writes:`,
    `  known to the server after ${since(known, await readKnown(server))}`,
    `  seen by a reader after ${describeTimes(seenAfterMs)}, which includes the request that sees it`,
    ...(clients === 0 ? [] : [`  other requests took ${describeTimes(latenciesMs)}`]),
  ].join('\n');
}

/** The same of mutations that another process takes. */
async function measureMutations(
  { server, taker, key, load, loadAsk }: Bench,
  clients: number,
): Promise<string> {
  const durationMs = seconds * 1000;
  const untilMs = performance.now() + durationMs;
  const [{ latenciesMs }, seen] = await Promise.all([
    load.run({ url: server.url, asks: [loadAsk], connections: clients, durationMs }),
    seeWrites({
      ...{ writer: taker.url, reader: server.url, key, untilMs, writesPerSecond },
      name: String(clients),
    }),
  ]);
  const perSecond = Math.round(latenciesMs.length / seconds);
  return `${clients} clients, ${perSecond} requests/s:\n${seen}`;
}

/** How many changes the server has known of after so many ms, as its metrics count them. */
async function readKnown(server: RunningVariant): Promise<ReadonlyMap<number, number>> {
  const response = await fetch(new URL('/metrics', server.url));
  const buckets = (await response.text()).matchAll(
    /^mep_graph_change_lag_seconds_bucket\{le="([^"]+)"\} (\d+)/gm,
  );
  return new Map(
    [...buckets].map(([, limit, count]) => [
      limit === '+Inf' ? Infinity : Number(limit) * 1000,
      Number(count),
    ]),
  );
}

function since(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): string {
  const counts = [...after].map(
    ([limit, count]) => [limit, count - (before.get(limit) ?? 0)] as const,
  );
  const all = counts.at(-1)?.[1] ?? 0;
  const within = (part: number): number =>
    counts.find(([, count]) => count >= part * all)?.[0] ?? Infinity;
  return `p50 at most ${within(0.5)} ms, p99 at most ${within(0.99)} ms, of ${all} changes`;
}
