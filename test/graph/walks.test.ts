import { beforeAll, describe, expect, it } from '@jest/globals';
import { insert, testDatabase } from '../support/database.ts';
import { askOf } from '../support/graph.ts';
import { createRandom } from '../support/random.ts';

const database = testDatabase();
const random = createRandom(18);

const centers = Array.from({ length: 24 }, (_, index) => ({
  _id: `Center:${String(index).padStart(2, '0')}`,
  sortName: `center ${String(index).padStart(2, '0')}`,
}));
const focusAreas = ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'] as const;
const kinds = ['GRANT', 'LOAN', 'PROGRAM'] as const;

/** One document under several parents, parents without any, ties and nulls in the orders. */
const resources = Array.from({ length: 600 }, (_, index) => ({
  _id: `Resource:${String((index * 7) % 600).padStart(3, '0')}`,
  sortName: `name ${random.integer(200)}`,
  startYear: random.chance(0.3) ? null : 1990 + random.integer(5),
  kind: random.pick(kinds),
  focusArea: random.pick(focusAreas),
  reach: [...new Set(Array.from({ length: random.integer(4) }, reached))],
  // By 1,000 of one agency, another is never met.
  agencyIds: [index < 590 ? 'Agency:a' : 'Agency:b', ...(index % 9 === 0 ? ['Agency:c'] : [])],
}));

/** Few centers have most, the last ones none; some resources are for all. */
function reached(): string {
  if (random.chance(0.05)) return 'Center:*';
  return centers[Math.floor(random.next() ** 3 * 20)]?._id ?? '';
}

type Resource = (typeof resources)[number];

beforeAll(() =>
  insert(database, {
    centers,
    resources,
    agencies: ['a', 'b', 'c'].map((name) => ({ _id: `Agency:${name}`, sortName: name })),
    focusAreas: focusAreas.map((code, order) => ({ _id: `FocusAreaProfile:${code}`, code, order })),
  }),
);

interface Args {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
}
type Order = readonly ['TITLE' | 'START_YEAR', 'ASC' | 'DESC'];
interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

const parameters =
  '$first: Int, $after: String, $last: Int, $before: String, $orderBy: ResourceOrder, $filter: ResourceFilter';
const given =
  'first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter';
const page = `resources(${given}) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }`;

/** The list in order: nulls first going up, ties by id. */
function ordered(all: readonly Resource[], [field, direction]: Order): readonly string[] {
  const key = ({ sortName, startYear }: Resource): string | number =>
    field === 'TITLE' ? sortName : (startYear ?? -Infinity);
  const up = all.toSorted((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a._id < b._id ? -1 : 1,
  );
  return (direction === 'ASC' ? up : up.toReversed()).map(({ _id }) => _id);
}

interface Cut {
  readonly size: number;
  readonly isLast: boolean;
  /** Ids that the page lies between, in the order of the whole list. */
  readonly after: string | null;
  readonly before: string | null;
}

function cut(all: readonly string[], whole: readonly string[], asked: Cut): Page {
  const places = new Map(whole.map((id, index) => [id, index]));
  const place = (id: string | null, otherwise: number): number =>
    id === null ? otherwise : (places.get(id) ?? -1);
  const [from, to] = [place(asked.after, -1), place(asked.before, whole.length)];
  const range = all.filter((id) => {
    const at = place(id, -1);
    return at > from && at < to;
  });
  const goesOn = range.length > asked.size;
  const ids = asked.isLast
    ? range.slice(Math.max(0, range.length - asked.size))
    : range.slice(0, asked.size);
  return {
    nodes: ids.map((id) => ({ id })),
    pageInfo: {
      hasNextPage: asked.isLast ? asked.before !== null : goesOn,
      hasPreviousPage: asked.isLast ? goesOn : asked.after !== null,
    },
  };
}

function drawCut(whole: readonly string[]): Cut {
  const place = () => (random.chance(0.4) ? random.pick(whole) : null);
  return {
    size: random.pick([0, 1, 3, 7, 40]),
    isLast: random.chance(0.4),
    after: place(),
    before: random.chance(0.5) ? place() : null,
  };
}

async function cursorsOf(
  ask: ReturnType<typeof askOf>,
  [field, direction]: Order,
): Promise<ReadonlyMap<string, string>> {
  const cursors = new Map<string, string>();
  for (let after: string | null = null, more = true; more;) {
    const { data } = await ask(
      `query ($after: String, $orderBy: ResourceOrder) {
        resources(first: 100, after: $after, orderBy: $orderBy) {
          edges { cursor node { id } } pageInfo { hasNextPage endCursor }
        }
      }`,
      { after, orderBy: { field, direction } },
    );
    const list = data?.['resources'] as {
      edges: { cursor: string; node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    for (const { cursor, node } of list.edges) cursors.set(node.id, cursor);
    after = list.pageInfo.endCursor;
    more = list.pageInfo.hasNextPage;
  }
  return cursors;
}

const orders: readonly Order[] = [
  ['TITLE', 'ASC'],
  ['TITLE', 'DESC'],
  ['START_YEAR', 'ASC'],
  ['START_YEAR', 'DESC'],
];

describe.each(orders)('pages of several parents by %s %s', (field, direction) => {
  const order: Order = [field, direction];
  const whole = ordered(resources, order);
  // One for all: what earlier questions taught must not show in later answers.
  const ask = askOf(database);
  const argsOf = (asked: Cut, cursors: ReadonlyMap<string, string>): Args => ({
    [asked.isLast ? 'last' : 'first']: asked.size,
    ...(asked.after !== null && { after: cursors.get(asked.after) ?? '' }),
    ...(asked.before !== null && { before: cursors.get(asked.before) ?? '' }),
  });

  it('are those of a plain array, for random parents and places', async () => {
    const cursors = await cursorsOf(ask, order);
    for (let time = 0; time < 120; time += 1) {
      const asked = drawCut(whole);
      const [first, skipped] = [1 + random.integer(centers.length), random.integer(8)];
      const { data, errors } = await ask(
        `query ($centers: Int!, $skipped: String, ${parameters}) {
          centers(first: $centers, after: $skipped) { nodes { id ${page} } }
        }`,
        {
          centers: first,
          skipped: await placeOfCenter(ask, skipped),
          orderBy: { field, direction },
          ...argsOf(asked, cursors),
        },
      );
      expect(errors).toBeUndefined();
      const expected = centers.slice(skipped, skipped + first).map(({ _id }) => {
        const own = resources.filter(({ reach }) =>
          reach.some((key) => [_id, 'Center:*'].includes(key)),
        );
        return { id: _id, resources: cut(ordered(own, order), whole, asked) };
      });
      expect({ asked, nodes: (data?.['centers'] as { nodes: unknown }).nodes }).toEqual({
        asked,
        nodes: expected,
      });
    }
  });

  it('are those of a plain array where the index checks the filter', async () => {
    const cursors = await cursorsOf(ask, order);
    for (const kind of kinds) {
      for (let time = 0; time < 10; time += 1) {
        const asked = drawCut(whole);
        const { data, errors } = await ask(
          `query (${parameters}) { focusAreas { code ${page} } }`,
          { filter: { kind }, orderBy: { field, direction }, ...argsOf(asked, cursors) },
        );
        expect(errors).toBeUndefined();
        expect({ asked, data }).toEqual({
          asked,
          data: {
            focusAreas: focusAreas.map((code) => {
              const own = resources.filter((one) => one.focusArea === code && one.kind === kind);
              return { code, resources: cut(ordered(own, order), whole, asked) };
            }),
          },
        });
      }
    }
  });
});

/** Cursor of the center before the one with this index. */
async function placeOfCenter(ask: ReturnType<typeof askOf>, index: number): Promise<string | null> {
  if (index === 0) return null;
  const { data } = await ask(`{ centers(first: ${index}) { pageInfo { endCursor } } }`);
  return (data?.['centers'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
}

describe('a walk', () => {
  const shared = '{ centers(first: 20) { nodes { resources(first: 2) { nodes { id } } } } }';
  const skewed =
    '{ agencies(first: 2) { nodes { resources(first: 3, orderBy: { field: START_YEAR }) { nodes { id } } } } }';

  it('reads the pages of all parents in one operation', async () => {
    const ask = askOf(database);
    const operations = ['find centers', 'find resources'];
    for (let time = 0; time < 3; time += 1) {
      expect((await ask(shared)).operations).toEqual(operations);
    }
  });

  it('leaves alone for a while a list that it did not serve', async () => {
    const ask = askOf(database);
    expect((await ask(skewed)).operations).toEqual([
      'find agencies',
      'find resources',
      'aggregate resources',
    ]);
    for (let time = 0; time < 5; time += 1) {
      expect((await ask(skewed)).operations).toEqual(['find agencies', 'aggregate resources']);
    }
  });
});
