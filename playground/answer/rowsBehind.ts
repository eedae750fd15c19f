import { parse, valueFromASTUntyped, type FieldNode, type GraphQLSchema } from 'graphql';
import { ROWS_FILTER, rowsQuestion } from '../../src/page/rowsQuestion.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import { filterOfFacet } from './filterFields.ts';
import type { AskedOperation } from './paging.ts';

/** The values that a count of the graph is of, by the arguments that name what is counted by: `{ by: "GRANT" }`. */
export type Counted = Readonly<Record<string, string>>;

interface CountedRows {
  /** The list of counts. */
  readonly list: string;
  readonly counted: Counted;
}

interface Behind {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where the rows are in its answer. */
  readonly list: string;
}

/**
 * The question of what `facets` or `crossTab` counted: the same list, filtered by the values. Null where the list takes
 * no such filter, or stands below another list.
 */
export function rowsBehind(
  schema: GraphQLSchema,
  { query, variables, operationName }: AskedOperation,
  { list, counted }: CountedRows,
): Behind | null {
  const question = rowsQuestion(schema, { document: parse(query), operationName, list });
  if (question === null) return null;
  const before = objectIn(question.counted, 'filter', variables);
  const added = Object.entries(counted).map(([name, value]) => {
    const facet = valueIn(question.counter, name, variables);
    return typeof facet === 'string'
      ? filterOfFacet(schema, question.filter, { facet, value })
      : null;
  });
  const filters = added.filter((filter) => filter !== null);
  const names = [before, ...filters].flatMap((filter) => Object.keys(filter));
  // What is asked for already has another value there, or several.
  if (filters.length < added.length || new Set(names).size < names.length) return null;
  const used = Object.entries(variables).filter(([name]) => question.used.has(name));
  const filter: JsonObject = Object.assign({}, before, ...filters) as JsonObject;
  return {
    query: question.query,
    variables: { ...Object.fromEntries(used), [ROWS_FILTER]: filter },
    list: question.list,
  };
}

function valueIn(field: FieldNode, name: string, variables: AskedOperation['variables']): unknown {
  const given = field.arguments?.find((known) => known.name.value === name)?.value;
  return given && valueFromASTUntyped(given, variables);
}

function objectIn(
  field: FieldNode,
  name: string,
  variables: AskedOperation['variables'],
): JsonObject {
  const value = valueIn(field, name, variables);
  // An input object, as it was written or sent.
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}
