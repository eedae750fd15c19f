import { afterEach } from '@jest/globals';
import type { LiveStatus } from '../../src/gateway/live/liveGraph.ts';
import { serveSubgraph, type HttpSubgraph, type SubgraphCode } from './httpSubgraph.ts';
import { startLiveServer, type LiveServer } from './liveServer.ts';
import { patientList } from './patience.ts';
import { ask, send } from './startServer.ts';
import { until } from './until.ts';

interface ListedSubgraphs {
  /** One that listens on a free port, or on one that another had before. */
  readonly subgraph: (code: SubgraphCode | string, port?: number) => Promise<HttpSubgraph>;
  /** A server over a list, and the files it names. */
  readonly start: (list: string, files?: Record<string, string>) => Promise<LiveServer>;
}

/** Subgraphs, and servers over lists of them, that last as long as a test. */
export function useListedSubgraphs(): ListedSubgraphs {
  const closing: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of closing.splice(0).reverse()) await one.close();
  });
  const lasting = <One extends { close(): Promise<void> }>(one: One): One => {
    closing.push(one);
    return one;
  };
  return {
    subgraph: async (code, port) => lasting(await serveSubgraph(code, port)),
    start: async (list, files) => lasting(await startLiveServer(list, files)),
  };
}

/** A list of subgraphs that are asked for their schemas, by default often. */
export function polled(subgraphs: Readonly<Record<string, HttpSubgraph>>, pollMs = 50): string {
  return `${patientList({ pollMs })}subgraphs:\n${Object.entries(subgraphs)
    .map(([name, { url }]) => `  ${name}: { schema: { subgraph_url: "${url}" } }\n`)
    .join('')}`;
}

/** Adds one field to centers, which says its own name. */
export function adds(field: string): SubgraphCode {
  return {
    sdl: `type Center @key(fields: "id") { id: ID! ${field}: String }`,
    resolvers: { Center: { [field]: ({ id }: { readonly id: string }) => `${field} of ${id}` } },
  };
}

/** What a center says, by a selection of its fields. */
export async function fields(server: LiveServer, selection: string): Promise<unknown> {
  return (await ask(server, `{ center(id: "c") { ${selection} } }`)).body;
}

export async function answersWith(server: LiveServer, field: string): Promise<void> {
  await until(`an answer with ${field}`, async () => {
    const body = (await fields(server, field)) as { data?: { center: Record<string, unknown> } };
    return body.data?.center[field] === `${field} of c`;
  });
}

/** What the server says of its graph. */
export async function status({ url }: LiveServer): Promise<LiveStatus> {
  const { body } = await send(`${url}/readyz`);
  return (body as { details: { supergraph: LiveStatus } }).details.supergraph;
}

export async function untilIs(server: LiveServer, state: LiveStatus['state']): Promise<LiveStatus> {
  return until(`a graph that is ${state}`, async () => {
    const found = await status(server);
    return found.state === state && found;
  });
}

/** The number in a line of the server's metrics. */
export async function metric({ registry }: LiveServer, line: RegExp): Promise<number> {
  return Number(line.exec(await registry.metrics())?.[1]);
}
