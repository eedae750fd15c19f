// Starts both example subgraphs and a gateway over them and our own graph, and asks three questions that
// cross all three. Everything listens on the loopback interface only.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parse, print } from 'graphql';
import type { PlanDescription } from '../../src/gateway/plan/describePlan.ts';
import { drawPlan } from './drawPlan.ts';
import { QUESTIONS, type Question } from './questions.ts';

const HELP = `npm run demo -- [options]

Starts the gateway with both example subgraphs, prints three queries that cross them, how each was planned,
and what came of it; then goes on serving until Ctrl+C.

  --port <number>  where the gateway listens; default 4000, 0 takes any free port
  --once           end after the three queries
  --help           this text
`;

const root = join(import.meta.dirname, '..', '..');
const children: ChildProcess[] = [];

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    once: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-demo-'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await run(folder);
  } catch (error) {
    process.stderr.write(
      `The demo failed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
    stop();
  } finally {
    await Promise.all(children.map(ended));
    await rm(folder, { recursive: true });
  }
}

async function run(folder: string): Promise<void> {
  say(
    'Starting two subgraphs: a training calendar (TypeScript), economic profiles of states (Python) …',
  );
  const [calendar, economy] = await Promise.all([
    start(['examples/training-calendar/main.ts', '--port', '0']),
    start(['examples/state-economy/start.ts', '--port', '0']),
  ]);
  const list = join(folder, 'supergraph.yaml');
  await writeFile(
    list,
    supergraphYaml({ 'training-calendar': calendar, 'state-economy': economy }),
  );
  say('Starting the gateway over them and the graph of the MEP network …');
  const gateway = await start([
    ...['src/bin.js', 'serve', '--subgraphs', list],
    ...['--port', values.port, '--explain', 'true', '--log-level', 'warn'],
  ]);
  for (const question of QUESTIONS) await ask(gateway, question);
  if (values.once) {
    stop();
    return;
  }
  say(`\nThe gateway goes on: ${gateway}/playground\nStop it with Ctrl+C.`);
}

/** Rover's format; see docs/subgraphs.md. */
function supergraphYaml(urls: Readonly<Record<string, string>>): string {
  const subgraphs = Object.entries(urls).map(
    ([name, url]) =>
      `  ${name}:\n    routing_url: ${url}/graphql\n    schema:\n      subgraph_url: ${url}/graphql\n`,
  );
  // Four processes that have only just started may take long for their first answers.
  const patience = 'x-mep-graph: { timeoutMs: 30000, connections: { connectTimeoutMs: 30000 } }';
  return `${patience}\nsubgraphs:\n${subgraphs.join('')}`;
}

/** Gives the URL once the process says that it listens. */
async function start(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /GraphQL\s+(\S+)\/graphql/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error(`Expected ${String(args[0])} to listen, but it ended.`);
}

async function ask(url: string, { title, query }: Question): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mep-explain': '1' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(120_000),
  });
  // Our own gateway: the shape is that of GraphQL over HTTP, and of explain.
  const answer = (await response.json()) as {
    data?: unknown;
    errors?: unknown;
    extensions?: { explain?: { plan?: PlanDescription } };
  };
  say(`\n${title}\n${'='.repeat(title.length)}\n\n${print(parse(query))}\n\nThe plan:\n`);
  say(drawPlan(answer.extensions?.explain?.plan ?? null));
  say(`The answer:\n\n${JSON.stringify(answer.data, null, 2)}`);
  if (answer.errors === undefined) return;
  say(`Errors: ${JSON.stringify(answer.errors, null, 2)}`);
  process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stop(): void {
  for (const child of children) child.kill('SIGTERM');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
