// `npm run bench:urls`: what the URL of an operation costs beside the same question by POST, and its first request beside its second.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { runToEnd } from '../scripts/ending/runToEnd.ts';
import { openOperationFiles } from '../src/operations/operationFiles.ts';
import { askOnce, type Answer } from './askOnce.ts';
import { splitCores } from './cores.ts';
import { cpuTimeMs } from './cpuTime.ts';
import { openBenchDatabase } from './openBenchDatabase.ts';
import { startVariant, type RunningVariant } from './startVariant.ts';
import { quantile, spreadOf } from './summarize.ts';
import { localVariants } from './variants.ts';

new Command('bench:urls')
  .description(
    'tell what the URL of an operation costs beside the same question by POST, and its first request beside its second',
  )
  .parse();

const ROUNDS = 7;
const CONNECTIONS = 16;
const REQUESTS = 1000;
const OPERATION = 'CentersOfStates';

const [busy = 0] = loadavg();
if (busy > 2)
  console.log(`Load average ${busy.toFixed(1)}: others use the machine, the figures do not count.`);

const log = { info: () => undefined, warn: () => undefined };
const operations = await openOperationFiles({ folder: null, log });
operations.close();
const known = operations.current();
const text = known.find(({ name }) => name === OPERATION)?.text ?? '';
const body = JSON.stringify({ query: text });
const agent = new Agent({ keepAlive: true });

await runToEnd(async (endings) => {
  const dir = await mkdtemp(join(tmpdir(), 'mep-graph-bench-'));
  endings.push(() => rm(dir, { recursive: true, force: true }));
  const database = await openBenchDatabase(dir);
  endings.push(database.close);
  for (const name of ['mep-graph-answers', 'mep-graph']) {
    const variant = localVariants.find((one) => one.name === name);
    if (variant === undefined) throw new Error(`Expected a variant ${name}, got none.`);
    const options = { mongodbUri: database.uri, body, cores: splitCores(), dir };
    // On a busy machine requests wait long, which is not what is looked at.
    const settings = { ...variant.settings, MAX_WAIT_MS: '60000' };
    const server = await startVariant({ ...variant, settings }, options);
    endings.push(server.stop);
    if (name === 'mep-graph') await compareFirst(server);
    await compareWays(server);
    await server.stop();
  }
});

type Way = () => Promise<Answer>;

/** CPU time of the server for each request, in turns, beside that of POST in the same round. */
async function compareWays(server: RunningVariant): Promise<void> {
  const ways: Readonly<Record<string, Way>> = {
    'POST /graphql': async () => askOnce(server.url, body, { agent }),
    ...Object.fromEntries(
      ['json', 'csv', 'ndjson'].map((form) => [`GET .${form}`, () => get(server, OPERATION, form)]),
    ),
  };
  const measured = new Map(Object.keys(ways).map((name): [string, number[]] => [name, []]));
  // The first of each is for warming up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const cpuMs = await cpuOf(server, way);
      if (round > 0) measured.get(name)?.push(cpuMs);
    }
  }
  const posts = measured.get('POST /graphql') ?? [];
  for (const [name, windows] of measured) {
    const ratio = spreadOf(windows.map((cpuMs, round) => cpuMs / (posts[round] ?? Number.NaN)));
    const { median } = spreadOf(windows);
    console.log(
      `${server.variant.name}  ${name.padEnd(14)} ${median.toFixed(3)} ms  ${ratio.median.toFixed(2)} of POST (${ratio.min.toFixed(2)} to ${ratio.max.toFixed(2)})`,
    );
  }
}

async function cpuOf({ pid }: RunningVariant, way: Way): Promise<number> {
  const before = cpuTimeMs([pid]);
  let left = REQUESTS;
  const askAgain = async (): Promise<void> => {
    // One after the other: that is what makes it one connection.
    while (left > 0) {
      left -= 1;
      const { status } = await way();
      if (status !== 200) throw new Error(`Expected 200, got ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askAgain));
  return (cpuTimeMs([pid]) - before) / REQUESTS;
}

/** How long the first request of each operation takes beside its second, without the cache of answers. */
async function compareFirst(server: RunningVariant): Promise<void> {
  for (let asked = 0; asked < 500; asked += 1) await get(server, OPERATION, 'json');
  const ratios: number[] = [];
  for (const { name } of known.filter((one) => one.name !== OPERATION)) {
    const [first, second] = [await timeOf(server, name), await timeOf(server, name)];
    if (first !== null && second !== null) ratios.push(first / second);
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  console.log(
    `First request of ${sorted.length} operations: ${quantile(sorted, 0.5).toFixed(2)} of the second (${quantile(sorted, 0.1).toFixed(2)} to ${quantile(sorted, 0.9).toFixed(2)} in nine of ten)`,
  );
}

/** In ms; null where the operation needs a parameter. */
async function timeOf(server: RunningVariant, name: string): Promise<number | null> {
  const startedAt = performance.now();
  const { status } = await get(server, name, 'json');
  return status === 200 ? performance.now() - startedAt : null;
}

async function get(server: RunningVariant, name: string, form: string): Promise<Answer> {
  const url = new URL(`/api/${name}.${form}`, server.url);
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
      response.on('error', reject);
    });
    asked.on('error', reject).end();
  });
}
