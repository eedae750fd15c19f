import {
  type Db,
  type Document,
  type MongoClient,
  MongoError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { StartupError } from '../errors.ts';
import { atStart } from './atStart.ts';
import { watchAvailability } from './availability.ts';
import {
  createClient,
  type Database,
  type DatabaseOptions,
  defaultDatabaseName,
  oldestMongoDB,
} from './client.ts';
import {
  explainArbiter,
  explainSelection,
  isTooOld,
  notInitiated,
  tooOld,
  watchIntroductions,
  type Introductions,
} from './explainSelection.ts';
import { hostsOf } from './place.ts';
import { watchPrimary } from './primary.ts';

export interface ExternalConfig {
  readonly kind: 'external';
  readonly uri: string;
  /** Default: the name in the URI's path, or `mep`. */
  readonly name?: string | undefined;
}

/** MongoDB's own; a URI's path often names one of them only to say where its user is known. */
const systemDatabases: ReadonlySet<string> = new Set(['admin', 'local', 'config']);

export async function openExternal(
  { uri, name }: ExternalConfig,
  options: DatabaseOptions,
): Promise<Database> {
  const client = parseUri(uri, options.monitorCommands);
  const primary = watchPrimary(client);
  const availability = watchAvailability(client);
  const introductions = watchIntroductions(client);
  const hosts = hostsOf(client);
  const db = client.db(name ?? nameInUri(uri) ?? defaultDatabaseName);
  try {
    await client.connect();
    await atStart(db, 'open', async () => {
      await checkServer(client, hosts);
      await checkAccess(db, hosts);
    });
  } catch (error) {
    await client.close();
    throw explainConnect(error, client, introductions);
  }
  return {
    client,
    db,
    description: `MongoDB at ${hosts}/${db.databaseName}`,
    uri,
    primary,
    availability,
    trouble: () => null,
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

function nameInUri(uri: string): string | undefined {
  const path = /^[^:]+:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined || systemDatabases.has(path) ? undefined : decodeURIComponent(path);
}

async function checkServer(client: MongoClient, hosts: string): Promise<void> {
  const admin = client.db('admin');
  const [hello, build] = await Promise.all([
    admin.command({ hello: 1 }),
    admin.command({ buildInfo: 1 }),
  ]);
  const problem = explainServer(hello, build, hosts);
  if (problem !== null) throw new StartupError(problem);
}

/** What is wrong with a server, from what it says of itself. */
function explainServer(hello: Document, build: Document, hosts: string): string | null {
  const imitator = imitatorIn(build);
  if (imitator !== null) {
    return `Expected MongoDB ${oldestMongoDB.version} or newer at ${hosts}, but it is ${imitator}, which speaks MongoDB's protocol and lacks transactions and change streams. Point MONGODB_URI at a MongoDB, or leave it out: then an embedded one is used.`;
  }
  if (isTooOld(hello)) return tooOld(hosts);
  if (hello['isreplicaset'] === true) return notInitiated(hosts);
  if (hello['arbiterOnly'] === true) return explainArbiter(hosts, hello);
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') {
    return (
      `Expected a replica set or a sharded cluster at ${hosts}, but it is a standalone mongod, which has neither transactions nor change streams. ` +
      'Start it with --replSet rs0 and run rs.initiate() once in mongosh; one member is enough.'
    );
  }
  return hello['isWritablePrimary'] === true
    ? null
    : `Expected a server that accepts writes at ${hosts}, but it is not the primary of replica set ${String(hello['setName'])}. Name the whole set in MONGODB_URI and leave directConnection out.`;
}

/** FerretDB 1 says `ferretdbVersion`, FerretDB 2 has a document `ferretdb`. */
function imitatorIn({ ferretdbVersion, ferretdb }: Document): string | null {
  if (ferretdbVersion !== undefined) return `FerretDB ${String(ferretdbVersion)}`;
  if (ferretdb === undefined) return null;
  const { version } = Object(ferretdb) as { readonly version?: string };
  return version === undefined ? 'FerretDB' : `FerretDB ${version}`;
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

function explainConnect(
  error: unknown,
  client: MongoClient,
  introductions: Introductions,
): unknown {
  const hosts = hostsOf(client);
  if (error instanceof MongoServerError && [18, 8000].includes(Number(error.code))) {
    return new StartupError(
      `MongoDB at ${hosts} refused the user or password in MONGODB_URI. Check both, and authSource.`,
    );
  }
  if (error instanceof MongoServerSelectionError) {
    return explainSelection(error, client, introductions);
  }
  if (error instanceof MongoError || isDnsError(error)) {
    return new StartupError(`Cannot use MONGODB_URI (${hosts}): ${error.message}`);
  }
  return error;
}

function isDnsError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('query');
}
