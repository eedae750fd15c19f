import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between clients and a mongod, and can meddle with the connections of change streams alone. */
export interface StreamProxy {
  readonly port: number;
  /** Closes each at the next command, so that its answer is lost. One that is idle would not be missed. */
  cut(): void;
  /** Lets nothing through any more, without closing anything, also for those to come. */
  stall(): void;
  /** Lets through again. */
  flow(): void;
  close(): Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  isStream: boolean;
  isToBeCut: boolean;
}

export async function startStreamProxy(target: number): Promise<StreamProxy> {
  const links = new Set<Link>();
  let isStalled = false;
  const streams = (): readonly Link[] => [...links].filter(({ isStream }) => isStream);
  const listener = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    const link: Link = { client, server, isStream: false, isToBeCut: false };
    links.add(link);
    client.on('data', (data) => {
      // What continues a stream may come on another connection than what opened it.
      link.isStream ||= data.includes('$changeStream') || data.includes('$cmd.aggregate');
      if (link.isToBeCut) client.destroy();
      else if (!(isStalled && link.isStream)) server.write(data);
    });
    server.on('data', (data) => {
      if (!(isStalled && link.isStream)) client.write(data);
    });
    for (const end of [client, server]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        links.delete(link);
        client.destroy();
        server.destroy();
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected a TCP address.');
  return {
    port: address.port,
    cut: () => {
      for (const link of streams()) link.isToBeCut = true;
    },
    stall: () => {
      isStalled = true;
    },
    flow: () => {
      isStalled = false;
    },
    close: async () => {
      for (const { client } of links) client.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
