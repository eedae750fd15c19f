// Asks the queries of README and docs of a graph over data/, and writes today's answers into them.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { readConfig } from '../src/settings/config.ts';
import { createGraph } from '../src/graph/createGraph.ts';
import { importData } from '../src/import/import.ts';
import { loadZips } from '../src/import/zips.ts';
import { accessData } from '../src/loading/dataAccess.ts';
import { openDatabase } from '../src/mongo/database.ts';
import { ensureIndexes } from '../src/mongo/indexes.ts';
import { answeredDocuments, renewAnswers } from './documentAnswers.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'mep-graph-answers-'));
const { cacheDir, mongodBinary, data: dir } = readConfig();
const database = await openDatabase(
  { kind: 'embedded', dataDir, cacheDir, ...(mongodBinary !== null && { mongodBinary }) },
  { log: console, onProgress: console.log },
);
try {
  const { db } = database;
  await ensureIndexes(db);
  await importData({ db, dir });
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
} finally {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}
