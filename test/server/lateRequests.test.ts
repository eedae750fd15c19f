import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { clientErrorAnswerer } from '../../src/server/clientErrors.ts';
import { createHttpServer } from '../../src/server/httpServer.ts';
import { bePatient } from '../../src/server/patience.ts';

const HEAD = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A connection that the server has taken. */
async function connectTo(head: number): Promise<Socket> {
  const server = createHttpServer((_request, response) => response.end('in time'), {
    head,
    whole: head,
    lookEvery: 10,
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await Promise.all([once(socket, 'connect'), once(server, 'connection')]);
  return socket;
}

/** Lets this process do nothing at all. */
function holdUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('a request that comes in too slowly', () => {
  it('is refused with 408', async () => {
    const socket = await connectTo(20);
    socket.write(HEAD);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is answered where it was there in time, and the process was held up', async () => {
    const socket = await connectTo(1000);
    socket.write(`${HEAD}\r\n`);
    holdUp(1500);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [^]*in time/);
  });

  it('goes on where what it is for takes as long as it needs', async () => {
    let hurry = (): void => undefined;
    const server = createHttpServer(
      (request, response) => {
        hurry = bePatient(request.socket);
        void text(request).then((body) => response.end(body));
      },
      { head: 20, whole: 20, lookEvery: 10 },
    );
    servers.push(server);
    const answer = clientErrorAnswerer('*');
    const looked = once(server, 'clientError').then((given) => {
      answer(...(given as Parameters<typeof answer>));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(`${HEAD.replace('GET', 'POST')}content-length: 8\r\n\r\nfirst`);
    await looked;
    socket.write('end');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [^]*firstend/);
    hurry();
  });
});
