// npm run bench:writes: what one mutation takes on the embedded database, and how fast many lines are published.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { Command, InvalidArgumentError } from 'commander';
import { runCli } from '../src/cli/cli.ts';
import { addSettings, readSettings } from '../src/cli/options.ts';
import type { Endings } from '../scripts/ending/endings.ts';
import { runToEnd } from '../scripts/ending/runToEnd.ts';
import { createKey } from '../src/identity/keys/keyRecords.ts';
import { findMongod as findBinary } from '../src/mongo/binary.ts';
import { createClient, defaultDatabaseName } from '../src/mongo/client.ts';
import { findMongod } from '../scripts/faults/disk.ts';
import { startServer, type FaultServer } from '../scripts/faults/server.ts';
import { cpuTimeMs, ownCpuTimeMs } from './cpuTime.ts';
import { describeMachine } from './machine.ts';

const linesAtOnce = 200;
const source = { url: 'https://example.org/bench' };
const words =
  'additive automation battery calibration casting coating composite controls design energy export forging fixture grant heat inspection lean machining metrology molding packaging pilot plant polymer quality robotics safety sensor simulation supply tooling training welding'.split(
    ' ',
  );

const mutation = `mutation Publish($input: PublishResourceInput!) {
  publishResource(input: $input) { version userErrors { field message } }
}`;

interface Flags {
  readonly lines: number;
  readonly mutations: number;
}

const command = new Command('bench:writes')
  .description('publish resources by one mutation each and by lines, on the embedded database')
  .option('--lines <number>', 'resources that are published by lines', wholeNumber, 100_000)
  .option('--mutations <number>', 'resources that are published by mutations', wholeNumber, 500);
addSettings(command, ['mongodBinary', 'cacheDir']);

command.action(() => runToEnd(runBench));

async function runBench(endings: Endings): Promise<void> {
  const flags = command.opts<Flags>();
  const { mongodBinary: given, cacheDir } = readSettings(command);
  const { cpu, cores, load, isBusy, node, commit } = describeMachine();
  console.log(`${cpu}, ${cores} cores, Node ${node}, at ${commit}`);
  if (isBusy) console.log(`The machine is busy (load ${load.toFixed(1)}): figures will be rough.`);
  const mongodBinary = await findBinary(
    { cacheDir, ...(given !== null && { mongodBinary: given }) },
    console.log,
  );
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-writes-'));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  const server = await startServer({ folder, mongodBinary, endings, isTimed: true });
  await measure(server, await makeKey(folder), flags);
}

await runCli(['bench:writes', ...process.argv.slice(2)], [command]);

async function makeKey(folder: string): Promise<string> {
  const { port } = await findMongod(folder);
  const client = createClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  const wanted = { owner: null, scopes: ['review'], quota: null, note: 'bench', expiresAt: null };
  const { text } = await createKey(client.db(defaultDatabaseName), wanted, new Date());
  await client.close();
  return text;
}

async function measure(server: FaultServer, key: string, flags: Flags): Promise<void> {
  const { mutations, lines } = flags;
  // The first of all loads what writes.
  for (let at = 0; at < 50; at += 1) await publishOne(server.url, key, `warm-${at}`);
  const ms: number[] = [];
  // One after the other: the next begins when the one before is acknowledged.
  for (let at = 0; at < mutations; at += 1) ms.push(await publishOne(server.url, key, `one-${at}`));
  const one = (1000 * mutations) / ms.reduce((sum, each) => sum + each, 0);
  console.log(`one mutation each: ${describe(ms)}; ${Math.round(one)} a second`);
  const before = await server.mostRssMb();
  const pid = server.child.pid ?? 0;
  const cpuBefore = cpuOf(pid);
  const begun = performance.now();
  const refused = await publishLines(server.url, key, lines);
  const many = (1000 * lines) / (performance.now() - begun);
  const ratio = (many / one).toFixed(1);
  console.log(
    `${lines} lines: ${Math.round(many)} a second, ${ratio} times as fast, ${refused} refused`,
  );
  const cpuAfter = cpuOf(pid);
  const took = (of: 'all' | 'own'): number =>
    Math.round((1000 * (cpuAfter[of] - cpuBefore[of])) / lines);
  console.log(
    `each line took ${took('all')} µs of CPU, ${took('own')} of them the server's, the others the database's`,
  );
  console.log(`the server had ${before} MB at most before, ${await server.mostRssMb()} MB after`);
}

/** In ms: of the process, and with those it started, which are the database's. */
function cpuOf(pid: number): { readonly all: number; readonly own: number } {
  return { all: cpuTimeMs([pid]), own: ownCpuTimeMs(pid) };
}

function describe(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

/** How long it took to be acknowledged, in ms. */
async function publishOne(url: string, key: string, slug: string): Promise<number> {
  const { topics, ...facts } = factsOf(slug);
  const input = { idempotencyKey: slug, source, slug, topics, ...facts, states: ['GA'] };
  const begun = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: mutation, variables: { input } }),
  });
  const body = await response.text();
  if (!body.includes('"version":1')) throw new Error(`Expected a version, got ${body}`);
  return performance.now() - begun;
}

/** Gives how many were refused. */
async function publishLines(url: string, key: string, count: number): Promise<number> {
  const response = await fetch(`${url}/publish`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` },
    body: Readable.toWeb(Readable.from(linesOf(count))),
    duplex: 'half',
  });
  if (response.body === null) throw new Error('Expected an answer for each line, got none.');
  let refused = 0;
  let answered = 0;
  for await (const text of createInterface({ input: Readable.fromWeb(response.body) })) {
    answered += 1;
    if (!text.includes('"errors":[]')) refused += 1;
  }
  if (answered !== count) throw new Error(`Expected ${count} answers, got ${answered}.`);
  return refused;
}

function* linesOf(count: number): Generator<Buffer> {
  for (let from = 0; from < count; from += linesAtOnce) {
    const texts = Array.from({ length: Math.min(linesAtOnce, count - from) }, (_, index) => {
      const slug = `many-${from + index}`;
      const record = { ...factsOf(slug), stateCodes: ['GA'] };
      const line = { idempotencyKey: slug, kind: 'PUBLISH', entity: `Resource:${slug}`, source };
      return `${JSON.stringify({ ...line, record })}\n`;
    });
    yield Buffer.from(texts.join(''));
  }
}

/** Of some hundred words, as real texts have them. */
function factsOf(slug: string) {
  const seed = Number(slug.split('-')[1]) * 31 + slug.length;
  const word = (at: number): string => words[(seed * (at + 1) + at * 7) % words.length] ?? '';
  const text = (from: number, length: number): string =>
    Array.from({ length }, (_, at) => word(from + at)).join(' ');
  return {
    title: `About ${text(0, 3)} ${slug.split('-')[1] ?? ''}`,
    kind: 'TRAINING',
    providerKind: 'CENTER_NETWORK',
    focusArea: 'WORKFORCE',
    topics: [],
    summary: `A course on ${text(3, 12)}.`,
  };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}
