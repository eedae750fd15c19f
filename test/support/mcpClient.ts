import { afterAll, beforeAll } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { openOperationFiles } from '../../src/operations/operationFiles.ts';
import { realDatabase } from './realData.ts';
import { startServerOver, type TestServer } from './startServer.ts';

/** What a tool says, where that is JSON. */
export interface Said {
  readonly data?: unknown;
  readonly sources?: readonly string[];
  readonly aboutSources?: string;
  readonly leftOut?: readonly string[];
  readonly howToGetMore?: string;
  readonly errors?: readonly { readonly message: string; readonly code?: string }[];
  readonly next?: string;
}

interface Called {
  readonly text: string;
  readonly isError: boolean;
}

interface McpClient {
  readonly url: string;
  readonly client: Client;
  readonly database: ReturnType<typeof realDatabase>;
  readonly call: (name: string, given?: Record<string, unknown>) => Promise<Called>;
  readonly say: (name: string, given?: Record<string, unknown>) => Promise<Said>;
}

/** The official client of a server over the product's own data and operations. */
export function useMcp(
  settings: NonNullable<Parameters<typeof startServerOver>[1]>['settings'] = {},
): McpClient {
  const database = realDatabase();
  const client = new Client({ name: 'test', version: '1.0.0' });
  let started: Omit<TestServer, 'graph'>;
  beforeAll(async () => {
    const log = { info: () => undefined, warn: () => undefined };
    started = await startServerOver(createGraph(accessData(database.db, 10_000)), {
      settings,
      operations: await openOperationFiles({ folder: null, log }),
    });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${started.url}/mcp`)));
  });
  afterAll(async () => {
    await client.close();
    await started.server.close();
  });
  const call: McpClient['call'] = async (name, given = {}) => {
    const { content, isError = false } = await client.callTool({ name, arguments: given });
    const [first] = content;
    return { text: first?.type === 'text' ? first.text : '', isError };
  };
  return {
    get url() {
      return started.url;
    },
    client,
    database,
    call,
    say: async (name, given) => JSON.parse((await call(name, given)).text) as Said,
  };
}
