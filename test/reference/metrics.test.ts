import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startExample, type ExampleProcess } from '../support/exampleProcess.ts';
import { patientList } from '../support/patience.ts';
import { readEvents } from '../support/readEvents.ts';
import { realDatabase } from '../support/realData.ts';
import { metricsIn, metricsOfTables, type ShownMetric } from '../support/reference/shownMetrics.ts';
import { post, serveProcess, type ServedProcess } from '../support/servedProcess.ts';
import { until } from '../support/until.ts';

const path = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'metrics.md');
const database = realDatabase();
const uri = () => database.uri.replace('/?', `/${database.db.databaseName}?`);
let document = '';
let folder = '';
let calendar: ExampleProcess;
let gateway: ServedProcess;

beforeAll(async () => {
  document = await readFile(path, 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-metrics-'));
  calendar = await startExample('training-calendar');
  const list = join(folder, 'supergraph.yaml');
  await writeFile(
    list,
    `${patientList()}subgraphs: { training-calendar: { schema: { subgraph_url: "${calendar.url}/graphql" } } }`,
  );
  gateway = await serveProcess('--mongodb-uri', uri(), '--no-import', '--subgraphs', list);
});

afterAll(async () => {
  await gateway.stop();
  await calendar.stop();
  await rm(folder, { recursive: true });
});

const event = (slug: string) => `mutation {
  addTrainingEvent(input: {
    slug: "${slug}", title: "Lean", startsOn: "2031-03-04", format: ONLINE, center: "Center:gamep"
  }) { id }
}`;

/** Opens a stream, adds events until the first is told, and leaves. */
async function subscribeOnce(): Promise<void> {
  const leaving = new AbortController();
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { trainingEventAdded { title } }' }),
    signal: leaving.signal,
  });
  let isTold = false;
  const reading = firstEvent(response).then(() => (isTold = true));
  let added = 0;
  await until('an event', async () => {
    await post(gateway.url, event(`lean-${(added += 1)}`));
    return isTold;
  });
  await reading;
  leaving.abort();
}

/** Comments, which keep a stream open that has nothing to tell, are none. */
async function firstEvent(response: Response): Promise<void> {
  for await (const event of readEvents(response)) if ('event' in event) return;
}

async function metricsOf({ url }: Pick<ServedProcess, 'url'>): Promise<readonly ShownMetric[]> {
  return metricsIn(await (await fetch(`${url}/metrics`)).text());
}

describe('docs/reference/metrics.md', () => {
  it('has each metric that a gateway shows after use, with its type and labels', async () => {
    const questions = ['{ centers { totalCount } }', '{ nothing }', '{ trainingEvents { title } }'];
    for (const question of questions) await post(gateway.url, question);
    await fetch(gateway.url, { headers: { authorization: 'Bearer wrong' } });
    await subscribeOnce();
    const shown = await until('the end of the stream', async () => {
      const metrics = await metricsOf(gateway);
      const ended = metrics.find(({ name }) => name === 'graphql_streams_ended_total');
      return ended?.labels.length === 1 && metrics;
    });
    // Nothing of these happens in a test of metrics; no sample has their labels.
    const unseen = ['mep_graph_unread_cut_total', 'nodejs_active_requests'];
    const told = metricsOfTables(document);
    expect(told.map(({ name }) => name)).toEqual(shown.map(({ name }) => name));
    expect(told.filter(({ name }) => !unseen.includes(name))).toEqual(
      shown.filter(({ name }) => !unseen.includes(name)),
    );
  });

  it('has what a server without subgraphs shows', async () => {
    const server = await serveProcess('--mongodb-uri', uri(), '--no-import');
    const names = new Set(metricsOfTables(document).map(({ name }) => name));
    const shown = await metricsOf(server);
    await server.stop();
    expect(shown.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  it('says of each metric of ours what to do', () => {
    const rows = document.split('\n').filter((line) => /^\| `(?!process_|nodejs_)/.test(line));
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => row.split('|').at(-2)?.trim() === '')).toEqual([]);
  });
});
