import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { CacheHints } from '../../src/answer/cacheHints.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { guardGraph } from '../../src/guards/guardGraph.ts';
import type { GuardRule } from '../../src/guards/guardRules.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { askerWith } from '../support/askers.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { createRandom, type Random } from '../support/random.ts';
import { JSON_HEADERS, send, startServerOver } from '../support/startServer.ts';

/** Longer runs: ASKS=5000 SEED=7. */
const count = Number(process.env['ASKS'] ?? 300);
const firstSeed = Number(process.env['SEED'] ?? 1);

const hints: CacheHints = { hintAt: () => ({ maxAge: 60 }), isElsewhere: () => false };
const freshness = { sequence: 0, lastChange: () => 0, isLive: () => true };
const scopes = (sets: readonly (readonly string[])[]): GuardRule => ({
  isAuthenticated: false,
  scopes: sets,
  policies: null,
});
const rules = new Map<string, GuardRule>([
  ['Query.nearest', { isAuthenticated: true, scopes: null, policies: null }],
  ['Center.name', scopes([['a'], ['b', 'c']])],
  ['Resource.title', scopes([['b']])],
  ['Tag', scopes([['a', 'b'], ['c']])],
]);

const QUERIES = [
  '{ center(id: "1") { id } }',
  '{ center(id: "1") { id name } }',
  '{ center(id: "1") { id resources(first: 1) { nodes { id title } } } }',
  '{ center(id: "1") { id tags { name } } }',
  '{ nearest { id } }',
  'query Named($with: Boolean = true) { center(id: "1") { id name @include(if: $with) } }',
  'query { centers(filter: { name: "one" }) { totalCount } }',
  'query ($named: CenterFilter) { centers(filter: $named) { totalCount } }',
];
const VARIABLES = [{}, { with: false }, { named: { name: 'one' } }, { named: { ids: ['1'] } }];

/** `Bearer a.b` is who has these scopes. */
const identify: Identify = ([credential = '']) => ({
  state: 'known',
  asker: askerOf(credential.replace('Bearer ', '')),
  isForSubgraphs: false,
});
function askerOf(named: string): Asker {
  return named === 'nobody' ? anonymous : askerWith(...named.split('.').filter(Boolean));
}
const ASKERS = ['nobody', '.', 'a', 'b', 'c', 'a.b', 'b.c', 'a.b.c', 'd', 'a.d'];

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly name: string;
}

describe('answers to guarded operations', () => {
  let graph: Graph;
  let url: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const memory = { ...createMemoryGraph(), freshness, cacheHints: hints };
    graph = guardGraph(memory, { rules });
    const started = await startServerOver(graph, { identify });
    url = `${started.url}/graphql`;
    close = () => started.server.close();
  });
  afterAll(() => close());

  const rightAnswer = async ({ query, variables, name }: Asked): Promise<unknown> => {
    const asked = { document: parse(query), operationName: null, variables, asker: askerOf(name) };
    return JSON.parse(JSON.stringify(await graph.execute(asked)));
  };

  const someAsked = (random: Random): Asked => ({
    query: random.pick(QUERIES),
    variables: random.pick(VARIABLES),
    name: random.pick(ASKERS),
  });

  const waysToAsk = ({ query, variables, name }: Asked, random: Random): [string, RequestInit] => {
    const headers: Record<string, string> =
      name === 'nobody' ? {} : { authorization: `Bearer ${name}` };
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const body = { query, variables };
    const persisted = { ...body, extensions: { persistedQuery: { version: 1, sha256Hash } } };
    const post = (sent: unknown): [string, RequestInit] => [
      url,
      { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(sent) },
    ];
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    return random.pick([
      post(body),
      post(persisted),
      post({ ...body, query: `${query} # ${random.integer(3)}` }),
      [`${url}?${search.toString()}`, { headers }],
      [`${url}?${search.toString()}`, { headers: { ...headers, 'if-none-match': '*' } }],
    ]);
  };

  /** What came as somebody else's. */
  const findWrong = async (asked: Asked, random: Random): Promise<readonly string[]> => {
    const [where, init] = waysToAsk(asked, random);
    const { status, headers, body } = await send(where, init);
    if (status === 304) return [];
    const right = (await rightAnswer(asked)) as { readonly data?: unknown };
    const got = body as { readonly data?: unknown };
    const wrong: string[] = [];
    const note = (what: string) => wrong.push(`${what}: ${JSON.stringify({ asked, got, right })}`);
    if (JSON.stringify(got.data) !== JSON.stringify(right.data)) note('data');
    const control = headers.get('cache-control') ?? '';
    const isForAll = (
      await Promise.all(ASKERS.map((name) => rightAnswer({ ...asked, name })))
    ).every((one) => JSON.stringify(one) === JSON.stringify(right));
    if (control.startsWith('public') && !isForAll) note('kept by others for everybody');
    if (control.startsWith('private') && !/authorization/i.test(headers.get('vary') ?? ''))
      note('kept without a word of who asked');
    return wrong;
  };

  it(`are ${count} times nobody else's, whatever was asked before and is asked beside`, async () => {
    const random = createRandom(firstSeed);
    const wrong: string[] = [];
    for (let done = 0; done < count; done += 6) {
      const beside = Array.from({ length: 6 }, () => someAsked(random));
      // One in two asks what the first does, as somebody else.
      const [first] = beside;
      const together = beside.map((one, at) =>
        first !== undefined && at % 2 === 1 ? { ...first, name: one.name } : one,
      );
      wrong.push(...(await Promise.all(together.map((one) => findWrong(one, random)))).flat());
    }
    expect(wrong).toEqual([]);
  });
});
