import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const ask = askOf(realDatabase());

interface Node {
  readonly id: string;
  readonly [alias: string]: unknown;
}

const counted =
  '{ totalCount totalCountIsExact facets(by: TOPIC, first: 5) { value label count } crossTab(rows: KIND, columns: AGENCY) { rows { value count } cells { row columnLabel count } } }';
const filters = [
  '{ kind: GRANT }',
  '{ topicsAny: ["training", "energy"], started: { from: 1990 } }',
  '{ topicsAll: ["training"], status: OPEN }',
  '{ servesState: "GA", focusArea: WORKFORCE }',
  '{ agencyWithOffices: "department-of-commerce", engagementMode: EDUCATION }',
  '{ audience: "manufacturers", statusAny: [OPEN, UNKNOWN], isOpen: true }',
  '{ location: "CA" }',
  '{ kind: LOAN, focusArea: WORKFORCE, basis: DOCUMENT }',
];

/** The same for all parents at once, which is much, and for each alone, which is little. */
async function askBoth(
  parents: { readonly list: string; readonly one: string; readonly key: string },
  asks: string,
): Promise<{ readonly all: readonly unknown[]; readonly each: readonly unknown[] }> {
  const { data, errors } = await ask(
    `{ ${parents.list}(first: 100) { nodes { id ${parents.key} ${asks} } } }`,
  );
  expect(errors).toBeUndefined();
  const { nodes } = data?.[parents.list] as { nodes: readonly Node[] };
  const each: unknown[] = [];
  const some = nodes.filter((_node, index) => index % 9 === 0);
  for (const node of some) {
    const key = JSON.stringify(node[parents.key]);
    const alone = await ask(
      `{ ${parents.one}(${parents.key}: ${key}) { id ${parents.key} ${asks} } }`,
    );
    each.push(alone.data?.[parents.one]);
  }
  return { all: some, each };
}

const states = { list: 'states', one: 'state', key: 'code' };
const agencies = { list: 'agencies', one: 'agency', key: 'slug' };

describe('what is asked of lists of many parents', () => {
  it.each(filters)('is counted under %s as for each alone', async (filter) => {
    const alike = Array.from(
      { length: 12 },
      (_, index) =>
        `b${index}: resources(filter: { started: { from: ${1900 + index} } }) { totalCount }`,
    );
    const { all, each } = await askBoth(
      states,
      `a: resources(filter: ${filter}) ${counted} ${alike.join(' ')}`,
    );
    expect(all).toEqual(each);
  });

  it('is counted of other collections as for each alone', async () => {
    const lists = filters.map(
      (filter, index) => `a${index}: resources(filter: ${filter}) { totalCount }`,
    );
    const { all, each } = await askBoth(
      agencies,
      `${lists.join(' ')} agreements { totalCount facets(by: STATUS) { value count } } offices { facets(by: KIND) { count } }`,
    );
    expect(all).toEqual(each);
  });

  it.each([
    'orderBy: { field: START_YEAR }',
    'orderBy: { field: START_YEAR, direction: DESC }',
    'orderBy: { field: TITLE }',
  ])('has the same pages %s, forward, backward and behind cursors', async (order) => {
    const page =
      '{ nodes { id title startYear } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
    const { data } = await ask(`{ resources(first: 30, ${order}) { pageInfo { endCursor } } }`);
    const { endCursor } = (data?.['resources'] as { pageInfo: { endCursor: string } }).pageInfo;
    const cuts = [
      'first: 4',
      'last: 4',
      `first: 4, after: "${endCursor}"`,
      `last: 3, before: "${endCursor}"`,
    ];
    const pages = cuts.flatMap((cut, number) =>
      filters.map(
        (filter, index) =>
          `a${number}_${index}: resources(${cut}, ${order}, filter: ${filter}) ${page}`,
      ),
    );
    const { all, each } = await askBoth(states, pages.join(' '));
    expect(all).toEqual(each);
  });

  it('is read in one operation for all of them, and each element once', async () => {
    const asks = filters.map(
      (filter, index) =>
        `a${index}: resources(first: 2, filter: ${filter}) { nodes { title } ${counted.slice(1)}`,
    );
    const { operations, errors } = await ask(
      `{ states(first: 52) { nodes { ${asks.join(' ')} } } }`,
    );
    expect(errors).toBeUndefined();
    // A page and a count are asked of the database; then comes the census, and the documents of all pages.
    expect(operations.filter((name) => name.endsWith(' resources')).toSorted()).toEqual([
      'aggregate resources',
      'find resources',
      'find resources',
      'find resources',
    ]);
  });
});
