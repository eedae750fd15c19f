import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { domainNames } from '../../src/collections/index.ts';
import { holdContest, startAll, type Bench, type Contest } from '../contest.ts';
import { hiveGateway, hiveRouter } from '../federated/scenarios.ts';
import { mixedQuestion, ownQuestions, type Question } from '../questions.ts';
import type { RunningVariant } from '../startVariant.ts';
import { productFlags } from '../productFlags.ts';
import { caches, type Variant } from '../variants.ts';

const root = join(import.meta.dirname, '..', '..');
/** Any of these can be asked of every subgraph. */
const probe = JSON.stringify({ query: '{ __typename }' });

interface Parts {
  /** One server for each domain. */
  readonly split: readonly RunningVariant[];
  /** One server for all domains as one subgraph. */
  readonly whole: RunningVariant;
  /** A subgraph that is not ours. */
  readonly remote: RunningVariant;
  /** Lists the one that is not ours. */
  readonly listFile: string;
}

/** The same graph by one process, and by routers in front of processes: what all of them cost. */
export async function runEndToEnd(bench: Bench): Promise<readonly Contest[]> {
  const parts = await startParts(bench);
  const questions = await ownQuestions();
  const wanted = bench.questions ?? (bench.isQuick ? new Set(['reference']) : null);
  const own = questions.filter(({ name }) => wanted?.has(name) !== false);
  const ofOwn = own.length === 0 ? [] : compareStacks(bench, { parts, questions: own, list: null });
  return [
    ...(await ofOwn),
    ...(await compareStacks(bench, {
      parts,
      questions: [await mixedQuestion()],
      list: parts.listFile,
    })),
  ];
}

async function startParts(bench: Bench): Promise<Parts> {
  const subgraph = (name: string, domains: string): Variant => ({
    name,
    description: 'a subgraph',
    nodeArguments: [...productFlags, 'src/bin.js', 'serve', '--no-import', '--domains', domains],
    // A router sends what is deeper and larger than what a client wrote.
    settings: { ...caches.none, MAX_DEPTH: '40', MAX_NODES: '1000000' },
    path: '/graphql',
  });
  const split = await startAll(
    bench,
    domainNames.map((domain) => subgraph(domain, domain)),
    probe,
  );
  const [whole, remote] = await startAll(
    bench,
    [
      subgraph('all-domains', domainNames.join()),
      {
        name: 'training-calendar',
        description: 'a subgraph that is not ours',
        nodeArguments: ['bench/servers/trainingCalendar.ts'],
        path: '/graphql',
      },
    ],
    probe,
  );
  if (whole === undefined || remote === undefined) throw new Error('Expected two servers.');
  const listFile = join(bench.dir, 'trainings.yaml');
  const schema = join(root, 'examples', 'training-calendar', 'schema.graphql');
  await writeFile(
    listFile,
    `subgraphs:\n  trainings:\n    routing_url: ${remote.url}\n    schema:\n      file: ${schema}\n`,
  );
  return { split, whole, remote, listFile };
}

interface Stacks {
  readonly parts: Parts;
  readonly questions: readonly Question[];
  /** The list of the subgraph that is not ours, where questions need it. */
  readonly list: string | null;
}

async function compareStacks(bench: Bench, stacks: Stacks): Promise<readonly Contest[]> {
  const { parts, questions } = stacks;
  const servers = await startStacks(bench, stacks);
  const contests: Contest[] = [];
  for (const question of questions) {
    contests.push(
      await holdContest(bench, {
        suite: 'end-to-end',
        base: 'mep-graph',
        question,
        servers,
        behindPids: [bench.database.mongodPid, parts.remote.pid],
        countCalls: bench.database.countOperations,
      }),
    );
  }
  for (const server of servers) await server.stop();
  return contests;
}

/** The one process, then routers in front of a server for each domain, and in front of one for all. */
async function startStacks(
  bench: Bench,
  { parts, questions, list }: Stacks,
): Promise<readonly RunningVariant[]> {
  const body = questions[0]?.bodies[0] ?? '';
  const more = list === null ? [] : ['--subgraphs', list];
  const suffix = list === null ? 'own' : 'mixed';
  const one = (name: string, description: string, settings: Variant['settings']): Variant => ({
    name,
    description,
    nodeArguments: [...productFlags, 'src/bin.js', 'serve', ...more],
    path: '/graphql',
    ...(settings && { settings }),
  });
  const splitUrls = parts.split.flatMap(({ variant, url }) => ['--url', `${variant.name}=${url}`]);
  const splitFile = compose(join(bench.dir, `split-${suffix}.graphql`), [...splitUrls, ...more]);
  const wholeFile = compose(join(bench.dir, `whole-${suffix}.graphql`), [
    '--own-url',
    parts.whole.url,
    ...more,
  ]);
  const ours = await startAll(
    bench,
    [
      one('mep-graph', 'one process, its caches off', caches.none),
      one('mep-graph-caches', 'one process, its caches on', caches.all),
    ],
    body,
  );
  const inFront = async (file: string, behind: readonly RunningVariant[], name: string) => {
    const routers = [hiveGateway(file), ...hiveRouter(file)];
    const named = routers.map((router) => ({ ...router, name: `${router.name} + ${name}` }));
    const partPids = behind.map(({ pid }) => pid);
    return (await startAll(bench, named, body)).map((server) => ({ ...server, partPids }));
  };
  return [
    ...ours,
    ...(await inFront(splitFile, parts.split, 'domains')),
    ...(await inFront(wholeFile, [parts.whole], 'one')),
  ];
}

/** The supergraph as the product prints it for other routers. */
function compose(file: string, options: readonly string[]): string {
  execFileSync(process.execPath, ['src/bin.js', 'compose', '--output', file, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return file;
}
