// npm run bench:staleness: how late a server under load knows of changes, and how late its readers see them.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { openBenchDatabase } from './openBenchDatabase.ts';
import { startVariant } from './startVariant.ts';
import { localVariants } from './variants.ts';

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

const dir = await mkdtemp(join(tmpdir(), 'mep-graph-staleness-'));
const database = await openBenchDatabase(dir);
const writer = await new MongoClient(database.uri, { writeConcern: { w: 'majority' } }).connect();
const agencies = writer.db().collection<AgencyDoc>('agencies');
const variant = localVariants.find(({ name }) => name === 'mep-graph-answers');
if (variant === undefined) throw new Error('Expected a variant with all caches.');
const body = JSON.stringify({ query });
const server = await startVariant(variant, {
  mongodbUri: database.uri,
  body,
  cores: null,
  dir,
});
const reference = await readFile(join(import.meta.dirname, 'queries/reference.graphql'), 'utf8');

try {
  for (const load of connections) console.log(await measure(load));
} finally {
  await server.stop();
  await writer.close();
  await database.close();
  await rm(dir, { recursive: true });
}

/** From the acknowledgement of a write to the first answer with it, while `load` clients ask something else. */
async function measure(load: number): Promise<string> {
  const end = performance.now() + seconds * 1000;
  let requests = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      // Different texts, so that the load is work and not one kept answer.
      await post(JSON.stringify({ query: `# ${requests}\n${reference}` }));
      requests += 1;
    }
  };
  const lags: number[] = [];
  const write = async (): Promise<void> => {
    for (let token = 0; performance.now() < end; token += 1) {
      const name = `bench ${load} ${token}`;
      await agencies.updateOne({ _id: 'Agency:nist-mep' }, { $set: { name } });
      const acknowledgedAt = performance.now();
      while (!(await server.ask()).includes(`"${name}"`)) continue;
      lags.push(performance.now() - acknowledgedAt);
      await delay(1000 / writesPerSecond);
    }
  };
  await Promise.all([write(), ...Array.from({ length: load }, ask)]);
  lags.sort((a, b) => a - b);
  const at = (part: number): string =>
    (lags[Math.min(lags.length - 1, Math.floor(part * lags.length))] ?? NaN).toFixed(1);
  return `${load} clients: ${lags.length} writes, ${Math.round(requests / seconds)} requests/s; seen after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms (with the request that sees it)`;
}

async function post(text: string): Promise<void> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  await response.arrayBuffer();
}
