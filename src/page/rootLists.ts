import {
  getNamedType,
  getNullableType,
  isAbstractType,
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
  /** What is shown of each row, as a selection. */
  readonly shown: string;
  /** What a row is called, as a selection. */
  readonly named: string;
  /** The list of numbers of a row, each of which is worth a row; null where it has none. */
  readonly numbers: string | null;
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
    const [shown, named] = [shownOf(nodes, schema), leavesOf(nodes, NAMES).join(' ')];
    const numbers = numbersOf(nodes);
    return [{ name: field.name, filter: filter.name, shown, named, numbers, ...countsOf(type) }];
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

/** What a row is called, where its type has it. */
const NAMES = ['id', 'name', 'title', 'code', 'abbreviation', 'shortName'] as const;

/** What is shown of each row besides, where its type has it. */
const FIELDS = [
  ...NAMES,
  ...['kind', 'scope', 'relation', 'focusArea', 'status', 'region', 'year', 'startYear'],
  ...['amountUsd', 'term', 'certainty', 'city', 'industries'],
] as const;

/** And behind what it leads to. */
const LAST_FIELDS = ['providerKind', 'summary', 'website'] as const;

/** What is shown of what a row leads to. */
const LINKED: Readonly<Record<string, string>> = {
  center: '{ id name status state { code } }',
  period: '{ startYear endYear }',
  state: '{ code }',
  headquarters: '{ city state { code } }',
};

const NUMBERS = 'metrics';

/** What is shown of each number of a row. */
const OF_NUMBERS = '{ metric value unit qualifier }';
/** Where all of a row can be read. */
const SOURCES = 'sources';
const OF_SOURCES = '{ url }';

/** Who offers something, or agreed on it. */
const TAKING_PART = ['providers', 'parties'] as const;
/** As many as anything has, but for what all centers offer together. */
const mostTakingPart = 20;

/** What is shown of each row, as a selection. */
export function shownOf(type: GraphQLObjectType, schema: GraphQLSchema): string {
  const fields = type.getFields();
  const linked = Object.entries(LINKED)
    .filter(([name]) => isObjectType(getNullableType(fields[name]?.type)))
    .map(([name, shown]) => `${name} ${shown}`);
  return [
    ...leavesOf(type, FIELDS),
    ...(numbersOf(type) === null ? [] : [`${NUMBERS} ${OF_NUMBERS}`]),
    ...linked,
    ...TAKING_PART.flatMap((name) => takingPart(type, name, schema) ?? []),
    ...leavesOf(type, LAST_FIELDS),
    ...(isListType(getNullableType(fields[SOURCES]?.type)) ? [`${SOURCES} ${OF_SOURCES}`] : []),
  ].join(' ');
}

/** The list of numbers of what has this type; null where it has none. */
export function numbersOf(type: GraphQLObjectType): string | null {
  return isListType(getNullableType(type.getFields()[NUMBERS]?.type)) ? NUMBERS : null;
}

function leavesOf(type: GraphQLObjectType, names: readonly string[]): readonly string[] {
  const fields = type.getFields();
  return names.filter((name) => {
    const field = fields[name];
    return field !== undefined && isLeafType(getNamedType(field.type)) && field.args.length === 0;
  });
}

/** The names of what may stand in a list of several types; all centers together are told by the kind of provider. */
function takingPart(type: GraphQLObjectType, name: string, schema: GraphQLSchema): string | null {
  const connection = getNamedType(type.getFields()[name]?.type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
  const one = getNamedType(nodes?.type);
  if (!isAbstractType(one)) return null;
  const named = schema
    .getPossibleTypes(one)
    .filter((possible) => possible.name !== 'Center' && 'name' in possible.getFields())
    .map((possible) => `... on ${possible.name} { name }`);
  if (named.length === 0) return null;
  return `${name}(first: ${mostTakingPart}) { nodes { ${named.join(' ')} } }`;
}

/** A page of what a filter leaves of a list, `$filter`. */
export function rowsQuery({ name, filter, shown }: RootList): string {
  return write(`query Find${capitalized(name)}($filter: ${filter}) {
    ${name}(first: 100, filter: $filter) { nodes { ${shown} } }
  }`);
}

/** What stands in a list by its names, to choose from. */
export function choicesQuery({ name, named }: RootList): string {
  return write(`query ChooseOf${capitalized(name)} { ${name}(first: 100) { nodes { ${named} } } }`);
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
    .flatMap((list) => [rowsQuery(list), choicesQuery(list), countQuery(list), crossQuery(list)])
    .filter((query) => query !== null);
}

function write(query: string): string {
  return `${print(parse(query))}\n`;
}

export function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
