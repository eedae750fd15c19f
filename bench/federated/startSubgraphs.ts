import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cores } from '../cores.ts';
import { startVariant } from '../startVariant.ts';
import { composeSupergraph } from './composeSupergraph.ts';
import type { Behind } from './scenarios.ts';
import { schemas } from './schemas.ts';

export interface RunningSubgraphs {
  readonly behind: Behind;
  readonly pid: number;
  /** Requests that came so far. */
  readonly count: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

interface StartOptions {
  readonly dir: string;
  readonly cores: Cores | null;
  /** How long each answer is kept back. */
  readonly answerAfterMs: number;
}

/** Starts the process that all subgraphs are in, and writes the files that name them. */
export async function startSubgraphs({
  dir,
  cores,
  answerAfterMs,
}: StartOptions): Promise<RunningSubgraphs> {
  const server = await startVariant(
    {
      name: 'subgraphs',
      description: 'three subgraphs that remember their answers',
      nodeArguments: ['bench/federated/servers/subgraphs.ts'],
      settings: { ANSWER_AFTER_MS: String(answerAfterMs) },
      path: '/centers',
    },
    {
      mongodbUri: '',
      body: JSON.stringify({ query: '{ __typename }' }),
      // Beside what asks: the server under test has a core to itself.
      cores: cores && { server: cores.rest, rest: cores.rest },
      dir,
    },
  );
  const { origin } = new URL(server.url);
  const behind: Behind = {
    subgraphsUrl: origin,
    supergraphFile: join(dir, 'supergraph.graphql'),
    listFile: join(dir, 'supergraph.yaml'),
  };
  await composeSupergraph(origin, behind.supergraphFile);
  await writeFile(join(dir, 'ratings.graphql'), schemas.ratings);
  await writeFile(behind.listFile, printList(origin));
  return {
    behind,
    pid: server.pid,
    count: async () => Number(await (await fetch(`${origin}/count`)).text()),
    stop: server.stop,
  };
}

function printList(url: string): string {
  return `subgraphs:
  ratings:
    routing_url: ${url}/ratings
    schema:
      file: ./ratings.graphql
`;
}
