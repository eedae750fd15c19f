import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Picture } from './picture.ts';

/** A condition that is one of a few values. */
interface CountFilter {
  readonly name: string;
  readonly values: readonly string[];
}

/** A list of the graph whose elements it counts by what they are. */
export interface Countable {
  readonly list: string;
  /** What it can be counted by. */
  readonly facets: readonly string[];
  /** Whether by two of these at once. */
  readonly hasCrossTab: boolean;
  readonly filters: readonly CountFilter[];
}

/** All lists that can be counted, in the order of the schema. */
export function countables(schema: GraphQLSchema): readonly Countable[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field): readonly Countable[] => {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || isListType(getNullableType(field.type))) return [];
    const { facets, crossTab } = type.getFields();
    const by = getNamedType(facets?.args.find(({ name }) => name === 'by')?.type);
    if (!isEnumType(by) || field.args.some(isNeeded)) return [];
    const hasCrossTab = crossTab !== undefined;
    return [{ list: field.name, facets: valuesOf(by), hasCrossTab, filters: filtersOf(field) }];
  });
}

function isNeeded({ type, defaultValue }: GraphQLField<unknown, unknown>['args'][number]): boolean {
  return getNullableType(type) !== type && defaultValue === undefined;
}

function filtersOf(field: GraphQLField<unknown, unknown>): readonly CountFilter[] {
  const type = getNamedType(field.args.find(({ name }) => name === 'filter')?.type);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter(({ deprecationReason }) => deprecationReason == null)
    .map((input) => ({ name: input.name, values: valuesFor(input.type) }))
    .filter(({ values }) => values.length > 0);
}

/** None for what can be anything, and for lists: one value of these is said by a filter of its own. */
function valuesFor(type: GraphQLInputType): readonly string[] {
  if (isListType(getNullableType(type))) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return valuesOf(named);
  return named.name === 'Boolean' ? ['true', 'false'] : [];
}

function valuesOf(type: GraphQLEnumType): readonly string[] {
  const known = type.getValues().filter(({ deprecationReason }) => deprecationReason == null);
  return known.map(({ name }) => name);
}

interface Counted {
  readonly list: string;
  readonly by: string;
  /** Null to count by one thing only. */
  readonly across: string | null;
  /** Null to count all. */
  readonly only: { readonly name: string; readonly value: string } | null;
}

/** Says what is counted: it is the title of the answer, and the name of its files. */
function nameOf({ list, by, across, only }: Counted): string {
  const second = across === null ? [] : ['and', across];
  const where = only === null ? [] : ['where', only.name, 'is', only.value];
  const parts = [list, 'by', by, ...second, ...where].flatMap((part) => part.split('_'));
  return parts.map(capitalized).join('');
}

/** Of a code in capitals, a word; of a name, the same name. */
function capitalized(part: string): string {
  const word = part === part.toUpperCase() ? part.toLowerCase() : part;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** How many there are by one thing, or by two that meet, and the picture that shows it best. */
export function countQuestion({ list, by, across, only }: Counted): {
  readonly query: string;
  readonly picture: Picture;
} {
  const name = nameOf({ list, by, across, only });
  const filter = only === null ? '' : `(filter: { ${only.name}: ${only.value} })`;
  if (across === null) {
    const path = `${list}.facets`;
    return {
      query: `query ${name} {
  ${list}${filter} {
    totalCount
    totalCountIsExact
    facets(by: ${by}, first: 100) {
      value
      label
      count
    }
  }
}
`,
      picture: {
        ...{ view: 'chart', list: path, by: `${path}.label`, value: `${path}.count` },
        hide: `${path}.value`,
      },
    };
  }
  const path = `${list}.crossTab.cells`;
  return {
    query: `query ${name} {
  ${list}${filter} {
    totalCount
    totalCountIsExact
    crossTab(rows: ${by}, columns: ${across}) {
      rows {
        label
        count
      }
      columns {
        label
        count
      }
      cells {
        row
        rowLabel
        column
        columnLabel
        count
      }
    }
  }
}
`,
    picture: {
      ...{ view: 'cross', list: path, by: `${path}.rowLabel`, across: `${path}.columnLabel` },
      ...{ value: `${path}.count`, hide: `${path}.row,${path}.column` },
    },
  };
}
