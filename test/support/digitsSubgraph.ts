import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, isScalarType, isSpecifiedScalarType, Kind, parse } from 'graphql';
import { ExactNumber, parseExactly } from '../../src/answer/exactNumber.ts';
import { linked, type SubgraphCode } from './httpSubgraph.ts';

export interface DigitsSubgraph {
  readonly url: string;
  /** Bodies as they came. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

/** A subgraph whose custom scalars are numbers with all their digits, as in languages that have such; `written` has the last word. */
export async function serveDigits(
  { sdl, resolvers = {} }: SubgraphCode,
  written = (answer: string) => answer,
): Promise<DigitsSubgraph> {
  const schema = buildSubgraphSchema([
    // The library types resolvers by a schema it does not know.
    { typeDefs: parse(linked(sdl)), resolvers: resolvers as never },
  ]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) continue;
    const { parseLiteral } = type;
    // graphql-js makes a double of any literal.
    type.parseLiteral = (node, variables) =>
      'value' in node && typeof node.value === 'string' && node.kind !== Kind.STRING
        ? new ExactNumber(node.value)
        : parseLiteral(node, variables);
  }
  const received: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      received.push(body);
      // Only the gateway of a test sends here.
      const { query, variables } = parseExactly(body) as { query: string; variables?: object };
      const answer = await graphql({ schema, source: query, variableValues: { ...variables } });
      response.setHeader('content-type', 'application/json').end(written(JSON.stringify(answer)));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
