import { holdContest, startAll, type Bench, type Contest } from '../contest.ts';
import { bodiesOf, scenarios } from '../federated/scenarios.ts';
import { startSubgraphs } from '../federated/startSubgraphs.ts';

/** The gateway alone, in front of subgraphs that remember their answers. */
export async function runFederated(bench: Bench): Promise<readonly Contest[]> {
  const contests: Contest[] = [];
  for (const scenario of scenarios) {
    const { name, description, answerAfterMs, variants } = scenario;
    if (bench.questions?.has(name) === false) continue;
    const { dir, cores } = bench;
    const subgraphs = await startSubgraphs({ dir, cores, answerAfterMs });
    bench.endings.push(subgraphs.stop);
    const bodies = await bodiesOf(scenario);
    const servers = await startAll(bench, variants(subgraphs.behind), bodies[0] ?? '');
    contests.push(
      await holdContest(bench, {
        suite: 'federated',
        base: 'floor',
        question: { name, description, bodies },
        servers,
        behindPids: [bench.database.mongodPid, subgraphs.pid],
        countCalls: async (run) => {
          const before = await subgraphs.count();
          await run();
          return (await subgraphs.count()) - before;
        },
      }),
    );
    for (const server of servers) await server.stop();
    await subgraphs.stop();
  }
  return contests;
}
