import { beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/identity/asker.ts';
import { askerWith } from '../support/askers.ts';
import { createFederation, type TestFederation } from '../support/federation.ts';
import { createRandom } from '../support/random.ts';
import { createRandomOperations } from '../support/randomOperation.ts';

const centers = {
  sdl: `
    type Query { center(slug: ID!): Center centers(first: Int = 1, kind: Kind): [Center!]! }
    type Mutation { open(slug: ID!): Center }
    enum Kind { BIG SMALL }
    type Center @key(fields: "slug") { slug: ID! name: String! }
  `,
  resolvers: {
    Query: {
      center: (_root: unknown, { slug }: { readonly slug: string }) => ({ slug }),
      centers: (_root: unknown, { kind }: { readonly kind?: string }) => [{ slug: String(kind) }],
    },
    Mutation: { open: (_root: unknown, { slug }: { readonly slug: string }) => ({ slug }) },
    Center: {
      __resolveReference: async (told: object) => told,
      name: ({ slug }: { readonly slug: string }) => `Center ${slug}`,
    },
  },
};

const suppliers = {
  sdl: `
    type Query {
      suppliers(orderBy: SupplierOrder, filter: SupplierFilter, since: Day): [Supplier!]
      quoted(inputs: [NewIn!] = []): Int @authenticated
    }
    type Mutation { add(input: NewIn!): Supplier @authenticated }
    enum SupplierOrder { NAME PRICE }
    scalar Day
    input NewIn { name: String! order: SupplierOrder }
    input SupplierFilter { name: String priceAtLeast: Int orders: [SupplierOrder!] also: SupplierFilter }
    type Supplier { id: ID! price: Int @requiresScopes(scopes: [["sales"]]) }
  `,
  resolvers: {
    Query: { suppliers: () => [{ id: 's' }], quoted: () => 1 },
    Mutation: { add: () => ({ id: 'new' }) },
    Supplier: { price: () => 7 },
  },
};

const denied = (...path: readonly string[]) =>
  expect.objectContaining({ message: 'Unauthorized field or type', path });
const center = { name: 'Center gamep' };

describe('what is left of an operation with variables of a partner', () => {
  let federation: TestFederation;
  /** The same, in which nobody answers anything by itself. */
  let planned: TestFederation;
  beforeAll(async () => {
    const subgraphs = { centers, suppliers };
    federation = await createFederation(subgraphs, null, { own: 'centers' });
    planned = await createFederation(subgraphs);
  });

  it.each<[string, string, Record<string, unknown>, object]>([
    [
      'is nothing, where what takes them is denied',
      'mutation ($i: NewIn!) { add(input: $i) { id } }',
      { i: { name: 'One' } },
      { data: { add: null }, errors: [denied('add')] },
    ],
    [
      'is what is ours, by the value of an enum',
      'query ($o: SupplierOrder) { suppliers(orderBy: $o) { id } center(slug: "gamep") { name } }',
      { o: 'PRICE' },
      { data: { suppliers: null, center }, errors: [denied('suppliers')] },
    ],
    [
      'is what is ours, by a field of an input in a fragment',
      `query ($f: SupplierFilter, $d: Day, $slug: ID!) { ...All center(slug: $slug) { name } }
      fragment All on Query { suppliers(filter: $f, since: $d) { id } }`,
      { f: { priceAtLeast: 1 }, d: '2026-01-01', slug: 'gamep' },
      { data: { suppliers: null, center }, errors: [denied('suppliers')] },
    ],
    [
      'is what is ours, by a default',
      'query ($o: SupplierOrder = PRICE) { suppliers(orderBy: $o) { id } center(slug: "gamep") { name } }',
      {},
      { data: { suppliers: null, center }, errors: [denied('suppliers')] },
    ],
    [
      'is what else takes them',
      'query ($o: SupplierOrder!) { quoted(inputs: [{ name: "", order: $o }]) suppliers(orderBy: $o) { id } }',
      { o: 'NAME' },
      { data: { quoted: null, suppliers: [{ id: 's' }] }, errors: [denied('quoted')] },
    ],
  ])('%s', async (_what, query, variables, expected) => {
    expect(await federation.ask(query, variables)).toEqual(expected);
    expect(await planned.ask(query, variables)).toEqual(expected);
  });

  it('is answered only where the variables are right, whoever takes them', async () => {
    const query = 'mutation ($i: NewIn!) { add(input: $i) { id } open(slug: "gamep") { name } }';
    const wrong = [{}, { i: null }, { i: { name: 1 } }, { i: { name: 'One', order: 'SIZE' } }];
    for (const variables of wrong) {
      const told = await federation.ask(query, variables, askerWith());
      const message: unknown = expect.stringMatching(/^Variable "\$i"/);
      expect(told).toEqual({ errors: [expect.objectContaining({ message })] });
      expect(await federation.ask(query, variables)).toEqual(told);
    }
  });

  it('is the same for random operations as where all is asked of subgraphs', async () => {
    const random = createRandom(3);
    const isUsual = (name: string) => name !== 'first';
    const { schema } = federation.graph;
    const next = createRandomOperations({ schema, random, isUsual, maxFields: 5 });
    let partly = 0;
    for (let number = 0; number < 400; number += 1) {
      const { text, operationName, variables } = next();
      if (operationName !== null) continue;
      const asker = random.chance(0.7) ? anonymous : askerWith();
      const told = await federation.ask(text, variables, asker);
      const [own, asked] = [
        federation.fetches.length === 0,
        /\$v\d+: \[*(New|Supplier)/.test(text),
      ];
      expect([text, variables, told]).toEqual([
        text,
        variables,
        await planned.ask(text, variables, asker),
      ]);
      if (own && asked && told.errors !== undefined && told.data !== undefined) partly += 1;
    }
    expect(partly).toBeGreaterThan(10);
  });
});
