import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to a mongod, which can be lost. */
export interface WayToServer {
  readonly port: number;
  /** Ends all connections, and takes no more. */
  readonly lose: () => void;
}

/** @param uri - of the mongod on this machine */
export async function openWay(uri: string): Promise<WayToServer> {
  const sockets: Socket[] = [];
  const proxy = createServer((socket) => {
    const server = connect(Number(new URL(uri).port), '127.0.0.1');
    sockets.push(socket, server);
    for (const one of [socket, server]) one.on('error', () => undefined);
    socket.pipe(server).pipe(socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  // It listens on a port.
  const { port } = proxy.address() as AddressInfo;
  return {
    port,
    lose: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}
