import type { Document, MongoClient, MongoServerSelectionError } from 'mongodb';
import { StartupError } from '../errors.ts';
import { oldestMongoDB } from './client.ts';
import { hostsOf } from './place.ts';

/** What each server has answered last when it was asked who it is, by its address. */
export type Introductions = ReadonlyMap<string, Document>;

/** Collects what servers say of themselves; begin before the client connects. */
export function watchIntroductions(client: MongoClient): Introductions {
  const introductions = new Map<string, Document>();
  client.on('serverHeartbeatSucceeded', ({ connectionId, reply }) => {
    introductions.set(connectionId, reply);
  });
  return introductions;
}

/** Why no server was found that takes writes, from what those that answered say of themselves. */
export function explainSelection(
  error: MongoServerSelectionError,
  client: MongoClient,
  introductions: Introductions,
): StartupError {
  const said = [...introductions];
  const reason = firstReason(said, client) ?? explainSilence(error, client);
  return new StartupError(reason);
}

type Said = readonly (readonly [host: string, hello: Document])[];

function firstReason(said: Said, client: MongoClient): string | null {
  const hosts = hostsOf(client);
  for (const [host, hello] of said) {
    if (hello['isreplicaset'] === true) return notInitiated(hosts);
    const other = explainSetName(host, hello, client.options.replicaSet);
    if (other !== null) return other;
  }
  if (said.some(([, { secondary }]) => secondary === true)) return noPrimary(said, hosts);
  const [arbiter] = said.filter(([, { arbiterOnly }]) => arbiterOnly === true);
  if (arbiter !== undefined) return explainArbiter(...arbiter);
  const old = said.some(([, hello]) => isTooOld(hello));
  return old ? tooOld(hosts) : null;
}

export function isTooOld({ maxWireVersion }: Document): boolean {
  return Number(maxWireVersion) < oldestMongoDB.wireVersion;
}

export function tooOld(hosts: string): string {
  return `Expected MongoDB ${oldestMongoDB.version} or newer at ${hosts}, but it is older. Upgrade it, or point MONGODB_URI at a newer server.`;
}

export function notInitiated(hosts: string): string {
  return `Expected an initiated replica set at ${hosts}, but its members wait for it. Run rs.initiate() once in mongosh.`;
}

/** An arbiter has no data and no users; whoever is sent to it alone finds nothing there. */
export function explainArbiter(host: string, hello: Document): string {
  // What the protocol calls those that are never elected.
  const { setName, hosts = [], passives = [] } = hello as ArbiterHello;
  const members = [...hosts, ...passives].join(',');
  return `Expected a server with data at ${host}, but it is an arbiter of replica set ${String(setName)}, which only votes. Name its members in MONGODB_URI: ${members}.`;
}

interface ArbiterHello {
  readonly setName?: string;
  readonly hosts?: readonly string[];
  readonly passives?: readonly string[];
}

function explainSetName(
  host: string,
  { setName, msg }: Document,
  wanted: string | undefined,
): string | null {
  if (!wanted || setName === wanted) return null;
  const expected = `Expected replica set ${wanted} at ${host}, but`;
  if (msg === 'isdbgrid') {
    return `${expected} it is a router of a sharded cluster. Leave replicaSet out of MONGODB_URI.`;
  }
  return setName === undefined
    ? `${expected} it is a server without a replica set, which has neither transactions nor change streams. Start it with --replSet ${wanted} and run rs.initiate() once in mongosh; one member is enough.`
    : `${expected} the one there is called ${String(setName)}. Write replicaSet=${String(setName)} in MONGODB_URI, or name the hosts of the other.`;
}

function noPrimary(said: Said, hosts: string): string {
  const [, hello] = said.find(([, { secondary }]) => secondary === true) ?? [];
  return `Replica set ${String(hello?.['setName'])} at ${hosts} has no primary, so it accepts no writes. Check that most of its members run and reach each other.`;
}

/** Nobody answered that could be read, at least not under the names that the members have. */
function explainSilence(error: MongoServerSelectionError, client: MongoClient): string {
  const hosts = hostsOf(client);
  const seconds = client.options.serverSelectionTimeoutMS / 1000;
  const named = new Set(client.options.hosts.map(String));
  const servers = [...(error.reason?.servers.values() ?? [])];
  const { setName } = error.reason ?? {};
  if (setName && servers.length > 0 && !servers.some(({ address }) => named.has(address))) {
    const members = servers.map(({ address }) => address).join(',');
    return `Expected to reach the members of replica set ${setName} at ${hosts} by the names they have there, ${members}, but: ${error.message}. Make these names known here, or write directConnection=true in MONGODB_URI for a set of one.`;
  }
  return `Expected MongoDB at ${hosts} to answer within ${seconds} s, but: ${error.message}. ${adviceFor(error)}`;
}

function adviceFor({ message }: Error): string {
  if (/\bclosed\b|ECONNRESET|SSL|TLS|EPROTO/i.test(message)) {
    return 'Something listens there, but does not speak as MongoDB does to us: check the port, and whether it wants tls=true in MONGODB_URI, or tls=false.';
  }
  return 'Check that it runs, and the address in MONGODB_URI; without MONGODB_URI an embedded MongoDB is used.';
}
