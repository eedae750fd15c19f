import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { insert, testDatabase } from '../support/database.ts';
import { askOf } from '../support/graph.ts';

const database = testDatabase();
const ask = askOf(database);

// Years with ties and gaps, so that every way of breaking ties and of meeting null is walked.
const years = [1950, null, 1900, 1950, null, 2000, 1900, 1950, null, 1975, 2000, 1950];
const rows = years.map((foundedYear, index) => ({
  _id: `Association:${String(index).padStart(2, '0')}`,
  sortName: `name ${(index * 5) % 12}`,
  name: `Name ${index}`,
  foundedYear,
  headquarters: { city: 'Macon', stateId: index < 10 ? 'State:GA' : 'State:AL' },
}));

beforeAll(() =>
  insert(database, {
    associations: rows,
    states: [
      { _id: 'State:GA', code: 'GA', sortName: 'georgia' },
      { _id: 'State:AL', code: 'AL', sortName: 'alabama' },
    ],
  }),
);

type Field = 'NAME' | 'FOUNDED_YEAR';
type Direction = 'ASC' | 'DESC';
interface Args {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}
interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: object;
  readonly totalCount: number;
}

const selection = `edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount`;
const variables =
  '$first: Int, $after: String, $last: Int, $before: String, $orderBy: AssociationOrder';
const args = 'first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy';

async function root(page: Args, field: Field, direction: Direction): Promise<Connection> {
  const { data, errors } = await ask(
    `query (${variables}) { page: associations(${args}) { ${selection} } }`,
    { ...page, orderBy: { field, direction } },
  );
  expect(errors).toBeUndefined();
  return data?.['page'] as Connection;
}

async function nested(page: Args, field: Field, direction: Direction): Promise<Connection> {
  const { data, errors } = await ask(
    `query (${variables}) { state(code: "GA") { page: associations(${args}) { ${selection} } } }`,
    { ...page, orderBy: { field, direction } },
  );
  expect(errors).toBeUndefined();
  return (data?.['state'] as { readonly page: Connection }).page;
}

/** The list in order, by the rules of the documentation: nulls first going up, ties by id. */
function ordered(all: typeof rows, field: Field, direction: Direction): readonly string[] {
  const key = ({ sortName, foundedYear }: (typeof rows)[number]): string | number =>
    field === 'NAME' ? sortName : (foundedYear ?? -Infinity);
  const up = all.toSorted((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a._id < b._id ? -1 : 1,
  );
  return (direction === 'ASC' ? up : up.toReversed()).map(({ _id }) => _id);
}

const lists = [
  { name: 'a root list', ask: root, all: rows },
  { name: 'a nested list', ask: nested, all: rows.slice(0, 10) },
];
const orders = (['NAME', 'FOUNDED_YEAR'] as const).flatMap((field) =>
  (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })),
);
const cases = lists.flatMap((list) => orders.map((order) => ({ ...list, ...order })));

describe.each(cases)('$name by $field $direction', ({ ask: askPage, all, field, direction }) => {
  const ids = ordered(all, field, direction);

  it('has every element once, in order', async () => {
    const page = await askPage({ first: 100 }, field, direction);
    expect(page.edges.map(({ node }) => node.id)).toEqual(ids);
    expect(page.totalCount).toBe(ids.length);
  });

  it('cuts the page that first, last, after and before say, in all their combinations', async () => {
    const { edges } = await askPage({ first: 100 }, field, direction);
    for (const { size, after, before } of combinations(ids.length)) {
      const cut = {
        ...(after === undefined ? {} : { after: edges[after]?.cursor ?? '' }),
        ...(before === undefined ? {} : { before: edges[before]?.cursor ?? '' }),
      };
      const page = await askPage({ ...size, ...cut }, field, direction);
      const expected = expectedPage(ids, { size, after, before });
      expect({
        size,
        after,
        before,
        ids: page.edges.map(({ node }) => node.id),
        pageInfo: page.pageInfo,
      }).toEqual({
        size,
        after,
        before,
        ids: expected.ids,
        pageInfo: {
          ...expected.more,
          startCursor: page.edges[0]?.cursor ?? null,
          endCursor: page.edges.at(-1)?.cursor ?? null,
        },
      });
    }
  });
});

interface Combination {
  readonly size: { readonly first?: number; readonly last?: number };
  /** Places in the list. */
  readonly after: number | undefined;
  readonly before: number | undefined;
}

function combinations(length: number): readonly Combination[] {
  const sizes = [{ first: 0 }, { first: 3 }, { last: 0 }, { last: 3 }, {}];
  const places = [undefined, 0, 3, length - 2, length - 1];
  return sizes.flatMap((size) =>
    places.flatMap((after) => places.map((before) => ({ size, after, before }))),
  );
}

/** What the Relay specification says of a page, over the list itself. */
function expectedPage(
  ids: readonly string[],
  { size, after, before }: Combination,
): { readonly ids: readonly string[]; readonly more: object } {
  const start = after === undefined ? 0 : after + 1;
  const range = ids.slice(start, Math.max(start, before ?? ids.length));
  if (size.last === undefined) {
    const first = size.first ?? 20;
    return {
      ids: range.slice(0, first),
      more: { hasNextPage: range.length > first, hasPreviousPage: after !== undefined },
    };
  }
  return {
    ids: range.slice(Math.max(0, range.length - size.last)),
    more: { hasNextPage: before !== undefined, hasPreviousPage: range.length > size.last },
  };
}

describe('a page', () => {
  it('reads rows only when rows are asked for', async () => {
    expect((await ask('{ associations { totalCount } }')).operations).toEqual([
      'aggregate associations',
    ]);
    expect((await ask('{ associations { nodes { id } edges { cursor } } }')).operations).toEqual([
      'find associations',
    ]);
  });

  it('of each parent is read in one operation for all parents, and so is each count', async () => {
    const { data, operations } = await ask(
      '{ states { nodes { code associations(first: 1) { totalCount nodes { id } } } } }',
    );
    expect(data).toEqual({
      states: {
        nodes: [
          { code: 'AL', associations: { totalCount: 2, nodes: [{ id: 'Association:10' }] } },
          { code: 'GA', associations: { totalCount: 10, nodes: [{ id: 'Association:00' }] } },
        ],
      },
    });
    expect(operations).toEqual(['find states', 'aggregate associations', 'find associations']);
  });

  const cursorOf = async (source: string): Promise<string> => {
    const { data } = await ask(`{ page: ${source} { pageInfo { endCursor } } }`);
    return (data?.['page'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
  };

  it.each([
    ['first: -1', 'Expected "first" to be between 0 and 100, got -1.'],
    ['last: -1', 'Expected "last" to be between 0 and 100, got -1.'],
    ['first: 101', 'Expected "first" to be between 0 and 100, got 101.'],
    ['last: 101', 'Expected "last" to be between 0 and 100, got 101.'],
    ['first: 1, last: 1', 'Expected one of "first" and "last", got both.'],
    ['after: ""', 'Expected "after" to be a cursor of this list, got one that is damaged.'],
    ['before: "x"', 'Expected "before" to be a cursor of this list, got one that is damaged.'],
  ])('is refused for %s', async (argument, message) => {
    const { data, errors } = await ask(`{ associations(${argument}) { nodes { id } } }`);
    expect({ data, errors }).toEqual({
      data: { associations: null },
      errors: [
        {
          message,
          path: ['associations'],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('is refused for a cursor of another list or order, a damaged or a forged one', async () => {
    const own = await cursorOf('associations(first: 2)');
    const forged = (text: string): string =>
      Buffer.from(`${crc32(text).toString(16).padStart(8, '0')}${text}`).toString('base64url');
    const damaged = `${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`;
    const foreign = [
      await cursorOf('states(first: 1)'),
      await cursorOf('associations(first: 1, orderBy: { field: FOUNDED_YEAR })'),
      damaged,
      forged('5'),
      forged('{}'),
      forged('no JSON'),
      forged('["centers by NAME",{"$regex":"^c"},"Association:01"]'),
      forged('["centers by NAME","a","Association:01"]'),
    ];
    for (const after of foreign) {
      const { errors } = await ask(`{ associations(after: "${after}") { nodes { id } } }`);
      expect(errors?.[0]?.message).toMatch(/^Expected "after" to be a cursor of this list/);
    }
  });
});
