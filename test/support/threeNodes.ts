import { rm } from 'node:fs/promises';
import path from 'node:path';
import { findMongod } from '../../src/mongo/binary.ts';
import { createClient } from '../../src/mongo/client.ts';
import { dataFolder } from '../../src/mongo/folder.ts';
import { freePort, type Mongod, replicaSetName, startMongod } from '../../src/mongo/mongod.ts';
import { prepareFolder } from '../../src/mongo/prepareFolder.ts';
import { userCacheDir } from './cacheDir.ts';
import { makeMongodFolder } from './mongodFolder.ts';
import { MONGODB_PATIENCE } from './patience.ts';
import { stepDown } from './stepDown.ts';
import { until } from './until.ts';

export interface ThreeNodes {
  readonly uri: string;
  /** Makes the primary step down, so that another one is elected. */
  stepDown(): Promise<void>;
  killPrimary(): Promise<void>;
  close(): Promise<void>;
}

/** A primary, a secondary that is never elected, and an arbiter, which has no data. */
export interface PrimaryAndArbiter {
  readonly uri: string;
  readonly arbiter: string;
  /** From then on no write is acknowledged by a majority. */
  stopSecondary(): Promise<void>;
  close(): Promise<void>;
}

/** A replica set of three members that hold elections. */
export async function startThreeNodes(): Promise<ThreeNodes> {
  const { uri, hosts, members, close } = await startSet([{}, {}, {}]);
  return {
    uri,
    killPrimary: async () => {
      const client = createClient(uri);
      const hello = await client.db('admin').command({ hello: 1 });
      const primary = String(hello['primary']);
      await client.close();
      const mongod = members[hosts.indexOf(primary)]?.mongod;
      if (mongod === undefined) throw new Error(`Expected a primary of the set, got ${primary}.`);
      process.kill(mongod.pid, 'SIGKILL');
      await mongod.exited;
    },
    stepDown: async () => stepDown(uri, { replSetStepDown: 240, secondaryCatchUpPeriodSecs: 180 }),
    close,
  };
}

/** A replica set of one, which can be killed, frozen and started again. */
export interface OneNode {
  readonly uri: string;
  signal(signal: NodeJS.Signals): void;
  /** After it was killed. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

export async function startOneNode(): Promise<OneNode> {
  const { uri, members, close } = await startSet([{}]);
  const [member] = members;
  if (member === undefined) throw new Error('Expected a member');
  return {
    uri,
    signal: (signal) => {
      process.kill(member.mongod.pid, signal);
    },
    startAgain: async () => {
      await member.mongod.exited;
      await member.start();
    },
    close,
  };
}

export async function startPrimaryAndArbiter(): Promise<PrimaryAndArbiter> {
  const { uri, hosts, members, close } = await startSet([
    {},
    { priority: 0 },
    { arbiterOnly: true },
  ]);
  return {
    uri,
    arbiter: hosts[2] ?? '',
    stopSecondary: async () => members[1]?.mongod.stop(10_000),
    close,
  };
}

interface MemberOptions {
  readonly priority?: number;
  readonly arbiterOnly?: boolean;
}

interface Member {
  mongod: Mongod;
  readonly port: number;
  readonly start: () => Promise<void>;
}

interface StartedSet {
  readonly uri: string;
  readonly hosts: readonly string[];
  readonly members: readonly Member[];
  readonly close: () => Promise<void>;
}

async function startSet(options: readonly MemberOptions[]): Promise<StartedSet> {
  const root = await makeMongodFolder();
  const mongodBinary = process.env['MONGOD_BINARY'];
  const cacheDir = userCacheDir();
  const binary = await findMongod(
    { cacheDir, ...(mongodBinary !== undefined && { mongodBinary }) },
    () => undefined,
  );
  const members = await Promise.all(
    options.map(async (_, index) => {
      const folder = dataFolder(path.join(root, String(index)));
      await prepareFolder(folder);
      const port = await freePort();
      const start = async (): Promise<Mongod> => {
        const mongod = startMongod({ binary, folder, port });
        await Promise.race([mongod.ready, mongod.exited]);
        return mongod;
      };
      const member: Member = {
        port,
        mongod: await start(),
        start: async () => {
          member.mongod = await start();
        },
      };
      return member;
    }),
  );
  const hosts = members.map(({ port }) => `127.0.0.1:${port}`);
  const first = createClient(
    `mongodb://${hosts[0] ?? ''}/?directConnection=true&${MONGODB_PATIENCE}`,
  );
  await first.db('admin').command({
    replSetInitiate: {
      _id: replicaSetName,
      settings: { electionTimeoutMillis: 2000 },
      members: hosts.map((host, _id) => ({ _id, host, ...options[_id] })),
    },
  });
  await first.close();
  await Promise.all(hosts.map(untilMember));
  return {
    uri: `mongodb://${hosts.join(',')}/?replicaSet=${replicaSetName}&serverSelectionTimeoutMS=240000`,
    hosts,
    members,
    close: async () => {
      await Promise.all(members.map(({ mongod }) => mongod.stop(10_000)));
      await rm(root, { recursive: true });
    },
  };
}

/** Until it has heard of its set: before, it is nothing in particular. */
async function untilMember(host: string): Promise<void> {
  const client = createClient(`mongodb://${host}/?directConnection=true&${MONGODB_PATIENCE}`);
  await until(`${host} to be a member of its set`, async () => {
    const { setName } = await client.db('admin').command({ hello: 1 });
    return setName === replicaSetName;
  });
  await client.close();
}
