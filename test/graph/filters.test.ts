import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { lists } from '../support/filters/lists.ts';
import type { Fields } from '../support/filters/choice.ts';
import { createRandom } from '../support/random.ts';
import { realDatabase, records } from '../support/realData.ts';

const ask = askOf(realDatabase());

/** Everything below a list that is read for. */
const readings = [
  'nodes { id }',
  'edges { cursor }',
  'pageInfo { hasNextPage }',
  'totalCount',
  'totalCountIsExact',
];
const counted: Readonly<Record<string, readonly string[]>> = {
  resources: [
    'facets(by: TOPIC) { count }',
    'facets(by: KIND, first: 1) { value }',
    'crossTab(rows: KIND, columns: AUDIENCE) { cells { count } }',
    'crossTab(rows: KIND, columns: TOPIC) { rows { value } }',
  ],
  agreements: ['facets(by: KIND) { count }'],
  centers: [
    'facets(by: STATE) { count }',
    'crossTab(rows: STATE, columns: SERVICE) { rows { count } }',
  ],
};

describe('a filter', () => {
  it.each(Object.keys(lists))(
    'of %s lists and counts what the records say, alone and with others',
    async (name) => {
      const list = lists[name];
      if (list === undefined) throw new Error(name);
      const all = records(list.file);
      const query = `query ($filter: ${list.type}, $after: String) { list: ${name}(filter: $filter, first: 40, after: $after) {
      totalCount totalCountIsExact nodes { id } pageInfo { hasNextPage endCursor } } }`;
      for (let seed = 1; seed <= 40; seed += 1) {
        const random = createRandom(seed);
        const count = 1 + random.integer(3);
        const chosen = Array.from({ length: count }, () => random.pick(list.choices)(random));
        // Of two values for one filter the later one stands, in the filter as in the check.
        const byName = new Map(chosen.map((choice) => [Object.keys(choice.filter)[0], choice]));
        const filter = Object.assign(
          {},
          ...[...byName.values()].map((choice) => choice.filter),
        ) as Fields;
        const expected = all
          .filter((record) => [...byName.values()].every(({ holds }) => holds(record)))
          .map(({ id }) => String(id));
        const found: string[] = [];
        let after: string | null = null;
        do {
          const { data, errors } = await ask(query, { filter, after });
          expect({ seed, filter, errors }).toEqual({ seed, filter, errors: undefined });
          const page = (data as { list: Page }).list;
          expect({ seed, filter, total: page.totalCount, exact: page.totalCountIsExact }).toEqual({
            seed,
            filter,
            total: expected.length,
            exact: true,
          });
          found.push(...page.nodes.map(({ id }) => id.slice(id.indexOf(':') + 1)));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect({ seed, filter, found: found.toSorted() }).toEqual({
          seed,
          filter,
          found: expected.toSorted(),
        });
      }
    },
  );

  it.each([
    [
      'resources(filter: { agency: "nobody" })',
      'Expected "filter.agency" to be something that exists, got Agency:nobody.',
    ],
    [
      'resources(filter: { agency: "Center:gamep" })',
      'Expected "filter.agency" to be an id of type Agency, got Center:gamep.',
    ],
    [
      'resources(filter: { audience: "nobody" })',
      'Expected "filter.audience" to be something that exists, got nobody.',
    ],
    [
      'resources(filter: { topicsAny: [] })',
      'Expected "filter.topicsAny" to have 1 to 20 values, got 0.',
    ],
    ['resources(filter: { started: {} })', 'Expected "filter.started" to have "from" or "to".'],
    [
      'resources(filter: { started: { from: 2000, to: 1990 } })',
      'Expected "filter.started.from" not to be after "to", got 2000 and 1990.',
    ],
    [
      'agreements(filter: { party: "nist-mep" })',
      'Expected "filter.party" to be a global id like Agency:nist-mep, got nist-mep.',
    ],
    [
      'resources(filter: { servesState: "ZZ" })',
      'Expected "filter.servesState" to be something that exists, got State:ZZ.',
    ],
    [
      'resources(filter: { center: "nope" })',
      'Expected "filter.center" to be something that exists, got Center:nope.',
    ],
    [
      'resources(filter: { topicsAny: ["lean", "nope"] })',
      'Expected "filter.topicsAny" to be something that exists, got Topic:nope.',
    ],
    [
      'centers(filter: { state: "ZZ" })',
      'Expected "filter.state" to be something that exists, got State:ZZ.',
    ],
  ])('is refused in %s', async (field, message) => {
    const [name = ''] = field.split('(');
    for (const selection of [...readings, ...(counted[name] ?? [])]) {
      const { errors } = await ask(`{ ${field} { ${selection} } }`);
      expect([
        selection,
        errors?.map((error) => [error.message, error.extensions['code']]),
      ]).toEqual([selection, [[message, 'BAD_USER_INPUT']]]);
    }
  });

  it.each(readings.concat(counted['resources'] ?? []))(
    'that is refused keeps what is not below its list: %s',
    async (selection) => {
      const { data, errors } = await ask(`{ state(code: "GA") { code
        right: resources(filter: { audience: "students" }, first: 1) { totalCountIsExact }
        wrong: resources(filter: { audience: "student" }) { ${selection} } } }`);
      expect(data).toEqual({
        state: { code: 'GA', right: { totalCountIsExact: true }, wrong: null },
      });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
    },
  );

  it('that nothing matches, of values that exist, gives an empty list', async () => {
    expect(
      await ask('{ resources(filter: { association: "crec" }) { totalCount nodes { id } } }'),
    ).toEqual({
      data: { resources: { totalCount: 0, nodes: [] } },
      operations: expect.any(Array),
    });
  });

  it('never reaches the database as an operator', async () => {
    const { data, errors } = await ask(
      'query ($service: String) { centers(filter: { service: $service }) { totalCount } }',
      {
        service: { $ne: null },
      },
    );
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('String cannot represent a non string value');
  });
});

interface Page {
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
