import { compareAnswers } from './compareAnswers.ts';
import type { Cores } from './cores.ts';
import type { LoadGenerator } from './loadGenerator.ts';
import type { Ask } from './loadMessages.ts';
import { measure, type Plan } from './measure.ts';
import type { BenchDatabase } from './openBenchDatabase.ts';
import type { Question } from './questions.ts';
import { startVariant, type RunningVariant } from './startVariant.ts';
import { summarize, type Figures } from './summarize.ts';
import { withProductFlags, type Variant } from './variants.ts';

/** What all suites of one run share. */
export interface Bench {
  readonly plan: Plan;
  readonly isQuick: boolean;
  /** Names of those that are asked, where there are several to choose from; null for all. */
  readonly questions: ReadonlySet<string> | null;
  /** Whether other servers get the flags for Node.js that the product has. */
  readonly sharesFlags: boolean;
  /** For logs and data, gone afterwards. */
  readonly dir: string;
  readonly cores: Cores | null;
  readonly database: BenchDatabase;
  readonly load: LoadGenerator;
  /** Ways to stop what was started, the newest last. */
  readonly stops: (() => unknown)[];
}

/** How servers compare at one question. */
export interface Contest {
  readonly suite: string;
  readonly question: string;
  readonly description: string;
  /** The server that the others are set beside. */
  readonly base: string;
  readonly answerBytes: number;
  readonly figures: readonly Figures[];
}

interface ContestOptions {
  readonly suite: string;
  readonly base: string;
  readonly question: Question;
  readonly servers: readonly RunningVariant[];
  /** What the servers ask in turn, and is no part of them. */
  readonly behindPids: readonly number[];
  readonly countCalls: (run: () => Promise<unknown>) => Promise<number>;
}

/** Compares the answers of servers to one question, then what these cost. */
export async function holdContest(
  { plan, load }: Bench,
  { suite, base, question, servers, behindPids, countCalls }: ContestOptions,
): Promise<Contest> {
  console.log(`\n${suite}: ${question.name}, ${question.description}`);
  const asks = new Map(servers.map((server): [RunningVariant, Ask[]] => [server, []]));
  for (const body of question.bodies) {
    for (const [server, answer] of await compareAnswers(servers, body)) {
      asks.get(server)?.push({ body, answer });
    }
  }
  const calls = new Map<RunningVariant, number>();
  // One after the other: nobody could tell whose a call is.
  for (const server of servers) {
    calls.set(server, await countCalls(() => server.ask(question.bodies[0])));
  }
  const windows = await measure({ plan, load, asks, behindPids });
  const first = servers.find(({ variant }) => variant.name === base);
  return {
    suite,
    question: question.name,
    description: question.description,
    base,
    answerBytes: Buffer.byteLength(asks.values().next().value?.[0]?.answer ?? ''),
    figures: servers.map((server) =>
      summarize(
        {
          name: server.variant.name,
          windows: windows.get(server) ?? [],
          operations: calls.get(server) ?? 0,
        },
        (first && windows.get(first)) ?? [],
      ),
    ),
  };
}

/** Starts servers one after the other: when one cannot start, no other is halfway. */
export async function startAll(
  { database, cores, dir, stops, sharesFlags }: Bench,
  variants: readonly Variant[],
  body: string,
): Promise<readonly RunningVariant[]> {
  const servers: RunningVariant[] = [];
  for (const variant of variants) {
    console.log(`Starting ${variant.name}`);
    const started = sharesFlags ? withProductFlags(variant) : variant;
    const server = await startVariant(started, { mongodbUri: database.uri, body, cores, dir });
    stops.push(server.stop);
    servers.push(server);
  }
  return servers;
}
