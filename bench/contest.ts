import type { Endings } from '../scripts/ending/endings.ts';
import { compareAnswers } from './compareAnswers.ts';
import type { Cores } from './cores.ts';
import type { LoadGenerator } from './loadGenerator.ts';
import type { Ask } from './loadMessages.ts';
import { measure, type Plan, type Window } from './measure.ts';
import type { BenchDatabase } from './openBenchDatabase.ts';
import { atCommit, nameAt, type OtherCommit } from './otherCommit.ts';
import type { Question } from './questions.ts';
import { startVariant, type RunningVariant } from './startVariant.ts';
import { compareWindows, summarize, type Comparison, type Figures } from './summarize.ts';
import { isOurs, withProductFlags, type Variant } from './variants.ts';

/** What all suites of one run share. */
export interface Bench {
  readonly plan: Plan;
  readonly isQuick: boolean;
  /** Names of those that are asked, where there are several to choose from; null for all. */
  readonly questions: ReadonlySet<string> | null;
  /** Whether other servers get the flags for Node.js that the product has. */
  readonly sharesFlags: boolean;
  /** The commit that this checkout is set beside, if any. */
  readonly against: OtherCommit | null;
  /** For logs and data, gone afterwards. */
  readonly dir: string;
  readonly cores: Cores | null;
  readonly database: BenchDatabase;
  readonly load: LoadGenerator;
  /** Of what is started for it. */
  readonly endings: Pick<Endings, 'push'>;
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
  /** This checkout's servers beside the same ones of another commit. */
  readonly against: readonly Comparison[];
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
  { plan, load, against }: Bench,
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
  const windowsByName = new Map([...windows].map(([{ variant }, all]) => [variant.name, all]));
  const windowsOf = (name: string): readonly Window[] => windowsByName.get(name) ?? [];
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
        windowsOf(base),
      ),
    ),
    against:
      against === null
        ? []
        : servers.flatMap(({ variant: { name } }) => {
            const before = windowsOf(nameAt(name, against.name));
            return before.length === 0 ? [] : compareWindows(name, windowsOf(name), before);
          }),
  };
}

/** Starts servers one after the other: when one cannot start, no other is halfway. */
export async function startAll(
  { database, cores, dir, endings, sharesFlags, against }: Bench,
  variants: readonly Variant[],
  body: string,
): Promise<readonly RunningVariant[]> {
  const servers: RunningVariant[] = [];
  const ours = variants.filter(({ name }) => against !== null && isOurs(name));
  const before = against === null ? [] : ours.map((variant) => atCommit(variant, against));
  for (const variant of [...variants, ...before]) {
    console.log(`Starting ${variant.name}`);
    const started = sharesFlags ? withProductFlags(variant) : variant;
    const key = variant.asksByKey === true ? await database.makeKey(variant) : null;
    const options = { mongodbUri: database.uri, body, cores, dir, key };
    const server = await startVariant(started, options);
    endings.push(server.stop);
    servers.push(server);
  }
  return servers;
}
