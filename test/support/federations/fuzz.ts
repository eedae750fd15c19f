import { composeCase, composeGuarded, type FuzzCase } from './case.ts';
import type { Outcome, OutcomeKind } from './outcome.ts';
import { Coverage } from './coverage.ts';
import { disguise } from './disguise.ts';
import { generateFederation, type FederationSize } from './generate.ts';
import { guardSubgraphs, someScopes } from './guardSubgraphs.ts';
import { hash } from './leaves.ts';
import { generateQuestion } from './operations.ts';
import { generateOwnFederation } from './ownDomains.ts';
import { steadily } from './steady.ts';

export interface FuzzOptions {
  /** Of the first graph; the next has the next. */
  readonly firstSeed: number;
  readonly pairs: number;
  /** How many operations are asked of one graph. */
  readonly questions: number;
  readonly size: FederationSize;
  /** How likely each fetch fails, from 0 to 1. */
  readonly failing: number;
  /** How likely the subgraphs of a graph are servers, from 0 to 1. */
  readonly http?: number;
  /** How likely our own domains are one of the subgraphs of a graph, from 0 to 1. */
  readonly own?: number;
  /** How likely a graph is guarded, from 0 to 1. */
  readonly guarded?: number;
  /** Told after each graph; false stops. */
  readonly onGraph?: (report: FuzzReport, seed: number) => boolean;
}

export interface Failure {
  /** Of the graph. */
  readonly seed: number;
  /** Which operation of it. */
  readonly number: number;
  readonly outcome: Outcome;
  readonly fuzzCase: FuzzCase;
}

export interface FuzzReport {
  readonly outcomes: Map<OutcomeKind, number>;
  /** By code, graphs that do not compose. */
  readonly refused: Map<string, number>;
  readonly failures: Failure[];
  readonly coverage: Coverage;
  graphs: number;
  pairs: number;
  fetches: number;
  slowestMs: number;
  servedGraphs: number;
  ownGraphs: number;
  /** Asked of a fresh gateway and of the same subgraphs under other names as well. */
  steadyPairs: number;
}

/** One graph in so many is looked at whether names, order and what was asked before change anything. */
const STEADY_EVERY = 5;

/** Asks random operations of random federations; the same for the same options. */
export async function fuzzFederations(options: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = {
    outcomes: new Map(),
    refused: new Map(),
    failures: [],
    coverage: new Coverage(),
    graphs: 0,
    pairs: 0,
    fetches: 0,
    slowestMs: 0,
    servedGraphs: 0,
    ownGraphs: 0,
    steadyPairs: 0,
  };
  for (let seed = options.firstSeed; report.pairs < options.pairs; seed += 1) {
    await fuzzGraph(seed, options, report);
    if (options.onGraph?.(report, seed) === false) break;
  }
  return report;
}

async function fuzzGraph(seed: number, options: FuzzOptions, report: FuzzReport): Promise<void> {
  const isOwn = chanceOf(`${seed} own`, options.own ?? 0);
  const plain = isOwn ? generateOwnFederation(seed) : generateFederation(seed, options.size);
  const isHttp = chanceOf(`${seed} http`, options.http ?? 0);
  const isGuarded = chanceOf(`${seed} guarded`, options.guarded ?? 0);
  const { subgraphs, composed } = isGuarded
    ? await composeGuarded(guardSubgraphs(plain, seed), seed)
    : { subgraphs: plain, composed: await composeCase(plain, seed, isHttp) };
  if (composed.kind === 'refused') {
    add(report.refused, composed.code);
    return;
  }
  const { federation } = composed;
  report.graphs += 1;
  if (isHttp) report.servedGraphs += 1;
  if (isOwn) report.ownGraphs += 1;
  report.coverage.graph(subgraphs);
  const others = seed % STEADY_EVERY === 0 ? await composeCase(disguise(subgraphs), seed) : null;
  const count = Math.min(options.questions, options.pairs - report.pairs);
  for (let number = 0; number < count; number += 1) {
    const pairSeed = seed * 1000 + number;
    const asked = generateQuestion(federation.schema, pairSeed);
    const question = isGuarded ? { ...asked, scopes: someScopes(pairSeed) } : asked;
    const failures = options.failing > 0 ? { seed: pairSeed, chance: options.failing } : null;
    const first = await federation.ask(question, failures);
    const outcome =
      others === null ? first : await steadily(first, { question, federation, others });
    if (others !== null) report.steadyPairs += 1;
    report.pairs += 1;
    report.fetches += outcome.seen.fetches.length;
    report.slowestMs = Math.max(report.slowestMs, outcome.ms);
    report.coverage.pair(question, outcome);
    add(report.outcomes, outcome.kind);
    if (outcome.kind === 'right') continue;
    report.failures.push({
      seed,
      number,
      outcome,
      fuzzCase: { subgraphs, seed, question, failures },
    });
  }
  await federation.close();
}

/** The same for the same text. */
function chanceOf(text: string, chance: number): boolean {
  return (hash(text) % 1000) / 1000 < chance;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
