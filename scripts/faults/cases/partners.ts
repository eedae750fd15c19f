import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BREAKAGES, startBrokenPartners } from '../brokenPartners.ts';
import { post, startClients } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer } from '../server.ts';

const TIMEOUT_MS = 1000;
/** Beyond its timeout, what this process may take to see an answer on a busy machine. */
const SLACK_MS = 2000;
const TIMES = 8;

export const partners: readonly Fault[] = [
  {
    name: 'partners',
    what: `${BREAKAGES.length} subgraphs, each broken in another way, ${TIMES} questions to each`,
    isSmall: true,
    bounds: { errors: 0, rssMb: 600 },
    run: breakPartners,
  },
];

async function breakPartners(context: FaultContext): Promise<Outcome> {
  const address = await startBrokenPartners(context);
  const list = join(context.folder, 'supergraph.yaml');
  await writeFile(list, listOf(address));
  const server = await startServer(context, { SUBGRAPHS: list });
  const clients = startClients(context, { url: server.url });
  const wrong: string[] = [];
  for (const [number, { what }] of BREAKAGES.entries()) {
    for (let time = 0; time < TIMES; time += 1) {
      // One after the other: the breaker of each is to open.
      const found = await askPartner(server.url, number, context.isTimed);
      if (found !== null) wrong.push(`who ${what}: ${found}`);
    }
  }
  const figures = await clients.stop();
  return outcomeOf(figures, { rssMb: await server.mostRssMb(), wrong });
}

interface Answer {
  readonly data?: { readonly center?: object };
  readonly errors?: readonly {
    readonly path?: unknown;
    readonly extensions?: { readonly subgraph?: string };
  }[];
}

/** What is wrong with the answer to a question in which one partner has a part; null where nothing is. */
async function askPartner(url: string, number: number, isTimed: boolean): Promise<string | null> {
  const query = `{ center(slug: "gamep") { id broken: broken${number} } }`;
  const begun = performance.now();
  const { status, body } = await post(`${url}/graphql`, { body: JSON.stringify({ query }) });
  const ms = performance.now() - begun;
  const { data, errors = [] } = JSON.parse(body) as Answer;
  const places = errors.map(({ path, extensions }) => [path, extensions?.subgraph]);
  const got = JSON.stringify([status, data?.center, places]);
  const center = { id: 'Center:gamep', broken: null };
  const expected = JSON.stringify([200, center, [[['center', 'broken'], `partner${number}`]]]);
  if (got !== expected) return `expected ${expected}, got ${got}`;
  if (body.includes('10.0.0.7')) return 'expected its message to stay in the log';
  const isLate = isTimed && ms > TIMEOUT_MS + SLACK_MS;
  return isLate ? `expected an answer sooner than in ${Math.round(ms)} ms` : null;
}

function listOf(address: string): string {
  const subgraphs = BREAKAGES.map((_breakage, number) => {
    const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])
      type Center @key(fields: "id") { id: ID! broken${number}: String }`;
    return [`partner${number}`, { routing_url: `${address}/${number}`, schema: { sdl } }] as const;
  });
  // JSON is YAML.
  return JSON.stringify({
    'x-mep-graph': { timeoutMs: TIMEOUT_MS },
    subgraphs: Object.fromEntries(subgraphs),
  });
}
