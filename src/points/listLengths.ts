import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
} from 'graphql';
import { defaultPageSize, maxPageSize } from '../paging/paging.ts';
import { readArgument, type Variables } from './argumentCosts.ts';
import type { ListSize } from './costs.ts';

/** A list that nothing is known of is taken to have this many elements. */
const PLAIN_LIST_LENGTH = 10;

type Field = GraphQLField<unknown, unknown>;
export type ReadLength = (variables: Variables) => number;

/** How long the lists are that `@listSize` of a field is about. */
export function sizedLength(field: Field, node: FieldNode, size: ListSize): ReadLength {
  const { slicingArguments, assumedSize } = size;
  const defaults = slicingArguments
    .map((name) => field.args.find((argument) => argument.name === name)?.defaultValue)
    .filter((value) => typeof value === 'number');
  const otherwise =
    defaults.length > 0 ? Math.max(...defaults) : (assumedSize ?? PLAIN_LIST_LENGTH);
  if (slicingArguments.length === 0) return () => otherwise;
  return (variables) => {
    const given = slicingArguments
      .map((name) => readArgument(node, name, variables))
      .filter((value) => typeof value === 'number');
    return given.length > 0 ? Math.max(0, ...given) : otherwise;
  };
}

/** The length of a page, as our own connections and all like them have it: `first` or `last`. */
export function pageLength(field: Field, node: FieldNode): ReadLength {
  return (variables) => readFirst(field, node, variables) ?? defaultPageSize;
}

/** The length of a list that nothing is said of. */
export function plainLength(field: Field, node: FieldNode): ReadLength {
  const lists = field.args.filter(({ type }) => isListType(getNullableType(type)));
  if (lists.length === 0) {
    return (variables) => readFirst(field, node, variables) ?? PLAIN_LIST_LENGTH;
  }
  return (variables) =>
    Math.max(
      ...lists.map(({ name }) => {
        const value = readArgument(node, name, variables);
        return Array.isArray(value) ? value.length : 1;
      }),
    );
}

/** What `first` or `last` say, the larger one; null when the field has neither or none is given. */
function readFirst(field: Field, node: FieldNode, variables: Variables): number | null {
  const counts = field.args
    .filter(({ name }) => name === 'first' || name === 'last')
    .map(({ name, defaultValue }) => readArgument(node, name, variables) ?? defaultValue)
    .filter((value) => value !== undefined && value !== null)
    // What is no number is refused when the variables are coerced; until then, expect the worst.
    .map((value) => (typeof value === 'number' ? value : maxPageSize));
  return counts.length === 0 ? null : Math.min(Math.max(0, ...counts), maxPageSize);
}

/** Whether a type is a page of a list: it has `pageInfo`, and the elements in `edges` or `nodes`. */
export function isConnection(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (!isObjectType(named)) return false;
  const { pageInfo, edges, nodes } = named.getFields();
  return pageInfo !== undefined && (edges ?? nodes) !== undefined;
}
