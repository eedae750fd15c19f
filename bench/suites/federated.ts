import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdContest, startAll, type Bench, type Contest } from '../contest.ts';
import { scenarios } from '../federated/scenarios.ts';
import { startSubgraphs } from '../federated/startSubgraphs.ts';

/** The gateway alone, in front of subgraphs that remember their answers. */
export async function runFederated(bench: Bench): Promise<readonly Contest[]> {
  const subgraphs = await startSubgraphs(bench.dir, bench.cores);
  bench.stops.push(subgraphs.stop);
  const contests: Contest[] = [];
  for (const { name, description, queryFile, variables, variants } of scenarios) {
    const file = join(import.meta.dirname, '..', 'federated', 'queries', queryFile);
    const query = await readFile(file, 'utf8');
    const bodies = variables.map((values) => JSON.stringify({ query, variables: values }));
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
  }
  await subgraphs.stop();
  return contests;
}
