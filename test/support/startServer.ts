import { Registry } from 'prom-client';
import { readConfig } from '../../src/settings/config.ts';
import type { Identify } from '../../src/identity/identify.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { UsageCounts } from '../../src/usage/usageCounts.ts';
import type { OperationFiles } from '../../src/operations/operationFiles.ts';
import type { SettingName } from '../../src/settings/settings.ts';
import { createLogger } from '../../src/observing/log.ts';
import type { ReadinessCheck } from '../../src/server/readiness.ts';
import type { LoopDelay } from '../../src/server/front/loopDelay.ts';
import { createServer } from '../../src/server/server.ts';
import type { Server } from '../../src/server/serverParts.ts';
import { createMemoryGraph, type MemoryGraph } from './memoryGraph.ts';

export interface TestServer {
  readonly url: string;
  readonly server: Server;
  readonly graph: MemoryGraph;
  /** What was logged so far, one object a line. */
  readonly logged: readonly Record<string, unknown>[];
}

interface Options {
  readonly settings?: Partial<Record<SettingName, string>>;
  readonly readiness?: ReadinessCheck;
  readonly playgroundDir?: string;
  /** Default: none. */
  readonly operations?: OperationFiles;
  readonly identify?: Identify;
  readonly docsDir?: string;
  readonly clock?: () => number;
  /** Default: nobody counts. */
  readonly usage?: Pick<UsageCounts, 'note'>;
  /** Default: that of this process. */
  readonly loopDelay?: LoopDelay;
  /** Default: nobody waits for the first graph. */
  readonly startPatienceMs?: number;
  /** Without it, the server stays as it is before there is a graph. */
  readonly isServing?: boolean;
  /** What the graph in memory says of keeping answers. */
  readonly keeping?: Pick<Graph, 'freshness' | 'cacheHints' | 'visibleScopes' | 'costs' | 'work'>;
}

export const JSON_HEADERS = { 'content-type': 'application/json' } as const;

/** A real server on a free port over a graph in memory. */
export async function startServer({
  isServing = true,
  keeping = {},
  ...options
}: Options = {}): Promise<TestServer> {
  const graph = { ...createMemoryGraph(), ...keeping };
  return { ...(await startServerOver(isServing ? graph : null, options)), graph };
}

/** A real server on a free port over any graph, or over none yet. */
export async function startServerOver(
  graph: Graph | null,
  {
    settings = {},
    readiness = async () => ({ state: 'ready', details: { imported: null } }),
    playgroundDir = '/nowhere',
    docsDir = '/nowhere',
    identify,
    operations,
    clock,
    loopDelay,
    usage,
    startPatienceMs = 0,
  }: Omit<Options, 'isServing' | 'keeping'> = {},
): Promise<Omit<TestServer, 'graph'>> {
  const config = readConfig({ port: '0', logLevel: 'debug', logFormat: 'json', ...settings }, {});
  const logged: Record<string, unknown>[] = [];
  const log = createLogger(config, {
    write: (line) => {
      logged.push(JSON.parse(line) as Record<string, unknown>);
    },
  });
  const registry = new Registry();
  const server = await createServer({
    ...{ config, log, readiness, registry, startPatienceMs },
    pages: { playground: playgroundDir, docs: docsDir },
    ...(identify && { identify }),
    ...(operations && { operations }),
    ...(clock && { clock }),
    ...(usage && { usage }),
    ...(loopDelay && { loopDelay }),
  });
  const url = await server.listen();
  if (graph !== null) await server.serve(graph);
  return { url, server, logged };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** Sends a request and reads the answer; `body` is null where it is no JSON. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.match(/[/+]json/) != null;
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, body };
}

/** Asks a server's graph by POST. */
export async function ask(
  { url }: Pick<TestServer, 'url'>,
  query: string,
  more: { readonly variables?: unknown; readonly operationName?: string | undefined } = {},
): Promise<Answer> {
  return send(`${url}/graphql`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ query, ...more }),
  });
}
