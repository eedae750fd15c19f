import { afterAll, beforeAll } from '@jest/globals';
import { accessData } from '../../src/loading/dataAccess.ts';
import { serveSubgraph, type HttpSubgraph } from './httpSubgraph.ts';
import { startLiveServer, type LiveServer } from './liveServer.ts';
import { ownGraphOver } from './ownGraph.ts';
import { patientList } from './patience.ts';
import { realDatabase } from './realData.ts';
import { JSON_HEADERS, send } from './startServer.ts';

const films = {
  sdl: `type Query { films(year: Int, budgetAbove: Int @tag(name: "internal")): [Film!]! }
    type Film @key(fields: "id") {
      id: ID! @tag(name: "internal") title: String! budget: Int @tag(name: "internal") genre: Genre about: Center
    }
    enum Genre { REPORT SECRET @tag(name: "internal") }
    type Center @key(fields: "id") { id: ID! film: Film }`,
  resolvers: {
    Query: { films: () => [film('f1', 'REPORT'), film('f2', 'SECRET')] },
    Center: { film: ({ id }: { readonly id: string }) => film(id, 'REPORT') },
  },
};
const money = {
  sdl: `type Film @key(fields: "id") { id: ID! earned: Int }`,
  resolvers: { Film: { earned: ({ id }: { readonly id: string }) => id.length } },
};

function film(id: string, genre: string): Readonly<Record<string, unknown>> {
  return { id, title: `Film ${id}`, budget: 1, genre, about: { id: 'Center:gamep' } };
}

/** What the list of the server says of contracts at first. */
export const CONTRACTS = `contracts:
  public: { exclude: [internal, funding] }
  money: { include: [funding, common] }
`;

type Ask = (contract: string | null, query: string, variables?: object) => ReturnType<typeof send>;

interface ContractServer {
  readonly server: () => LiveServer;
  /** Those in the list. */
  readonly subgraphs: Map<string, HttpSubgraph>;
  readonly listOf: (contracts: string) => string;
  /** Asks the graph of a contract, or the whole one. */
  readonly ask: Ask;
  readonly body: (...asked: Parameters<Ask>) => Promise<unknown>;
}

/** A server over the product's own data and two subgraphs, with contracts, for the tests of the calling file. */
export function useContractServer(): ContractServer {
  const database = realDatabase();
  const subgraphs = new Map<string, HttpSubgraph>();
  const started: HttpSubgraph[] = [];
  let server: LiveServer;
  const listOf = (contracts: string) =>
    `${patientList({ pollMs: 0 })}subgraphs:\n${[...subgraphs]
      .map(([name, { url }]) => `  ${name}: { schema: { subgraph_url: "${url}" } }\n`)
      .join('')}${contracts}`;
  beforeAll(async () => {
    subgraphs.set('films', await serveSubgraph(films));
    subgraphs.set('money', await serveSubgraph(money));
    started.push(...subgraphs.values());
    const own = ownGraphOver(accessData(database.db, 240_000), {});
    server = await startLiveServer(listOf(CONTRACTS), {}, { own });
  });
  afterAll(async () => {
    await server.close();
    for (const one of started) await one.close();
  });
  const ask: Ask = async (contract, query, variables = {}) =>
    send(`${server.url}${contract === null ? '' : `/contracts/${contract}`}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ query, variables }),
    });
  return {
    server: () => server,
    subgraphs,
    listOf,
    ask,
    body: async (...asked) => (await ask(...asked)).body,
  };
}
