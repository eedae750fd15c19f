// npm run bench:plans: our plans beside those of other planners, over random graphs and our own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  canonicalOperation,
  type CanonicalOperation,
  type CanonicalParts,
} from '../../src/gateway/operation/canonical.ts';
import { NotPlanned } from '../../src/gateway/plan/notPlanned.ts';
import { createPlanner, type Planner } from '../../src/gateway/plan/planner.ts';
import { emptySelection } from '../../src/gateway/plan/selection.ts';
import type { Question } from '../../test/support/federations/operations.ts';
import { installPackages } from '../installPackages.ts';
import { domainsGraph, randomGraph, type CorpusGraph } from './corpus.ts';
import { Peer } from './peer.ts';
import { sizeOfPeerPlan, sizeOfPlan } from './planSize.ts';
import { printReport } from './printReport.ts';
import { Results, type NoPlan, type OurPlan, type PeerPlan } from './results.ts';

interface Flags {
  readonly graphs: number;
  readonly seed: number;
  readonly questions: number;
}

const nothing: Omit<CanonicalOperation, 'type'> = {
  kind: 'query',
  root: emptySelection(),
  keys: new Map(),
};

/** The first graphs are planned while the code is not compiled yet. */
const WARMING = 20;

const { graphs, seed, questions } = readFlags();
installPackages();
const peers = [new Peer('hive', join(import.meta.dirname, 'hivePlanner.js'))];
const apollo = join(import.meta.dirname, '../federated/apollo-gateway');
if (existsSync(join(apollo, 'node_modules'))) {
  peers.push(new Peer('apollo', join(apollo, 'planner.js')));
}
const names = peers.map(({ name }) => name);
try {
  await compareRandom(new Results(names), { from: seed + graphs, count: WARMING });
  const random = new Results(names);
  await compareRandom(random, { from: seed, count: graphs });
  printReport('Random graphs', random);
  const own = new Results(names);
  await compareGraph(await domainsGraph(), own);
  printReport('The seven domains as seven subgraphs', own);
} finally {
  for (const peer of peers) peer.close();
}

async function compareRandom(
  results: Results,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const graph = randomGraph(from + number, questions);
    if (graph !== null) await compareGraph(graph, results);
    if (process.stderr.isTTY) process.stderr.write(`\rgraph ${number + 1} of ${count} `);
  }
}

async function compareGraph(
  { name, supergraph, questions }: CorpusGraph,
  results: Results,
): Promise<void> {
  const planner = createPlanner(supergraph);
  // What is made once for each graph is not measured: peers make it when they load one.
  planner.plan({ ...nothing, type: supergraph.schema.getQueryType()?.name ?? '' });
  const able = new Set<Peer>();
  for (const peer of peers) {
    const reason = await peer.load(supergraph.sdl);
    if (reason === null) able.add(peer);
  }
  for (const { number, question, read } of questions) {
    const id = `${name}:${number}`;
    results.addOurs(id, planOurs(planner, { supergraph, ...read }));
    for (const peer of peers) {
      results.addPeer(
        peer.name,
        id,
        able.has(peer) ? await planTheirs(peer, question) : 'not loaded',
      );
    }
  }
}

/** From the document, which is parsed before that, to the plan; null where there is none. */
function planOurs(planner: Planner, parts: CanonicalParts): OurPlan | null {
  const started = process.cpuUsage();
  try {
    const canonical = canonicalOperation(parts);
    if (canonical === null) return null;
    const plan = planner.plan(canonical);
    const { user, system } = process.cpuUsage(started);
    return { ...sizeOfPlan(plan), ms: (user + system) / 1000 };
  } catch (error) {
    if (error instanceof NotPlanned) return null;
    throw error;
  }
}

async function planTheirs(peer: Peer, question: Question): Promise<PeerPlan | NoPlan> {
  const answer = await peer.plan(question);
  if (answer.kind !== 'planned') return answer.kind;
  return { ...answer, ...sizeOfPeerPlan(answer.node) };
}

function readFlags(): Flags {
  const { values } = parseArgs({
    options: {
      graphs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      questions: { type: 'string', default: '10' },
    },
  });
  const [graphs = NaN, seed = NaN, questions = NaN] = [
    values.graphs,
    values.seed,
    values.questions,
  ].map(Number);
  if ([graphs, seed, questions].every(Number.isInteger)) return { graphs, seed, questions };
  throw new Error('Expected --graphs, --seed and --questions to be whole numbers.');
}
