import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, type GraphQLSchema } from 'graphql';

export interface SubgraphCode {
  readonly sdl: string;
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A Federation 2 subgraph behind a real HTTP server. */
export interface HttpSubgraph {
  readonly url: string;
  /** How often `_service` was asked, and headers of the last request. */
  readonly schemaRequests: () => number;
  readonly lastHeaders: () => Readonly<Record<string, unknown>>;
  /** Open now. */
  readonly connections: () => number;
  /** Answers by this from now on; a text is an SDL that nothing answers. */
  become(code: SubgraphCode | string): void;
  close(): Promise<void>;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable", "@external", "@provides", "@requires", "@tag"])\n';

/** Listens on a free port, or on one that another had before. */
export async function serveSubgraph(code: SubgraphCode | string, port = 0): Promise<HttpSubgraph> {
  let schema: GraphQLSchema | string = schemaOf(code);
  let schemaRequests = 0;
  let lastHeaders = {};
  let connections = 0;
  const server = createServer((request, response) => {
    void (async () => {
      // Only tests send here.
      const { query, variables } = (await json(request)) as { query: string; variables?: object };
      lastHeaders = request.headers;
      if (query.includes('_service')) schemaRequests += 1;
      const answer =
        typeof schema === 'string'
          ? { data: { _service: { sdl: schema } } }
          : await graphql({ schema, source: query, variableValues: { ...variables } });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    })();
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => {
      connections -= 1;
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address.
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    schemaRequests: () => schemaRequests,
    lastHeaders: () => lastHeaders,
    connections: () => connections,
    become: (next) => {
      schema = schemaOf(next);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** An SDL that begins with a link to the federation. */
export function linked(sdl: string): string {
  return LINK + sdl;
}

function schemaOf(code: SubgraphCode | string): GraphQLSchema | string {
  if (typeof code === 'string') return code;
  const { sdl, resolvers = {} } = code;
  // The library types resolvers by a schema it does not know.
  return buildSubgraphSchema([{ typeDefs: parse(linked(sdl)), resolvers: resolvers as never }]);
}
