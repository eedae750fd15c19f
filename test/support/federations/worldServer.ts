import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { parse } from 'graphql';
import { createRemoteSubgraph } from '../../../src/gateway/remote/createRemoteSubgraph.ts';
import { parseRemoteOptions } from '../../../src/gateway/remote/options.ts';
import type { Subgraph } from '../../../src/gateway/subgraph.ts';
import { createLogger } from '../../../src/observing/log.ts';
import { PATIENCE } from '../patience.ts';
import type { WorldGraph } from './worldSubgraph.ts';

/** The breaker stays closed: subgraphs here fail on purpose, and each answer counts. */
const OPTIONS = { ...PATIENCE, messages: 'pass', breaker: { minFailures: 1000, window: 1000 } };

/** A subgraph over the world behind a real HTTP server; closing it ends the server as well. */
export async function serveWorldGraph(name: string, graph: WorldGraph): Promise<Subgraph> {
  const server = createServer((request, response) => {
    void answerRequest(graph, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address.
  const { port } = server.address() as AddressInfo;
  const parsed = parseRemoteOptions(OPTIONS);
  if (parsed.state === 'invalid') throw new Error(parsed.problems.join('\n'));
  const subgraph = createRemoteSubgraph({
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    options: parsed.options,
    log: createLogger({ logLevel: 'fatal', logFormat: 'json' }),
  });
  return {
    ...subgraph,
    close: async () => {
      await subgraph.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answerRequest(
  graph: WorldGraph,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Only the gateway sends here.
  const { query, variables = {} } = (await json(request)) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const asked = { document: parse(query), variables };
  if (request.headers.accept?.includes('text/event-stream') !== true) {
    const answer = await graph.execute(asked);
    response.setHeader('content-type', 'application/graphql-response+json');
    response.end(JSON.stringify(answer));
    return;
  }
  response.setHeader('content-type', 'text/event-stream');
  for await (const event of graph.subscribe(asked))
    response.write(`event: next\ndata: ${JSON.stringify(event)}\n\n`);
  response.end('event: complete\n\n');
}
