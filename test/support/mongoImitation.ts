import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** Answers everything by what it says of itself: `hello`, `buildInfo` and no more. */
export async function startImitation(
  hello: Readonly<Record<string, unknown>>,
  build: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly host: string; readonly close: () => void }> {
  const sockets: Socket[] = [];
  const said = BSON.serialize({
    ...{ ok: 1, ismaster: true, helloOk: true, minWireVersion: 0, maxBsonObjectSize: 16_777_216 },
    ...{ maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, localTime: new Date() },
    ...hello,
    ...build,
  });
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (request: Buffer) => {
      const [opQuery, opReply, opMessage] = [2004, 1, 2013];
      const isQuery = request.readInt32LE(12) === opQuery;
      const body = Buffer.concat([Buffer.alloc(isQuery ? 20 : 5), said]);
      if (isQuery) body.writeInt32LE(1, 16);
      const header = Buffer.alloc(16);
      header.writeInt32LE(16 + body.length, 0);
      header.writeInt32LE(request.readInt32LE(4), 8);
      header.writeInt32LE(isQuery ? opReply : opMessage, 12);
      socket.write(Buffer.concat([header, body]));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
