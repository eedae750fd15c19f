import { holdContest, startAll, type Bench, type Contest } from '../contest.ts';
import { localQuestions } from '../questions.ts';
import { localVariants } from '../variants.ts';

const quickQuestions: ReadonlySet<string> = new Set(['reference', 'distinct', 'filtered']);

/** One process that answers all by itself, beside a floor and other servers. */
export async function runLocal(bench: Bench): Promise<readonly Contest[]> {
  const questions = await localQuestions();
  const servers = await startAll(bench, localVariants, questions[0]?.bodies[0] ?? '');
  const contests: Contest[] = [];
  for (const question of questions) {
    const wanted = bench.questions ?? (bench.isQuick ? quickQuestions : null);
    if (wanted?.has(question.name) === false) continue;
    contests.push(
      await holdContest(bench, {
        suite: 'local',
        base: 'floor',
        question,
        servers,
        behindPids: [bench.database.mongodPid],
        countCalls: bench.database.countOperations,
      }),
    );
  }
  for (const server of servers) await server.stop();
  return contests;
}
