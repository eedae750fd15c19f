// Asks the queries of README and docs of a graph over data/, and writes today's answers into them.
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { createGraph } from '../src/graph/createGraph.ts';
import { loadZips } from '../src/import/zips.ts';
import { accessData } from '../src/loading/dataAccess.ts';
import { answeredDocuments, renewAnswers } from './documentAnswers.ts';
import { runToEnd } from './ending/runToEnd.ts';
import { openScratchDatabase } from './scratch/openScratchDatabase.ts';

await runToEnd(async (endings) => {
  const db = await openScratchDatabase(endings);
  await loadZips(db);
  const graph = createGraph(accessData(db, 10_000));
  for (const path of answeredDocuments) {
    // In turn: a run that fails tells which document it was at.
    const renewed = await renewAnswers(await readFile(path, 'utf8'), {
      ask: (query) => graph.execute({ document: parse(query), operationName: null, variables: {} }),
      schema: graph.schema,
    });
    const options = { ...(await resolveConfig(path)), filepath: path };
    await writeFile(path, await format(renewed, options));
    console.log(`${path} has the answers of today.`);
  }
});
