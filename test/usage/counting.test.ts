import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { clientOf } from '../../src/usage/clientOf.ts';
import { coordinatesOf } from '../../src/usage/coordinates.ts';
import { countUsage, type Counting } from '../../src/usage/countUsage.ts';
import { OTHERS, UsageCounts } from '../../src/usage/usageCounts.ts';
import { addUses, readUses } from '../../src/usage/usageRecords.ts';
import { createUse } from '../../src/usage/use.ts';
import { testDatabase } from '../support/database.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

const { db } = testDatabase();
const schema = buildSchema(`
  type Query { films(filter: Filter, order: Order = UP, ids: [ID!]): [Film!]! node: Node }
  interface Node { id: ID! } type Film implements Node { id: ID! title(long: Boolean): String next: Film }
  input Filter { year: Int, and: Filter, order: Order } enum Order { UP DOWN }`);
const coordinates = (text: string, name: string | null = null) =>
  coordinatesOf(schema, parse(text), name);

describe('what an operation asks for', () => {
  it('is its fields, arguments, input fields and values, fragments included', () => {
    expect(
      coordinates(`query A { films(filter: { and: { year: 1 } }, order: DOWN) { ...F } __typename }
        fragment F on Film { title(long: true) @include(if: true) next { id } }`),
    ).toEqual([
      ...['Film.id', 'Film.next', 'Film.title', 'Film.title(long:)', 'Filter.and', 'Filter.year'],
      ...['Order.DOWN', 'Query.films', 'Query.films(filter:)', 'Query.films(order:)'],
    ]);
  });

  it('is all that could come in variables, and of one operation only its own', () => {
    const text = `query A($f: Filter) { films(filter: $f) { id } } query B { node { ... on Film { title } } }`;
    expect(coordinates(text, 'A')).toEqual([
      ...['Film.id', 'Filter.and', 'Filter.order', 'Filter.year', 'Order.DOWN', 'Order.UP'],
      ...['Query.films', 'Query.films(filter:)'],
    ]);
    expect(coordinates(text, 'B')).toEqual(['Film.title', 'Query.node']);
    expect(coordinates('{ __schema { types { name } } }')).toEqual([]);
  });
});

describe('the name of a client', () => {
  it.each([
    [{}, '(unnamed)'],
    [{ 'apollographql-client-name': 'web', 'apollographql-client-version': '3.1' }, 'web@3.1'],
    [{ 'graphql-client-name': 'ios app' }, 'ios app'],
    [
      {
        'x-graphql-client-name': 'a',
        'x-graphql-client-version': '1',
        'graphql-client-version': '2',
      },
      'a@1',
    ],
    [{ 'apollographql-client-version': '3' }, '(unnamed)'],
    [{ 'apollographql-client-name': 'someone@example.org' }, '(unnamed)'],
    [{ 'apollographql-client-name': 'x'.repeat(65) }, '(unnamed)'],
    [{ 'apollographql-client-name': 'web', 'apollographql-client-version': 'a b' }, 'web'],
  ])('of %j is %s', (headers, name) => {
    expect(clientOf(headers)).toBe(name);
  });
});

describe('counting who asks for what', () => {
  let started: TestServer;
  const counts = new UsageCounts();
  const graph = createMemoryGraph();
  beforeAll(async () => {
    started = await startServer({ usage: counts });
  });
  afterAll(() => started.server.close());
  const ask = (query: string, headers: Record<string, string> = {}) =>
    send(`${started.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...headers },
      body: JSON.stringify({ query }),
    });

  it('counts each answer once, however it is answered, and nothing that is refused', async () => {
    const web = { 'apollographql-client-name': 'web', 'apollographql-client-version': '3' };
    for (let time = 0; time < 4; time += 1) await ask('{ nearest { name } }', web);
    await ask('{ nearest { name } }');
    await ask('mutation { rename(id: "1", name: "x") { id } }', web);
    await ask('{ nearest { nothing } }', web);
    const taken = await counts.take(graph.schema);
    expect(
      taken.map(({ client, coordinate, count }) => `${client} ${coordinate} ${count}`).toSorted(),
    ).toEqual([
      '(unnamed) Center.name 1',
      '(unnamed) Query.nearest 1',
      'web@3 Center.id 1',
      'web@3 Center.name 4',
      'web@3 Mutation.rename 1',
      'web@3 Mutation.rename(id:) 1',
      'web@3 Mutation.rename(name:) 1',
      'web@3 Query.nearest 4',
    ]);
    expect(await counts.take(graph.schema)).toEqual([]);
  });

  it('bounds names of clients and operations', async () => {
    const bounded = new UsageCounts();
    const use = createUse(parse('{ node { id } }'), null);
    for (let name = 0; name < 300; name += 1)
      bounded.note(use, { 'apollographql-client-name': `client ${name}` });
    const taken = await bounded.take(schema);
    expect(new Set(taken.map(({ client }) => client)).size).toBe(101);
    expect(taken.find(({ client }) => client === OTHERS)?.count).toBe(200);
  });

  it('adds them up in the database, with the last day', async () => {
    const use = { client: 'web@3', coordinate: 'Query.films', count: 2 };
    await addUses(db, [use], new Date('2026-11-29T23:00:00Z'));
    await addUses(db, [{ ...use, count: 3 }], new Date('2026-11-28T01:00:00Z'));
    expect(await readUses(db)).toEqual([{ ...use, count: 5, lastUsedOn: new Date('2026-11-29') }]);
  });

  it('writes what is left at the end', async () => {
    const own = new UsageCounts();
    const log = { warn: () => undefined };
    const counting: Counting = countUsage({
      db,
      counts: own,
      schema: () => schema,
      log,
      everyMs: 3_600_000,
    });
    own.note(createUse(parse('{ node { id } }'), null), {});
    await counting.close();
    expect((await readUses(db)).filter(({ client }) => client === '(unnamed)')).toEqual([
      expect.objectContaining({ coordinate: 'Node.id', count: 1 }),
      expect.objectContaining({ coordinate: 'Query.node', count: 1 }),
    ]);
  });
});
