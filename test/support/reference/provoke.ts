import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseFeed } from '../../../src/changes/openFeed.ts';
import type { StoredDoc } from '../../../src/collections/define.ts';
import { createGraph } from '../../../src/graph/createGraph.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { guardGraph } from '../../../src/guards/guardGraph.ts';
import { anonymous } from '../../../src/identity/asker.ts';
import { accessData } from '../../../src/loading/dataAccess.ts';
import { createClient } from '../../../src/mongo/client.ts';
import { openOperationFiles } from '../../../src/operations/operationFiles.ts';
import { openWrites } from '../../../src/publishing/openWrites.ts';
import { readConfig } from '../../../src/settings/config.ts';
import { SETTINGS, type SettingName } from '../../../src/settings/settings.ts';
import type { TestDatabase } from '../database.ts';
import { graphOf } from '../graph.ts';
import { createMemoryGraph } from '../memoryGraph.ts';
import { eventsOf } from '../readEvents.ts';
import { JSON_HEADERS, send, startServerOver } from '../startServer.ts';
import { startStreamProxy } from '../streamProxy.ts';
import { until } from '../until.ts';
import { unplannable, withPartner } from './partners.ts';
import { sendWritten } from './rawHttp.ts';
import type { Example, Provoke } from './renewExamples.ts';
import { startImpatient } from './startImpatient.ts';
import type { World } from './world.ts';

type Start = (example: Example, database: TestDatabase) => Promise<World>;

/** Servers on which the examples of these headings fail; all others do so over the data of the product. */
const WORLDS: Readonly<Record<string, Start>> = {
  QUERY_TOO_BROAD: async (_example, database) => withManyResources(database),
  DATABASE_UNAVAILABLE: async (_example, { uri }) => withoutDatabase(uri),
  SERVICE_UNAVAILABLE: async () => over(null),
  '503 Service Unavailable': async () => over(null),
  RATE_LIMITED: withFewPoints,
  '429 Too Many Requests': withFewPoints,
  UNAUTHENTICATED: withoutAskers,
  '401 Unauthorized': withoutAskers,
  CONTRACT_NOT_ALLOWED: async () => withAskerOf('public'),
  CHANGES_EXPIRED: async (_example, { db }) => withWrites(db),
  SUBGRAPH_UNAVAILABLE: async () => withPartner('absent'),
  SUBGRAPH_ERROR: async () => withPartner('failing'),
  QUERY_NOT_PLANNED: async () => over(await unplannable()),
  UNAUTHORIZED_FIELD_OR_TYPE: async () => over(withGuardedCenters()),
  INTERNAL_SERVER_ERROR: async () => over(createMemoryGraph()),
  '500 Internal Server Error': async () =>
    over({
      ...createMemoryGraph(),
      execute: async () => {
        throw new Error('a fault of ours');
      },
    }),
  '408 Request Timeout': startImpatient,
  '410 Gone': async (_example, { db }) => withWrites(db),
  '412 Precondition Failed': withPages,
  '502 Bad Gateway': withOperationOfPartner,
};

/** Asks each example where it fails, and gives what comes back as a document shows it. */
export function provokeOver(database: TestDatabase): Provoke {
  return async (example) => {
    if (example.heading === 'SCHEMA_RELOADED') return reload(example);
    const start = WORLDS[example.heading];
    const world = await (start?.(example, database) ?? withSettings(example, database));
    try {
      return await ask(world, example);
    } finally {
      await world.close();
    }
  };
}

async function withSettings(example: Example, { db }: TestDatabase): Promise<World> {
  const settings = settingsOf(example);
  const { maxPoints } = readConfig(settings, {});
  return over(createGraph(accessData(db, 240_000, { maxPoints })), settings);
}

/** A server that gives the database a millisecond for what takes far longer, so much there is. */
async function withManyResources({ db }: TestDatabase): Promise<World> {
  const resources = db.collection<StoredDoc>('resources');
  const known = await resources.find().toArray();
  const copies = Array.from({ length: 20 }, (_none, copy) =>
    known.map((resource) => ({ ...resource, _id: `${resource._id}-copy-${copy}` })),
  ).flat();
  await resources.insertMany(copies);
  const world = await over(createGraph(accessData(db, 1)));
  return {
    url: world.url,
    close: async () => {
      await world.close();
      await resources.deleteMany({ _id: /-copy-/ });
    },
  };
}

/** A server that has reached its database, which is gone by now. */
async function withoutDatabase(uri: string): Promise<World> {
  const proxy = await startStreamProxy(Number(new URL(uri).port));
  const address = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true&serverSelectionTimeoutMS=50`;
  const client = await until('a connection', () => connected(createClient(address)));
  await proxy.close();
  const world = await over(createGraph(accessData(client.db('mep'), 240_000)));
  return {
    url: world.url,
    close: async () => {
      await world.close();
      await client.close();
    },
  };
}

/** False where a busy machine did not come to it in the time that the client has: that one never does. */
async function connected<Client extends { connect(): Promise<unknown>; close(): Promise<void> }>(
  client: Client,
): Promise<Client | false> {
  try {
    await client.connect();
    return client;
  } catch {
    await client.close();
    return false;
  }
}

/** A server of a graph that takes writes, and so has changes to tell of. */
async function withWrites(db: TestDatabase['db']): Promise<World> {
  const { access } = openWrites({ db, log: { warn: () => undefined }, note: () => undefined });
  const feed = new DatabaseFeed(db, { isLive: () => true, onChange: () => () => undefined });
  return over(createGraph(accessData(db, 240_000), { writes: access, feed }));
}

/** A server with a page of documents. */
async function withPages(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-pages-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  const { url, server } = await startServerOver(createMemoryGraph(), { docsDir: folder });
  return {
    url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A server with a named operation that asks a subgraph, which fails. */
async function withOperationOfPartner(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-operations-'));
  await writeFile(join(folder, 'News.graphql'), 'query News { remote }');
  const log = { info: () => undefined, warn: () => undefined };
  const operations = await openOperationFiles({ folder, log });
  const { url, server } = await startServerOver(createMemoryGraph(), { operations });
  return {
    url,
    close: async () => {
      operations.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A graph that shows the centers of resources only to whoever is authenticated. */
function withGuardedCenters(): Graph {
  const rule = { isAuthenticated: true, scopes: null, policies: null };
  return guardGraph(createMemoryGraph(), { rules: new Map([['Resource.center', rule]]) });
}

/** A server to which all credentials are wrong. */
async function withoutAskers(): Promise<World> {
  const { url, server } = await startServerOver(createMemoryGraph(), {
    identify: () => ({ state: 'refused', reason: 'unknown' }),
  });
  return { url, close: async () => server.close() };
}

/** A server that knows only who sees this contract. */
async function withAskerOf(contract: string): Promise<World> {
  const asker = { ...anonymous, kind: 'key', name: 'shop', contract } as const;
  const { url, server } = await startServerOver(createMemoryGraph(), {
    identify: () => ({ state: 'known', asker, isForSubgraphs: false }),
  });
  return { url, close: async () => server.close() };
}

/** A server at which somebody has spent nine of ten points, which do not come back. */
async function withFewPoints(_example: Example, database: TestDatabase): Promise<World> {
  const { url, server } = await startServerOver(graphOf(database), {
    settings: { pointsMode: 'enforce', pointsPerSecond: '1', pointsMaximum: '10' },
    clock: () => 0,
  });
  await send(`${url}/graphql?query={centers(first:8){nodes{name%20status}}}`);
  return { url, close: async () => server.close() };
}

async function over(
  graph: Graph | null,
  settings: Partial<Record<SettingName, string>> = {},
): Promise<World> {
  const { url, server } = await startServerOver(graph, { settings });
  return { url, close: async () => server.close() };
}

const SHOWN_HEADERS = [
  'allow',
  'www-authenticate',
  'retry-after',
  'ratelimit-policy',
  'ratelimit',
  'accept-encoding',
];

async function ask({ url }: World, { language, text }: Example) {
  if (language === 'http') {
    return { language, text: withoutIds(await sendWritten(url, text, SHOWN_HEADERS)) };
  }
  const body = language === 'json' ? text : JSON.stringify({ query: text });
  const answer = await send(`${url}/graphql`, { method: 'POST', headers: JSON_HEADERS, body });
  return json(answer.body);
}

/** What comes of a subscription when another graph takes over. */
async function reload({ text }: Example) {
  const graph = createMemoryGraph();
  const { url, server } = await startServerOver(graph);
  const begun = graph.newsAwaited();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, accept: 'text/event-stream' },
    body: JSON.stringify({ query: text }),
  });
  await begun;
  await server.serve(createMemoryGraph());
  const [event] = await eventsOf(response);
  await server.close();
  return json(event !== undefined && 'data' in event ? event.data : null);
}

function json(value: unknown) {
  return { language: 'json', text: withoutIds(JSON.stringify(value, null, 2)) };
}

/** Requests have other ids each time. */
function withoutIds(text: string): string {
  return text
    .replace(/request \S+ is in the log/g, 'request 3f0c… is in the log')
    .replace(/("requestId": ?)"[^"]+"/g, '$1"3f0c…"');
}

function settingsOf({ settings }: Example): Partial<Record<SettingName, string>> {
  // The keys of the table are its names.
  const names = Object.keys(SETTINGS) as SettingName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = settings[SETTINGS[name].env];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
