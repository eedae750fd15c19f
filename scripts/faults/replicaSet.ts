import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createClient } from '../../src/mongo/client.ts';
import { stepDown } from '../../test/support/stepDown.ts';
import { dataFolder } from '../../src/mongo/folder.ts';
import { freePort, replicaSetName, startMongod, type Mongod } from '../../src/mongo/mongod.ts';
import { prepareFolder } from '../../src/mongo/prepareFolder.ts';
import type { FaultContext } from './faultContext.ts';

/** A member of a set, which everybody, the other members too, reaches through a proxy. */
interface Member {
  readonly host: string;
  kill(): Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** After it was killed. */
  restart(): Promise<void>;
  /** Lets nothing through any more, without closing anything. */
  readonly cutOff: () => void;
  readonly reconnect: () => void;
}

export interface ReplicaSet {
  readonly uri: string;
  primary(): Promise<Member>;
  secondaries(): Promise<readonly Member[]>;
  stepDown(): Promise<void>;
}

export interface SetOptions {
  /** How long members wait for a primary that is silent. Default: what MongoDB has, 10 s. */
  readonly electionTimeoutMs?: number;
}

/** Three mongods that hold elections; ended with the fault. */
export async function startReplicaSet(
  context: FaultContext,
  { electionTimeoutMs = 10_000 }: SetOptions = {},
): Promise<ReplicaSet> {
  const members = await Promise.all([0, 1, 2].map((index) => startMember(context, index)));
  const hosts = members.map(({ host }) => host);
  const [first = ''] = hosts;
  const direct = createClient(`mongodb://${first}/?directConnection=true`);
  try {
    await direct.db('admin').command({
      replSetInitiate: {
        _id: replicaSetName,
        members: hosts.map((host, _id) => ({ _id, host })),
        settings: { electionTimeoutMillis: electionTimeoutMs },
      },
    });
  } finally {
    await direct.close();
  }
  const uri = `mongodb://${hosts.join(',')}/?replicaSet=${replicaSetName}`;
  const primaryHost = async (): Promise<string> => {
    const client = createClient(`${uri}&serverSelectionTimeoutMS=60000`);
    try {
      const hello = await client.db('admin').command({ hello: 1 });
      return String(hello['primary']);
    } finally {
      await client.close();
    }
  };
  await primaryHost();
  return {
    uri,
    primary: async () => {
      const host = await primaryHost();
      const found = members.find((member) => member.host === host);
      if (found === undefined) throw new Error(`Expected a primary among ${uri}, got ${host}.`);
      return found;
    },
    secondaries: async () => {
      const host = await primaryHost();
      return members.filter((member) => member.host !== host);
    },
    stepDown: async () => stepDown(uri, { replSetStepDown: 20, secondaryCatchUpPeriodSecs: 10 }),
  };
}

async function startMember(
  { folder: root, mongodBinary: binary, endings }: FaultContext,
  index: number,
): Promise<Member> {
  const folder = dataFolder(join(root, `member${index}`));
  await prepareFolder(folder);
  const port = await freePort();
  const start = async (): Promise<Mongod> => {
    const mongod = startMongod({ binary, folder, port });
    // Also one that is frozen, or still starting.
    endings.push(() => mongod.stop(5000));
    await Promise.race([mongod.ready, mongod.exited]);
    return mongod;
  };
  let mongod = await start();
  const signal = (name: NodeJS.Signals): void => {
    process.kill(mongod.pid, name);
  };
  const proxy = await startProxy(port, endings);
  return {
    host: `127.0.0.1:${proxy.port}`,
    kill: async () => {
      signal('SIGKILL');
      await mongod.exited;
    },
    freeze: () => {
      signal('SIGSTOP');
    },
    thaw: () => {
      signal('SIGCONT');
    },
    restart: async () => {
      mongod = await start();
    },
    cutOff: proxy.cutOff,
    reconnect: proxy.reconnect,
  };
}

interface Proxy {
  readonly port: number;
  readonly cutOff: () => void;
  readonly reconnect: () => void;
}

async function startProxy(target: number, endings: FaultContext['endings']): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (data) => {
      if (!isCut) to.write(data);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const listener = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    pass(client, server);
    pass(server, client);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const closeAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  endings.push(async () => {
    closeAll();
    listener.close();
  });
  // A server that listens on TCP has an address.
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    cutOff: () => {
      isCut = true;
    },
    reconnect: () => {
      isCut = false;
      // What was lost in between, TCP would have sent again; here the connections are of no use any more.
      closeAll();
    },
  };
}
