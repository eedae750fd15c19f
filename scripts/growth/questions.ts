import type { Db } from 'mongodb';
import type { GraphQLSchema } from 'graphql';
import { filterSamples } from '../synthetic/filterSamples.ts';
import { cursorAt, middlePlace, specOf } from '../synthetic/places.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Something to ask of databases of different sizes. */
export interface Question {
  readonly name: string;
  /** Whether it must not become slower as the data grow; what is without bound is shown all the same. */
  readonly isBounded: boolean;
  readonly query: string;
  readonly variables: (asker: Asker) => Variables | Promise<Variables>;
}

/** One of the databases, and a way to ask it. */
export interface Asker {
  readonly db: Db;
  readonly ask: (query: string, variables: Variables) => Promise<Variables>;
}

/** All there is to ask, as far as the schema has it. */
export function questionsOf(schema: GraphQLSchema): readonly Question[] {
  return [
    ...pageQuestions(schema),
    ...nestedQuestions,
    ...otherQuestions.filter(
      ({ field }) => schema.getQueryType()?.getFields()[field] !== undefined,
    ),
    ...conjunctionQuestions,
    ...countQuestions(),
  ];
}

const resources = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: ResourceFilter, $orderBy: ResourceOrder) {
  resources(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    nodes { id title kind summary startYear }
    pageInfo { hasNextPage endCursor }
  }
}`;

function pageQuestions(schema: GraphQLSchema): readonly Question[] {
  const filters = [{ name: 'all', filter: null }, ...filterSamples(schema, 'ResourceFilter')];
  return Object.keys(specOf('Resource').orders).flatMap((order) =>
    filters.flatMap(({ name, filter }) => {
      const page = { isBounded: true, query: resources };
      const orderBy = { field: order, direction: 'ASC' };
      const list = `${order}, ${name}`;
      const deep = (asker: Asker) => middleCursor(asker, { filter, orderBy });
      return [
        { ...page, name: `first: ${list}`, variables: () => ({ filter, orderBy, first: 20 }) },
        {
          ...page,
          name: `middle: ${list}`,
          variables: async (asker) => ({ filter, orderBy, first: 20, after: await deep(asker) }),
        },
        {
          ...page,
          name: `backward: ${list}`,
          variables: async (asker) => ({ filter, orderBy, last: 20, before: await deep(asker) }),
        },
      ] satisfies Question[];
    }),
  );
}

/** A cursor in the middle of all resources; a filter thins out both sides of it alike. */
async function middleCursor(
  { db, ask }: Asker,
  list: { readonly filter: Variables | null; readonly orderBy: { readonly field: string } },
): Promise<string> {
  const spec = specOf('Resource');
  const place = await middlePlace(db, spec, spec.orders[list.orderBy.field] ?? '_id');
  const answer = await ask(resources, { first: 1, ...list });
  // The query asks for it.
  const { pageInfo } = answer['resources'] as { pageInfo: { endCursor: string } };
  if (place === null) throw new Error('Expected resources, got none');
  return cursorAt(pageInfo.endCursor, place);
}

const page = 'resources(first: 5) { nodes { id title } }';
const counted = 'resources(first: 5) { nodes { id title } totalCount }';
const nested = { isBounded: true, variables: () => ({}) } as const;

const nestedQuestions: readonly Question[] = [
  {
    ...nested,
    name: 'nested: 20 states x 5',
    query: `{ states(first: 20) { nodes { id name ${page} } } }`,
  },
  {
    ...nested,
    name: 'nested: 20 centers x 5',
    query: `{ centers(first: 20) { nodes { id name ${page} } } }`,
  },
  {
    ...nested,
    name: 'nested: 20 agencies x 5',
    query: `{ agencies(first: 20) { nodes { id name ${page} } } }`,
  },
  {
    ...nested,
    name: 'nested: 20 topics x 5',
    query: `{ topics(first: 20) { nodes { id label ${page} } } }`,
  },
  {
    ...nested,
    name: 'nested: 20 resources x agreements, providers',
    query:
      '{ resources(first: 20) { nodes { id agreements(first: 5) { nodes { id title } } providers(first: 3) { nodes { ... on Agency { name } ... on Association { name } ... on Center { name } } } } } }',
  },
  {
    ...nested,
    name: 'total of a filter',
    isBounded: false,
    query: '{ resources(filter: { status: OPEN }) { totalCount } }',
  },
  {
    ...nested,
    name: 'totals: 20 states x 5',
    isBounded: false,
    query: `{ states(first: 20) { nodes { id name ${counted} } } }`,
  },
];

const ids = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89].map(
  (number) => `Resource:synthetic-resource-${String(number * 50).padStart(6, '0')}`,
);

/** What depends on fields that a schema may not have yet. */
const otherQuestions: readonly (Question & { readonly field: string })[] = [
  {
    field: 'nodes',
    name: 'nodes by ids',
    isBounded: true,
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Resource { title summary } } }',
    variables: () => ({ ids }),
  },
  ...['energy', 'lean training', 'synthetic', 'enrgy grant', 'georgia tech', 'nasa', 'cyb'].map(
    (text) => ({
      field: 'search',
      name: `search: ${text}`,
      isBounded: true,
      query: 'query ($text: String!) { search(text: $text, first: 20) { nodes { id } } }',
      variables: () => ({ text }),
    }),
  ),
  {
    field: 'nearestCenters',
    name: 'places: nearest centers',
    isBounded: true,
    query: '{ nearestCenters(to: { zip: "30303" }, first: 5) { nodes { id name } } }',
    variables: () => ({}),
  },
  {
    field: 'servingCenters',
    name: 'places: who serves a ZIP code',
    isBounded: true,
    query: '{ servingCenters(zip: "30332") { state { id } center { id name } } }',
    variables: () => ({}),
  },
];

/** Nearly all resources, and some: what is counted under a filter. */
const countFilters: Readonly<Record<string, Variables>> = {
  'common filters': { status: 'OPEN', servesState: 'GA' },
  'one filter': { focusArea: 'WORKFORCE' },
};

/** Every facet and every cross table, and under filters those that have most to count. */
function countQuestions(): readonly Question[] {
  const facets = Object.keys(specOf('Resource').facets ?? {});
  const pairs = facets.flatMap((row, index) =>
    facets.slice(index).map((column) => [row, column] as const),
  );
  const ask = (asked: string) =>
    `query ($filter: ResourceFilter) { resources(filter: $filter) { ${asked} } }`;
  const facet = (name: string) => ({
    name,
    query: ask(`facets(by: ${name}, first: 100) { value count }`),
  });
  const table = ([row, column]: readonly [string, string]) => ({
    name: `${row} by ${column}`,
    query: ask(
      `crossTab(rows: ${row}, columns: ${column}) { rows { value count } columns { value count } cells { row column count } }`,
    ),
  });
  const filtered = [facet('AGENCY'), facet('TOPIC'), table(['TOPIC', 'AGENCY'])];
  return [
    ...[...facets.map(facet), ...pairs.map(table)].map((asked) => ({
      asked,
      filter: null,
      of: '',
    })),
    ...Object.entries(countFilters).flatMap(([of, filter]) =>
      filtered.map((asked) => ({ asked, filter, of: `, ${of}` })),
    ),
  ].map(({ asked, filter, of }) => ({
    name: `count: ${asked.name}${of}`,
    isBounded: false,
    query: asked.query,
    variables: () => ({ filter }),
  }));
}

/** Filters that go together well, badly, and hardly ever. */
const conjunctions: Readonly<Record<string, Variables>> = {
  'kind, focusArea': { kind: 'GRANT', focusArea: 'WORKFORCE' },
  'common: status, servesState': { status: 'OPEN', servesState: 'GA' },
  'disjoint: kind, focusArea': { kind: 'LOAN', focusArea: 'WORKFORCE' },
  'topic, agency': { topicsAny: ['energy'], agency: 'department-of-energy' },
  'rare: topic, location': { topicsAny: ['food'], location: 'CA' },
  'topics all': { topicsAll: ['training', 'careers'] },
  'kind, focusArea, status': { kind: 'PROGRAM', focusArea: 'TECHNOLOGY', status: 'CLOSED' },
  'agency, mode, state': {
    agency: 'department-of-commerce',
    engagementMode: 'EDUCATION',
    servesState: 'PR',
  },
  'disjoint of three': { kind: 'LOAN', focusArea: 'WORKFORCE', audience: 'students' },
};

/** A filter of a nested list goes with its parent: these meet for some parents, or for none. */
const nestedConjunctions: Readonly<Record<string, Variables>> = {
  focusArea: { focusArea: 'WORKFORCE' },
  audience: { audience: 'students' },
  'disjoint: kind, focusArea': { kind: 'LOAN', focusArea: 'WORKFORCE' },
};

const nestedResources = (parents: string): string =>
  `query ($filter: ResourceFilter) { ${parents}(first: 20) { nodes { id resources(first: 5, filter: $filter) { nodes { id title } } } } }`;

const conjunctionQuestions: readonly Question[] = [
  ...Object.entries(conjunctions).map(([name, filter]) => ({
    name: `both: ${name}`,
    isBounded: false,
    query: resources,
    variables: () => ({ filter, first: 20 }),
  })),
  ...['topics', 'states'].flatMap((parents) =>
    Object.entries(nestedConjunctions).map(([name, filter]) => ({
      name: `both: 20 ${parents} x 5, ${name}`,
      isBounded: false,
      query: nestedResources(parents),
      variables: () => ({ filter }),
    })),
  ),
];
