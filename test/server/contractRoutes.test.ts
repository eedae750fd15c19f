import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { readOperation } from '../../src/operations/operationFile.ts';
import { NO_OPERATIONS } from '../../src/operations/operationFiles.ts';
import { serveSubgraph, type HttpSubgraph } from '../support/httpSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { JSON_HEADERS, send } from '../support/startServer.ts';

const films = {
  sdl: `directive @cacheControl(maxAge: Int) on FIELD_DEFINITION | OBJECT
    type Query { films: [Film!]! }
    type Film @key(fields: "id") @cacheControl(maxAge: 60) { id: ID! title: String! budget: Int @tag(name: "internal") }`,
  resolvers: { Query: { films: () => [{ id: 'f1', title: 'One', budget: 7 }] } },
};
const OPERATIONS = ['query Titles { films { title } }', 'query Budgets { films { title budget } }'];

/** The name of a contract, as a key would be for it. */
const identify: Identify = ([credential = '']) => {
  const [, name = ''] = credential.split(' ');
  const contract = name === 'whole' ? null : name;
  const asker = { ...anonymous, kind: 'key', name, contract } as const;
  return { state: 'known', asker, isForSubgraphs: false };
};

let subgraph: HttpSubgraph;
let server: LiveServer;
beforeAll(async () => {
  subgraph = await serveSubgraph(films);
  const list = `${patientList({ pollMs: 0 })}subgraphs:
  films: { schema: { subgraph_url: "${subgraph.url}" } }
contracts:
  public: { exclude: [internal] }
  other: { exclude: [nothing] }
`;
  const current = OPERATIONS.map((text) => readOperation('test.graphql', text)).flatMap((read) =>
    read.state === 'good' ? [read.operation] : [],
  );
  const operations = { ...NO_OPERATIONS, current: () => current };
  server = await startLiveServer(list, {}, { identify, operations });
});
afterAll(async () => {
  await server.close();
  await subgraph.close();
});

const get = async (path: string, key: string | null = null) =>
  send(server.url + path, { headers: key === null ? {} : { authorization: `Bearer ${key}` } });
const ask = async (path: string, query: string, key: string) =>
  send(server.url + path, {
    method: 'POST',
    headers: { ...JSON_HEADERS, authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
const namesAt = async (path: string, key: string | null = null) => {
  const { body } = await get(path, key);
  return (body as { operations: { name: string }[] }).operations.map(({ name }) => name);
};

describe('a contract', () => {
  it('has the operations that it can answer, and no others', async () => {
    expect(await namesAt('/operations.json')).toEqual(['Budgets', 'Titles']);
    expect(await namesAt('/contracts/public/operations.json')).toEqual(['Titles']);
    expect(await namesAt('/contracts/other/operations.json')).toEqual(['Budgets', 'Titles']);
  });

  it('has their data by URL, and none of the others', async () => {
    const { status, text, headers } = await get('/contracts/public/api/Titles.csv');
    expect([status, text, headers.get('content-type')]).toEqual([
      200,
      'Title\r\nOne\r\n',
      'text/csv; charset=utf-8',
    ]);
    expect((await get('/contracts/public/api/Titles.json')).body).toEqual({
      films: [{ title: 'One' }],
    });
    expect((await get('/contracts/public/api/Titles.schema.json')).status).toBe(200);
    const hidden = await get('/contracts/public/api/Budgets.json');
    const missing = await get('/contracts/public/api/Nothing.json');
    expect([hidden.status, hidden.text]).toEqual([404, missing.text.replace('Nothing', 'Budgets')]);
    expect((await get('/contracts/nobody/api/Titles.json')).status).toBe(404);
  });

  it('has their types, and none of the others', async () => {
    const { text } = await get('/contracts/public/operations/index.d.ts');
    expect(text).toContain('Titles');
    expect(text).not.toMatch(/budget/i);
    expect((await get('/contracts/public/operations/Budgets.d.ts')).status).toBe(404);
  });
});

describe('a key for a contract', () => {
  it('sees that and nothing else, wherever it asks', async () => {
    const refused = { errors: [expect.objectContaining({ message: NO_BUDGET })] };
    for (const path of ['/graphql', '/contracts/public/graphql']) {
      // The second time, it is answered on the short way.
      for (let time = 1; time <= 3; time += 1) {
        const titles = await ask(path, '{ films { title } }', 'public');
        expect(titles.body).toEqual({ data: { films: [{ title: 'One' }] } });
        expect((await ask(path, '{ films { budget } }', 'public')).body).toEqual(refused);
        const whole = await ask('/graphql', '{ films { budget } }', 'whole');
        expect(whole.body).toEqual({ data: { films: [{ budget: 7 }] } });
      }
    }
    expect(await namesAt('/operations.json', 'public')).toEqual(['Titles']);
    expect((await get('/api/Titles.json', 'public')).status).toBe(200);
    expect((await get('/api/Budgets.json', 'public')).status).toBe(404);
    expect((await get('/schema.graphql', 'public')).text).not.toContain('budget');
    expect((await get('/supergraph.graphql', 'public')).status).toBe(404);
    expect((await get('/operations/index.d.ts', 'public')).text).not.toMatch(/budget/i);
  });

  it('is answered what no cache gives to others, nor what is theirs to it', async () => {
    const query = `/graphql?query=${encodeURIComponent('{ films { title } }')}`;
    const toldOf = async (url: string, key: string | null) => {
      const { headers } = await get(url, key);
      return { caches: headers.get('cache-control'), vary: headers.get('vary') };
    };
    const vary = expect.stringContaining('Authorization');
    // The second time, it is answered on the short way.
    for (const url of [query, query, query, '/api/Titles.csv', '/api/Titles.csv']) {
      const told = await Promise.all([null, 'whole', 'public'].map((key) => toldOf(url, key)));
      expect(told).toEqual([
        { caches: 'public, max-age=60', vary },
        { caches: 'public, max-age=60', vary },
        { caches: 'private, max-age=60', vary },
      ]);
    }
  });

  it('is refused by every other in the same words, whether there is one or not', async () => {
    const refusals = await Promise.all(
      ['graphql?query={__typename}', 'schema.graphql', 'operations.json', 'changes', 'mcp']
        .flatMap((path) => [`/contracts/other/${path}`, `/contracts/nobody/${path}`])
        .map(async (path) => get(path, 'public')),
    );
    // Those who open URLs of data get problems.
    for (const name of ['other', 'nobody']) {
      const { status, body } = await get(`/contracts/${name}/api/Titles.json`, 'public');
      expect([status, body]).toEqual([
        403,
        expect.objectContaining({ code: 'CONTRACT_NOT_ALLOWED' }),
      ]);
    }
    const posted = await ask('/contracts/other/graphql', '{ films { title } }', 'public');
    expect([...refusals, posted].map(({ status, body }) => ({ status, body }))).toEqual(
      Array(11).fill({
        status: 403,
        body: {
          errors: [
            {
              message:
                'Expected the contract that the key is for, got the name of another; /graphql has it.',
              extensions: { code: 'CONTRACT_NOT_ALLOWED' },
            },
          ],
        },
      }),
    );
  });

  it('is answered nothing where its contract is not served', async () => {
    const { status, body } = await ask('/graphql', '{ films { title } }', 'gone');
    expect({ status, body }).toEqual({
      status: 503,
      body: { errors: [{ message: NOT_THERE, extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
    });
    const paths = ['schema.graphql', 'supergraph.graphql', 'operations.json', 'changes', 'mcp'];
    for (const path of [...paths, 'api/Titles.json', 'openapi.json', 'operations/index.d.ts']) {
      const { status: told, text } = await get(`/${path}`, 'gone');
      expect([path, told, text.includes(NOT_THERE)]).toEqual([path, 503, true]);
    }
  });
});

const NOT_THERE =
  'The contract that the key is for is not configured here, or cannot be made of the graph at present; ask who gave you the key.';
const NO_BUDGET = 'Cannot query field "budget" on type "Film".';
