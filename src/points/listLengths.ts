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
import { compileArgument, type Variables } from './argumentCosts.ts';
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
  const reads = slicingArguments.map((name) => compileArgument(node, name));
  return (variables) => {
    const given = reads.map((read) => read(variables)).filter((value) => typeof value === 'number');
    return given.length > 0 ? Math.max(0, ...given) : otherwise;
  };
}

/** The length of a page, as our own connections and all like them have it: `first` or `last`. */
export function pageLength(field: Field, node: FieldNode): ReadLength {
  const sizes = sizeArguments(field).map(({ name, defaultValue }) => ({
    read: compileArgument(node, name),
    defaultValue,
  }));
  return (variables) => largestOf(sizes, ({ read }) => read(variables)) ?? defaultPageSize;
}

/** The length of a list that nothing is said of. */
export function plainLength(field: Field, node: FieldNode): ReadLength {
  const lengthBy = lengthByArguments(field);
  const reads = new Map(field.args.map(({ name }) => [name, compileArgument(node, name)]));
  return (variables) => lengthBy((name) => reads.get(name)?.(variables));
}

/** Gives the value of an argument; undefined where it is not given. */
type ReadGiven = (name: string) => unknown;

/** The size of the page that a connection field returns at most. */
export function pageSizeOf(field: Field, read: ReadGiven): number {
  return readFirst(field, read) ?? defaultPageSize;
}

/** The number of elements that a list field returns at most, as far as its arguments tell. */
export function lengthByArguments(field: Field): (read: ReadGiven) => number {
  const lists = field.args.filter(({ type }) => isListType(getNullableType(type)));
  if (lists.length === 0) return (read) => readFirst(field, read) ?? PLAIN_LIST_LENGTH;
  return (read) =>
    Math.max(
      ...lists.map(({ name }) => {
        const value = read(name);
        return Array.isArray(value) ? value.length : 1;
      }),
    );
}

/** What `first` or `last` say, the larger one; null when the field has neither or none is given. */
function readFirst(field: Field, read: ReadGiven): number | null {
  return largestOf(sizeArguments(field), ({ name }) => read(name));
}

function sizeArguments({ args }: Field): Field['args'] {
  return args.filter(({ name }) => name === 'first' || name === 'last');
}

function largestOf<Size extends { readonly defaultValue?: unknown }>(
  sizes: readonly Size[],
  read: (size: Size) => unknown,
): number | null {
  let largest: number | null = null;
  for (const size of sizes) {
    const value = read(size) ?? size.defaultValue;
    if (value === undefined || value === null) continue;
    // What is no number is refused when the variables are coerced; until then, expect the worst.
    largest = Math.max(largest ?? 0, typeof value === 'number' ? value : maxPageSize);
  }
  return largest === null ? null : Math.min(largest, maxPageSize);
}

/** Whether a type is a page of a list: it has `pageInfo`, and the elements in `edges` or `nodes`. */
export function isConnection(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (!isObjectType(named)) return false;
  const { pageInfo, edges, nodes } = named.getFields();
  return pageInfo !== undefined && (edges ?? nodes) !== undefined;
}
