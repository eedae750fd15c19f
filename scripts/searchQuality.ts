// Searches the product's data for what people search for, and tells how high the expected hit comes:
// the mean reciprocal rank of the queries that the ranker was tuned on, and of those held out.
import { Command } from 'commander';
import { createGraph } from '../src/graph/createGraph.ts';
import { accessData } from '../src/loading/dataAccess.ts';
import { meanReciprocalRank, rankExpected } from '../test/search/quality.ts';
import { heldOut, tuning } from '../test/search/queries.ts';
import { runToEnd } from './ending/runToEnd.ts';
import { openScratchDatabase } from './scratch/openScratchDatabase.ts';

const command = new Command('search:quality')
  .description('tell how good the search is, by questions and what they should find')
  .option('--tuning', 'only by the questions that the ranker was tuned on')
  .parse();

const least = 0.95;
await runToEnd(async (endings) => {
  const db = await openScratchDatabase(endings);
  const graph = createGraph(accessData(db, 10_000));
  const tuned = await rankExpected(graph, tuning);
  // Only their score is told: who reads the misses tunes on them.
  const unseen = await rankExpected(
    graph,
    command.opts<{ readonly tuning?: boolean }>().tuning === true ? [] : heldOut,
  );
  console.table(
    tuned
      .filter(({ place }) => place !== 1)
      .map(({ text, id, place, first }) => ({ text, expected: id, place, first })),
  );
  const scores = [
    { part: 'tuning', queries: tuned.length, 'mean reciprocal rank': meanReciprocalRank(tuned) },
    {
      part: 'held out',
      queries: unseen.length,
      'mean reciprocal rank': meanReciprocalRank(unseen),
    },
  ];
  console.table(scores);
  if (scores.some((score) => score['mean reciprocal rank'] < least)) process.exitCode = 1;
});
