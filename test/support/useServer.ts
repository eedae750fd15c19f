import { afterAll, beforeAll, expect } from '@jest/globals';
import { startServer, type TestServer } from './startServer.ts';

/** One server for all tests of the calling file, or of the calling group. */
export function useServer(options: Parameters<typeof startServer>[0] = {}): TestServer {
  let started: TestServer | null = null;
  beforeAll(async () => {
    started = await startServer(options);
  });
  afterAll(() => started?.server.close());
  const running = () => {
    if (started === null) throw new Error('Expected a test to be running.');
    return started;
  };
  return {
    get url() {
      return running().url;
    },
    get server() {
      return running().server;
    },
    get graph() {
      return running().graph;
    },
    get logged() {
      return running().logged;
    },
  };
}

/** What a client sees of a request that is refused as a whole. */
export function failure(code: string, message: unknown = expect.any(String)): object {
  return { errors: [expect.objectContaining({ message, extensions: { code } })] };
}
