import { describe, expect, it } from '@jest/globals';
import { createFederation, type TestSubgraph } from '../../support/federation.ts';

interface Org {
  readonly dims: number;
}

/** One part of a box and one of a zone, known by their id and by the dims of their org. */
const part = (type: string) => {
  const dims = type === 'Box' ? 1 : 2;
  return { id: `p${dims}`, org: { dims } };
};
const work = (__typename: string) => ({ __typename, parts: [part(__typename)] });

const works: TestSubgraph = {
  sdl: `type Query { box: Work zone: Work }
    interface Work { parts: [Part!] }
    type Box implements Work { parts: [Part!]! }
    type Zone implements Work { parts: [Part!] }
    type Part @key(fields: "id") @key(fields: "org { dims }") { id: ID! org: Org! @shareable }
    type Org { dims: Int! @shareable }`,
  resolvers: { Query: { box: () => work('Box'), zone: () => work('Zone') } },
};
const orgs: TestSubgraph = {
  sdl: `type Part @key(fields: "id") { id: ID! org: Org! @shareable }
    type Org { dims: Int! @shareable more: Int }`,
  resolvers: {
    Part: {
      __resolveReference: ({ id }: { id: string }) => ({ id, org: { dims: Number(id.slice(1)) } }),
    },
    Org: { more: ({ dims }: Org) => dims * 10 },
  },
};
const marks: TestSubgraph = {
  sdl: `type Part @key(fields: "org { dims }") { org: Org! @shareable mark: Int }
    type Org { dims: Int! @shareable }`,
  resolvers: {
    Part: {
      __resolveReference: (told: object) => told,
      mark: ({ org }: { org: Org }) => org.dims * 100,
    },
  },
};

describe('entities of two types at one place, of which the same is asked', () => {
  it.each([
    ['org { more } mark', (n: number) => ({ org: { more: n * 10 }, mark: n * 100 })],
    ['mark org { more }', (n: number) => ({ mark: n * 100, org: { more: n * 10 } })],
    ['org { more dims } mark', (n: number) => ({ org: { more: n * 10, dims: n }, mark: n * 100 })],
    ['org { dims more }', (n: number) => ({ org: { dims: n, more: n * 10 } })],
    ['mark org { __typename }', (n: number) => ({ mark: n * 100, org: { __typename: 'Org' } })],
    ['org { more }', (n: number) => ({ org: { more: n * 10 } })],
  ])('are all asked for it, also by a key within it: %s', async (asked, right) => {
    for (const names of [
      { a: works, b: orgs, c: marks },
      { c: works, a: orgs, b: marks },
    ]) {
      const { ask } = await createFederation(names);
      const parts = `{ parts { ${asked} } }`;
      expect(await ask(`{ box ${parts} zone ${parts} }`)).toEqual({
        data: { box: { parts: [right(1)] }, zone: { parts: [right(2)] } },
      });
    }
  });
});
