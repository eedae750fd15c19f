import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A list at the root of the graph that takes a filter: all of one kind, or those that are wanted. */
export interface RootList {
  readonly name: string;
  /** The name of the filter's type. */
  readonly filter: string;
  /** What tells one row from another, as a selection. */
  readonly shown: string;
  /** The name of the type that says what it is counted by; null where the graph does not count it. */
  readonly facet: string | null;
  readonly facets: readonly string[];
  /** Whether it is counted by two things at once. */
  readonly hasCrossTab: boolean;
}

/** All such lists, in the order of the schema. */
export function rootLists(schema: GraphQLSchema): readonly RootList[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field): readonly RootList[] => {
    const type = getNamedType(field.type);
    const filter = getNamedType(field.args.find(({ name }) => name === 'filter')?.type);
    const isOfLists = isListType(getNullableType(field.type));
    if (!isObjectType(type) || isOfLists || field.args.some(isRequiredArgument)) return [];
    const nodes = getNamedType(type.getFields()['nodes']?.type);
    if (!isInputObjectType(filter) || !isObjectType(nodes)) return [];
    const shown = shownOf(nodes);
    return [{ name: field.name, filter: filter.name, shown, ...countsOf(type) }];
  });
}

function countsOf(
  connection: GraphQLObjectType,
): Pick<RootList, 'facet' | 'facets' | 'hasCrossTab'> {
  const { facets, crossTab } = connection.getFields();
  const by = getNamedType(facets?.args.find(({ name }) => name === 'by')?.type);
  if (!isEnumType(by)) return { facet: null, facets: [], hasCrossTab: false };
  return { facet: by.name, facets: valuesOf(by), hasCrossTab: crossTab !== undefined };
}

function valuesOf(type: GraphQLEnumType): readonly string[] {
  const known = type.getValues().filter(({ deprecationReason }) => deprecationReason == null);
  return known.map(({ name }) => name);
}

/** What is shown of each row, where its type has it. */
const FIELDS = [
  ...['id', 'name', 'title', 'code', 'abbreviation', 'shortName', 'kind', 'scope', 'relation'],
  ...['focusArea', 'status', 'region', 'year', 'startYear', 'amountUsd', 'term', 'certainty'],
  ...['city', 'industries', 'summary', 'website'],
] as const;

/** What is shown of what a row leads to. */
const LINKED: Readonly<Record<string, string>> = {
  period: '{ startYear endYear }',
  state: '{ code }',
  headquarters: '{ city state { code } }',
  center: '{ id name state { code } }',
};

/** What tells one row from another, as a selection. */
export function shownOf(type: GraphQLObjectType): string {
  const fields = type.getFields();
  const leaves = FIELDS.filter((name) => {
    const field = fields[name];
    return field !== undefined && isLeafType(getNamedType(field.type)) && field.args.length === 0;
  });
  const linked = Object.entries(LINKED).filter(([name]) =>
    isObjectType(getNullableType(fields[name]?.type)),
  );
  return [...leaves, ...linked.map(([name, shown]) => `${name} ${shown}`)].join(' ');
}

/** A page of what a filter leaves of a list, `$filter`. */
export function rowsQuery({ name, filter, shown }: RootList): string {
  return write(`query Find${capitalized(name)}($filter: ${filter}) {
    ${name}(first: 100, filter: $filter) { nodes { ${shown} } }
  }`);
}

/** How many there are by one thing, `$by`, of what a filter leaves; null where the graph does not count them. */
export function countQuery({ name, filter, facet }: RootList): string | null {
  if (facet === null) return null;
  return write(`query Count${capitalized(name)}($by: ${facet}!, $filter: ${filter}) {
    ${name}(filter: $filter) {
      totalCount totalCountIsExact
      facets(by: $by, first: 100) { value label count }
    }
  }`);
}

/** How many there are by two things that meet, `$rows` and `$columns`; null where the graph does not count these. */
export function crossQuery({ name, filter, facet, hasCrossTab }: RootList): string | null {
  if (facet === null || !hasCrossTab) return null;
  const types = `$rows: ${facet}!, $columns: ${facet}!, $filter: ${filter}`;
  return write(`query Cross${capitalized(name)}(${types}) {
    ${name}(filter: $filter) {
      totalCount totalCountIsExact
      crossTab(rows: $rows, columns: $columns) {
        rows { label count }
        columns { label count }
        cells { row rowLabel column columnLabel count }
      }
    }
  }`);
}

/** All that is asked of these lists, whatever is filled in. */
export function listQuestions(schema: GraphQLSchema): readonly string[] {
  return rootLists(schema)
    .flatMap((list) => [rowsQuery(list), countQuery(list), crossQuery(list)])
    .filter((query) => query !== null);
}

function write(query: string): string {
  return `${print(parse(query))}\n`;
}

export function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
