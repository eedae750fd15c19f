import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { productFlags } from '../productFlags.ts';
import { caches, type Variant } from '../variants.ts';

/** What was started for the servers under test to ask. */
export interface Behind {
  /** Of the subgraphs, each at the path of its name. */
  readonly subgraphsUrl: string;
  /** The supergraph of all three. */
  readonly supergraphFile: string;
  /** Our own graph with the one named `ratings`, as `--subgraphs` takes it. */
  readonly listFile: string;
}

export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** In `queries/`. */
  readonly queryFile: string;
  /** Many, so that no two requests that are under way at once are the same. */
  readonly variables: readonly Readonly<Record<string, number>>[];
  /** Whether each request has a text of its own. */
  readonly isNumbered?: boolean;
  /** How long subgraphs wait before they answer; 0 for not at all. */
  readonly answerAfterMs: number;
  readonly variants: (behind: Behind) => readonly Variant[];
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const servers = 'bench/federated/servers';
const bench = join(import.meta.dirname, '..');

const remote = {
  queryFile: 'remote.graphql',
  variables: range(97).map((offset) => ({ offset })),
  variants: remoteVariants,
};

/** Subgraphs as those of others are: they take their time, and many requests are under way at once. */
export const late: Scenario = {
  ...remote,
  name: 'late',
  description: 'the same, from subgraphs that answer after 4 ms',
  answerAfterMs: 4,
};

export const scenarios: readonly Scenario[] = [
  {
    ...remote,
    name: 'remote',
    description: 'three subgraphs over HTTP, three fetches one after the other, 100 entities',
    answerAfterMs: 0,
  },
  late,
  {
    ...remote,
    name: 'unseen',
    description: 'the first, and no text comes twice',
    isNumbered: true,
    answerAfterMs: 0,
  },
  {
    name: 'mixed',
    description: 'our own domains over MongoDB, and one subgraph over HTTP',
    queryFile: 'mixed.graphql',
    variables: range(24).map((index) => ({
      centers: 15 + (index % 6),
      resources: 3 + Math.floor(index / 6),
    })),
    answerAfterMs: 0,
    variants: ({ subgraphsUrl, listFile }) => [
      {
        name: 'floor',
        description:
          'node:http, the same reads and fetch, and a merge by hand; knows only this query',
        nodeArguments: [...productFlags, `${servers}/floorMixed.ts`],
        settings: { SUBGRAPHS_URL: subgraphsUrl },
        path: '/',
      },
      {
        name: 'mep-graph',
        description: 'this server with `--subgraphs`',
        nodeArguments: [...productFlags, 'src/bin.js', 'serve', '--subgraphs', listFile],
        settings: caches.none,
        path: '/graphql',
      },
    ],
  },
];

/** What servers are asked in turns. */
export async function bodiesOf(scenario: Scenario): Promise<readonly string[]> {
  const { queryFile, variables, isNumbered = false } = scenario;
  const text = await readFile(join(import.meta.dirname, 'queries', queryFile), 'utf8');
  const query = isNumbered ? text.replace(/^query (\w+)/, 'query $1__N__') : text;
  return variables.map((values) => JSON.stringify({ query, variables: values }));
}

function remoteVariants(behind: Behind): readonly Variant[] {
  return [
    {
      name: 'floor',
      description: 'node:http, undici, the same fetches and a merge by hand; knows only this query',
      nodeArguments: [...productFlags, `${servers}/floor.ts`],
      settings: { SUBGRAPHS_URL: behind.subgraphsUrl },
      path: '/',
    },
    {
      name: 'mep-graph',
      description: 'this server with `--supergraph`',
      nodeArguments: [
        ...productFlags,
        'src/bin.js',
        'serve',
        '--supergraph',
        behind.supergraphFile,
      ],
      settings: caches.none,
      path: '/graphql',
    },
    ...hiveGateways(behind),
    ...hiveRouter(behind.supergraphFile),
    ...apolloGateway(behind),
  ];
}

function hiveGateways({ supergraphFile }: Behind): readonly Variant[] {
  return [
    hiveGateway(supergraphFile),
    {
      ...hiveGateway(supergraphFile, []),
      name: 'hive-gateway-js',
      description: 'Hive Gateway with its default planner, nothing shared between requests',
    },
  ];
}

export function hiveGateway(
  supergraphFile: string,
  options: readonly string[] = ['--hive-router-runtime'],
): Variant {
  return {
    name: 'hive-gateway-rust',
    description: 'Hive Gateway with the Rust planner, nothing shared between requests',
    nodeArguments: [
      '--no-deprecation',
      'bench/node_modules/@graphql-hive/gateway/dist/bin.js',
      'supergraph',
      supergraphFile,
      '--config-path',
      `${servers}/hiveGateway.config.js`,
      ...options,
    ],
    path: '/graphql',
  };
}

/** Only where HIVE_ROUTER names the binary. */
export function hiveRouter(supergraphFile: string): readonly Variant[] {
  const command = process.env['HIVE_ROUTER'] ?? '';
  if (command === '') return [];
  return [
    {
      name: 'hive-router',
      description: 'Hive Router (Rust), nothing shared between requests',
      command,
      nodeArguments: [],
      settings: {
        SUPERGRAPH_FILE_PATH: supergraphFile,
        ROUTER_CONFIG_FILE_PATH: join(bench, 'federated', 'servers', 'hiveRouter.yaml'),
      },
      path: '/graphql',
    },
  ];
}

/** Under the Elastic licence: measured only where somebody has installed it beside its server. */
function apolloGateway({ supergraphFile }: Behind): readonly Variant[] {
  const folder = join(bench, 'federated', 'apollo-gateway');
  if (!existsSync(join(folder, 'node_modules'))) return [];
  return [
    {
      name: 'apollo-gateway',
      description: '@apollo/gateway on Apollo Server with their defaults',
      nodeArguments: [join(folder, 'server.js')],
      settings: { SUPERGRAPH_FILE: supergraphFile },
      path: '/',
    },
  ];
}
