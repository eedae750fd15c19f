import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { clientErrorAnswerer } from '../../../src/server/clientErrors.ts';
import { createHttpServer } from '../../../src/server/httpServer.ts';
import type { World } from './world.ts';

/** The product's HTTP server, which waits for requests for less long than usual. */
export async function startImpatient(): Promise<World> {
  const limits = { head: 20, whole: 20, lookEvery: 10 };
  const server = createHttpServer((_request, response) => response.end(), limits);
  server.on('clientError', clientErrorAnswerer('*'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
