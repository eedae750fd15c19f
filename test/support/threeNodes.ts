import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findMongod } from '../../src/mongo/binary.ts';
import { createClient } from '../../src/mongo/client.ts';
import { dataFolder } from '../../src/mongo/folder.ts';
import { freePort, replicaSetName, startMongod } from '../../src/mongo/mongod.ts';
import { prepareFolder } from '../../src/mongo/prepareFolder.ts';
import { userCacheDir } from './cacheDir.ts';
import { MONGODB_PATIENCE } from './patience.ts';

export interface ThreeNodes {
  readonly uri: string;
  /** Makes the primary step down, so that another one is elected. */
  stepDown(): Promise<void>;
  close(): Promise<void>;
}

/** A replica set of three members that hold elections. */
export async function startThreeNodes(): Promise<ThreeNodes> {
  const root = await mkdtemp(path.join(tmpdir(), 'mep-graph-set-'));
  const mongodBinary = process.env['MONGOD_BINARY'];
  const cacheDir = userCacheDir();
  const binary = await findMongod(
    { cacheDir, ...(mongodBinary !== undefined && { mongodBinary }) },
    () => undefined,
  );
  const members = await Promise.all(
    [0, 1, 2].map(async (index) => {
      const folder = dataFolder(path.join(root, String(index)));
      await prepareFolder(folder);
      const port = await freePort();
      const mongod = startMongod({ binary, folder, port });
      await Promise.race([mongod.ready, mongod.exited]);
      return { port, mongod };
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
      members: hosts.map((host, _id) => ({ _id, host })),
    },
  });
  await first.close();
  const uri = `mongodb://${hosts.join(',')}/?replicaSet=${replicaSetName}&serverSelectionTimeoutMS=240000`;
  return {
    uri,
    stepDown: async () => {
      const client = createClient(uri);
      await client.db('admin').command({ replSetStepDown: 240, secondaryCatchUpPeriodSecs: 180 });
      await client.close();
    },
    close: async () => {
      await Promise.all(members.map(({ mongod }) => mongod.stop(10_000)));
      await rm(root, { recursive: true });
    },
  };
}
