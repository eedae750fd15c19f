import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, printSchema } from 'graphql';
import { Registry } from 'prom-client';
import { readConfig } from '../../src/settings/config.ts';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { startLiveGraph, type LiveGraph } from '../../src/gateway/live/liveGraph.ts';
import { createLiveMetrics } from '../../src/gateway/live/liveMetrics.ts';
import { createRemotes } from '../../src/gateway/live/remotes.ts';
import type { OwnGraph } from '../../src/gateway/live/ownGraph.ts';
import { followSubgraphList } from '../../src/gateway/live/subgraphListFile.ts';
import { createLocalSubgraph } from '../../src/gateway/localSubgraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { createLogger } from '../../src/observing/log.ts';
import type { OperationFiles } from '../../src/operations/operationFiles.ts';
import { createServer } from '../../src/server/server.ts';
import type { Server } from '../../src/server/serverParts.ts';
import { linked } from './httpSubgraph.ts';

const SDL = `
interface Node { id: ID! }
type Center implements Node @key(fields: "id") { id: ID! name: String! }
type Query { center(id: ID!): Center node(id: ID!): Node }
`;

/** A graph of centers in memory, as our own. */
export function ownCenters(): OwnGraph {
  const center = ({ id }: { readonly id: string }) => ({
    __typename: 'Center',
    id,
    name: `Name of ${id}`,
  });
  const find = (_root: unknown, { id }: { readonly id: string }) => center({ id });
  const sdl = linked(SDL);
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(sdl),
      resolvers: {
        Query: { center: find, node: find },
        Center: { __resolveReference: async (known: { readonly id: string }) => center(known) },
      },
    },
  ]);
  const named = (name: string) => ({ name, url: `http://127.0.0.1:1/${name}`, sdl });
  const schemas = {
    whole: named('mep-graph'),
    domains: [named('centers')],
    apiSdl: SDL.replace('@key(fields: "id")', ''),
    closedInterfaces: ['Node'],
  };
  const composition = composeGateway(schemas, []);
  if (composition.kind === 'failed') throw new Error('Expected our own schema to compose.');
  const api = composition.supergraph.schema;
  const ask: Graph['execute'] = async ({ document, operationName, variables }) =>
    execute({ schema, document, operationName, variableValues: variables });
  const graph: Graph = {
    schema: api,
    sdl: printSchema(api),
    supergraphSdl: composition.publicSdl,
    cacheHints: { hintAt: () => undefined, isElsewhere: () => false },
    // Nothing ever changes here.
    freshness: { sequence: 0, lastChange: () => 0, isLive: () => true },
    execute: ask,
    subscribe: async function* () {
      yield { errors: [] };
    },
  };
  return {
    schemas,
    open: graph,
    guard: () => graph,
    subgraph: createLocalSubgraph('mep-graph', graph),
  };
}

export interface LiveServer {
  readonly url: string;
  readonly live: LiveGraph;
  readonly server: Server;
  readonly registry: Registry;
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  readonly file: string;
  /** Writes the list, or another file beside it. */
  write(text: string, name?: string): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** Default: centers in memory. */
  readonly own?: OwnGraph;
  readonly identify?: Identify;
  /** Default: none. */
  readonly operations?: OperationFiles;
}

/** A real server over our own graph and the subgraphs in a list, which can be rewritten. */
export async function startLiveServer(
  list: string,
  files: Readonly<Record<string, string>> = {},
  { own = ownCenters(), identify, operations }: Options = {},
): Promise<LiveServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-list-'));
  const file = join(folder, 'supergraph.yaml');
  const write = async (text: string, name = 'supergraph.yaml') => {
    // Put in its place as a whole: nobody who looks meanwhile finds an empty file.
    const beside = `${folder}.${name}`;
    await writeFile(beside, text);
    await rename(beside, join(folder, name));
  };
  await Promise.all([
    write(list),
    ...Object.entries(files).map(([name, text]) => write(text, name)),
  ]);
  const config = readConfig({ port: '0', logFormat: 'json' }, {});
  const logged: Record<string, unknown>[] = [];
  const log = createLogger(config, {
    write: (line) => {
      logged.push(JSON.parse(line) as Record<string, unknown>);
    },
  });
  const registry = new Registry();
  let live: LiveGraph | null = null;
  const server = await createServer({
    config,
    log,
    registry,
    pages: { playground: '/nowhere', docs: '/nowhere' },
    readiness: async () => ({ state: 'ready', details: { supergraph: live?.status() } }),
    ...(identify && { identify }),
    ...(operations && { operations }),
  });
  const url = await server.listen();
  const metrics = createLiveMetrics(registry);
  const close = async () => {
    await server.close();
    await live?.close();
    await rm(folder, { recursive: true });
  };
  try {
    live = await startLiveGraph({
      recipe: followSubgraphList({
        file,
        own,
        readVariable: (name) => (name === 'TOKEN' ? 'secret-token' : undefined),
        remotes: createRemotes(log, metrics),
        log,
        guarding: {},
      }),
      serve: (graph) => server.serve(graph),
      log,
      metrics,
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { url, live, server, registry, logged, file, write, close };
}
