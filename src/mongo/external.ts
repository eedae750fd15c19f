import {
  type Db,
  type MongoClient,
  MongoParseError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { StartupError } from '../errors.ts';
import {
  createClient,
  type Database,
  type DatabaseOptions,
  defaultDatabaseName,
  oldestMongoDB,
} from './client.ts';
import { watchPrimary } from './primary.ts';

export interface ExternalConfig {
  readonly kind: 'external';
  readonly uri: string;
  /** Default: the name in the URI's path, or `mep`. */
  readonly name?: string;
}

/** MongoDB's own; a URI's path often names one of them only to say where its user is known. */
const systemDatabases: ReadonlySet<string> = new Set(['admin', 'local', 'config']);

export async function openExternal(
  { uri, name }: ExternalConfig,
  options: DatabaseOptions,
): Promise<Database> {
  const client = parseUri(uri, options.monitorCommands);
  const primary = watchPrimary(client);
  const hosts = hostsOf(client);
  const db = client.db(name ?? nameInUri(uri) ?? defaultDatabaseName);
  try {
    await client.connect();
    await checkServer(client, hosts);
    await checkAccess(db, hosts);
  } catch (error) {
    await client.close();
    throw explainConnect(error, client);
  }
  return {
    client,
    db,
    description: `MongoDB at ${hosts}/${db.databaseName}`,
    primary,
    createClient: () => createClient(uri),
    close: () => client.close(),
  };
}

function parseUri(uri: string, monitorCommands: boolean | undefined): MongoClient {
  try {
    return createClient(uri, monitorCommands);
  } catch (error) {
    const reason = error instanceof Error ? withoutSecrets(error.message, uri) : 'it is malformed';
    throw new StartupError(
      `Expected MONGODB_URI to be a MongoDB connection string like mongodb://host:27017/mep, but: ${reason}`,
    );
  }
}

// The driver quotes parts of the URI in its messages.
function withoutSecrets(message: string, uri: string): string {
  const userInfo = /^[^:]+:\/\/(.*)@/.exec(uri)?.[1];
  const parts = userInfo === undefined ? [] : [userInfo, ...userInfo.split(':')];
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => [part, encodeURIComponent(part)])
    .reduce((text, part) => text.replaceAll(part, '***'), message);
}

function hostsOf(client: MongoClient): string {
  const { srvHost, hosts } = client.options;
  return srvHost ?? hosts.map(String).join(',');
}

function nameInUri(uri: string): string | undefined {
  const path = /^[^:]+:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined || systemDatabases.has(path) ? undefined : decodeURIComponent(path);
}

async function checkServer(client: MongoClient, hosts: string): Promise<void> {
  const admin = client.db('admin');
  const hello = await admin.command({ hello: 1 });
  if (Number(hello['maxWireVersion']) < oldestMongoDB.wireVersion) {
    throw new StartupError(
      `Expected MongoDB ${oldestMongoDB.version} or newer at ${hosts}, but it is older. Upgrade it, or point MONGODB_URI at a newer server.`,
    );
  }
  if (hello['isreplicaset'] === true) throw notInitiated(hosts);
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') {
    throw new StartupError(
      `Expected a replica set or a sharded cluster at ${hosts}, but it is a standalone mongod, which has neither transactions nor change streams. ` +
        'Start it with --replSet rs0 and run rs.initiate() once in mongosh; one member is enough.',
    );
  }
  if (hello['isWritablePrimary'] !== true) {
    throw new StartupError(
      `Expected a server that accepts writes at ${hosts}, but it is not the primary of replica set ${String(hello['setName'])}. Name the whole set in MONGODB_URI and leave directConnection out.`,
    );
  }
}

async function checkAccess(db: Db, hosts: string): Promise<void> {
  try {
    const { serverSelectionTimeoutMS: maxTimeMS } = db.client.options;
    await db.collection('_').findOne({}, { maxTimeMS });
  } catch (error) {
    if (!(error instanceof MongoServerError) || ![13, 73].includes(Number(error.code))) throw error;
    throw new StartupError(
      error.code === 73
        ? `Expected a name MongoDB accepts for the database, got ${JSON.stringify(db.databaseName)}.`
        : `Expected the user in MONGODB_URI to be allowed to read and write database ${db.databaseName} at ${hosts}, but the server refused. Give it the role readWrite there.`,
    );
  }
}

function notInitiated(hosts: string): StartupError {
  return new StartupError(
    `Expected an initiated replica set at ${hosts}, but its members wait for it. Run rs.initiate() once in mongosh.`,
  );
}

function explainConnect(error: unknown, client: MongoClient): unknown {
  const hosts = hostsOf(client);
  if (error instanceof MongoServerError && [18, 8000].includes(Number(error.code))) {
    return new StartupError(
      `MongoDB at ${hosts} refused the user or password in MONGODB_URI. Check both, and authSource.`,
    );
  }
  if (error instanceof MongoServerSelectionError) return explainSelection(error, client);
  if (error instanceof MongoParseError || isDnsError(error)) {
    return new StartupError(`Cannot use MONGODB_URI (${hosts}): ${error.message}`);
  }
  return error;
}

function explainSelection(error: MongoServerSelectionError, client: MongoClient): StartupError {
  const hosts = hostsOf(client);
  const seconds = client.options.serverSelectionTimeoutMS / 1000;
  const servers = [...(error.reason?.servers.values() ?? [])];
  if (servers.some((server) => server.type === 'RSGhost')) return notInitiated(hosts);
  if (servers.some((server) => server.type === 'RSSecondary')) {
    return new StartupError(
      `Replica set ${error.reason?.setName ?? ''} at ${hosts} has no primary, so it accepts no writes. Check that most of its members run and reach each other.`,
    );
  }
  return new StartupError(
    `Expected MongoDB at ${hosts} to answer within ${seconds} s, but: ${error.message}. Check that it runs, and the address in MONGODB_URI; without MONGODB_URI an embedded MongoDB is used.`,
  );
}

function isDnsError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('query');
}
