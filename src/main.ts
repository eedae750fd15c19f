import { DatabaseFeed } from './changes/openFeed.ts';
import { runCli } from './cli/cli.ts';
import { checkCommand } from './cli/check.ts';
import { composeCommand } from './cli/compose.ts';
import { importCommand } from './cli/import.ts';
import type {
  Database,
  DatabaseHealth,
  GatewayContext,
  GraphContext,
  ImportReport,
  StartContext,
} from './cli/parts.ts';
import { keyCommand } from './cli/key.ts';
import { publishCommand } from './cli/publish.ts';
import { operationsCommand } from './cli/operations.ts';
import { webhookCommand } from './cli/webhook.ts';
import { usageCommand } from './cli/usage.ts';
import { serveCommand } from './cli/serve.ts';
import { subgraphCommand } from './cli/subgraphCheck.ts';
import { hearing } from './collections/hearing.ts';
import { domainNames, type DomainName } from './collections/index.ts';
import { StartupError } from './errors.ts';
import { ChangeLog } from './freshness/changeLog.ts';
import { followChanges, type FollowedChanges } from './freshness/followChanges.ts';
import type { Change, Freshness } from './freshness/freshness.ts';
import { createFreshnessMetrics } from './freshness/freshnessMetrics.ts';
import type { LiveGraph } from './gateway/live/liveGraph.ts';
import { createGraph } from './graph/createGraph.ts';
import type { Graph } from './graph/graph.ts';
import type { OwnServices } from './graph/ownServices.ts';
import { createIdentify, type IdentifyBearer } from './identity/createIdentify.ts';
import type { Identify } from './identity/identify.ts';
import { createIdentityMetrics } from './identity/identityMetrics.ts';
import { createKeyIdentify } from './identity/keys/identifyKey.ts';
import { importData } from './import/import.ts';
import { isImported } from './import/imports.ts';
import { loadZips } from './import/zips.ts';
import { EntityCache } from './loading/cache/entityCache.ts';
import { observeEntityCache } from './loading/cache/entityCacheMetrics.ts';
import { accessData, type DataAccess } from './loading/dataAccess.ts';
import { openPointsLedger } from './points/pointsLedger.ts';
import { openWrites, type OpenWrites } from './publishing/openWrites.ts';
import { countUsage } from './usage/countUsage.ts';
import { openWebhooks, type OpenWebhooks } from './webhooks/openWebhooks.ts';
import { createWebhookMetrics } from './webhooks/webhookMetrics.ts';
import { openDatabase, type Database as MongoDatabase } from './mongo/database.ts';
import { atStart } from './mongo/atStart.ts';
import { prepareDatabase, type IndexNames } from './mongo/indexes.ts';
import { guardingIn } from './settings/guarding.ts';

/** Bound of each database operation that a request causes. */
const maxTimeMs = 10_000;
/** How long counts of who asks for what stay in memory. */
const COUNT_MS = 60_000;

interface OpenDatabase extends Database, Pick<MongoDatabase, 'db' | 'availability'> {
  /** Writes of this process are noted here, at once. */
  readonly changes: ChangeLog;
  readonly writes: OpenWrites;
  readonly webhooks: OpenWebhooks;
  /** From the first call on, the changes of the database are followed until it is closed. */
  follow(context: GraphContext): Freshness;
  /** Looks once, however often it is asked, that nothing in it is in the way, and brings in all indexes. */
  readonly prepare: () => Promise<IndexNames>;
}

async function open({ config, log, onProgress }: StartContext): Promise<OpenDatabase> {
  parseDomains(config.domains ?? domainNames); // Before anything is started for nothing.
  const database = await openDatabase(databaseIn(config), { log, onProgress });
  const { db, description, availability } = database;
  const changes = new ChangeLog();
  const note = (change: Change): void => {
    changes.note(change);
  };
  const webhooks = openWebhooks({ db, log, note, hosts: config.webhookHosts });
  const writes = openWrites({ db, log, note }, webhooks.access);
  let followed: FollowedChanges | null = null;
  let prepared: Promise<IndexNames> | null = null;
  return {
    db,
    description,
    address: { uri: database.uri, name: db.databaseName },
    changes,
    writes,
    webhooks,
    availability,
    follow: ({ registry }) => {
      followed ??= followChanges({
        ...database,
        changes,
        hearing,
        log,
        metrics: createFreshnessMetrics(registry),
      });
      return followed;
    },
    ping: () => ping(database),
    health: () => healthOf(database),
    isImported: () => atStart(db, 'read what was imported', () => isImported(db)),
    prepare: () => (prepared ??= prepareDatabase(db)),
    close: async () => {
      await webhooks.close();
      await writes.close();
      await followed?.close();
      await database.close();
    },
  };
}

function databaseIn(config: StartContext['config']): Parameters<typeof openDatabase>[0] {
  const { mongodbUri: uri, dataDir, cacheDir, mongodBinary } = config;
  const name = config.database ?? undefined;
  return uri === null
    ? { kind: 'embedded', dataDir, cacheDir, name, mongodBinary: mongodBinary ?? undefined }
    : { kind: 'external', uri, name };
}

async function ping({ db, availability }: MongoDatabase): Promise<void> {
  if (availability.lostSince() !== null) throw new Error('No server of the database is known.');
  await db.command({ ping: 1, maxTimeMS: 2000 });
}

/** Whether the database is there, for `/healthz`; what is wrong with it in detail, the log says. */
function healthOf({ availability, trouble }: MongoDatabase): DatabaseHealth {
  const lostSince = availability.lostSince();
  const lostForSeconds =
    lostSince === null ? 0 : Math.round((performance.now() - lostSince) / 1000);
  const found = trouble();
  if (found !== null) return { state: 'restarting', tries: found.tries, lostForSeconds };
  return lostSince === null ? { state: 'available' } : { state: 'lost', lostForSeconds };
}

async function importInto(
  { db, changes, prepare }: OpenDatabase,
  { config, log }: StartContext,
): Promise<ImportReport> {
  await prepare(); // A transaction that creates collections conflicts with others.
  let clashes: readonly string[] = [];
  const onClashes = (lines: readonly string[]): void => {
    clashes = lines;
  };
  const [report] = await atStart(db, `import ${config.data}`, () =>
    Promise.all([importData({ db, dir: config.data, onClashes }), loadZips(db)]),
  );
  for (const clash of clashes)
    log.warn({ clash }, 'files and what partners say do not go together');
  changes.noteEverything();
  return report;
}

async function graphOver(database: OpenDatabase, context: GraphContext): Promise<Graph> {
  const { config } = context;
  const data = await openData(database, context);
  const guarding = guardingIn(config);
  const services = servicesOf(database, context);
  if (config.domains === null) return createGraph(data, services, guarding);
  // Named one by one they are a subgraph, even all of them: another router stands before it.
  const { createSubgraph } = await import('./graph/createSubgraph.ts');
  return createSubgraph({ domains: parseDomains(config.domains), data, ...services }, guarding);
}

function servicesOf(database: OpenDatabase, context: GraphContext): OwnServices {
  const feed = new DatabaseFeed(database.db, database.follow(context));
  const { access: writes, bulk } = database.writes;
  return { writes, bulk, feed };
}

async function openData(database: OpenDatabase, context: GraphContext): Promise<DataAccess> {
  const { entityCache, entityCacheBytes: maxBytes, maxPoints } = context.config;
  const indexNames = await database.prepare(); // Look-ups name the index that they use.
  const freshness = database.follow(context);
  const { db, availability } = database;
  const kept = { freshness, maxPoints, indexNames, availability };
  if (!entityCache) return accessData(db, maxTimeMs, kept);
  const cache = new EntityCache({ freshness, maxBytes });
  observeEntityCache(cache, context.registry);
  return accessData(db, maxTimeMs, { ...kept, cache });
}

async function createIdentifyOver(
  database: OpenDatabase | null,
  context: GraphContext,
): Promise<Identify> {
  const { config, log, registry } = context;
  const keys =
    database &&
    createKeyIdentify({
      db: database.db,
      freshness: database.follow(context),
      isAvailable: () => database.availability.lostSince() === null,
      log,
    });
  const tokens = config.tokenIssuer === null ? null : await openTokensAs(context);
  return createIdentify({ keys, tokens, log, metrics: createIdentityMetrics(registry) });
}

/** Loads what tokens take only here: without a provider, nobody has use for it. */
async function openTokensAs({ config, log }: GraphContext): Promise<IdentifyBearer | null> {
  const { openTokens } = await import('./identity/tokens/openTokens.ts');
  return openTokens(config, log);
}

async function deliver(database: OpenDatabase, context: GraphContext): Promise<void> {
  if (!context.config.webhooks) return;
  await database.webhooks.deliver({
    metrics: createWebhookMetrics(context.registry),
    freshness: database.follow(context),
  });
}

/** Loads what a gateway takes only here: our own graph alone has no use for it. */
async function startGateway(
  database: OpenDatabase | null,
  context: GatewayContext,
): Promise<LiveGraph> {
  const gateway = await import('./startGateway.ts');
  if (database === null) return gateway.serveSupergraph(context);
  return gateway.serveSubgraphs(
    { data: await openData(database, context), services: servicesOf(database, context) },
    context,
  );
}

function parseDomains(names: readonly string[]): readonly DomainName[] {
  return [...new Set(names)].map((name) => {
    const domain = domainNames.find((known) => known === name);
    if (domain !== undefined) return domain;
    throw new StartupError(
      `Expected "domains" to name some of ${domainNames.join(', ')}, got ${name}.`,
    );
  });
}

/** Whoever loads this file waits for it. */
export const running = runCli(process.argv.slice(2), [
  serveCommand({
    openDatabase: open,
    importData: importInto,
    prepare: ({ prepare }) => prepare(),
    createGraph: graphOver,
    createIdentify: createIdentifyOver,
    openPoints: (database) => database && openPointsLedger(database.db),
    deliver,
    countUsage: ({ db }, counting) => countUsage({ db, everyMs: COUNT_MS, ...counting }),
    startGateway,
  }),
  importCommand({ openDatabase: open }),
  keyCommand({ openDatabase: open }),
  webhookCommand({ openDatabase: open }),
  checkCommand({ openDatabase: open }),
  usageCommand({ openDatabase: open }),
  composeCommand(),
  subgraphCommand(),
  operationsCommand(),
  publishCommand(),
]);
