import { Kind, type FieldNode, type GraphQLSchema, type ValueNode } from 'graphql';
import type { OperationFile } from './operationFile.ts';
import { walkAnswer } from './walkAnswer.ts';

/** A list of objects that an operation asks for. */
export interface AnswerList {
  /** Response keys joined by dots, without indexes: `states.nodes`. */
  readonly path: string;
  /** How many elements one of them has at most, as far as arguments tell. */
  readonly size: number;
  /** How many lists it stands in. */
  readonly depth: number;
  /** What holds the list; null at the root. */
  readonly holder: Holder | null;
}

interface Holder {
  readonly path: string;
  readonly node: FieldNode;
  /** Whether it has arguments by which pages are asked for, and tells of them. */
  readonly hasPages: boolean;
}

type Located = Pick<OperationFile, 'document' | 'operation'>;

interface Place {
  readonly depth: number;
  /** Of the connection that this is in. */
  readonly pageSize: number | null;
  readonly holder: Holder | null;
}

/** What a list is taken to have where nothing tells. */
const USUAL_SIZE = 10;

/** The lists of objects of an operation that is valid by the schema, in the order they are written. */
export function listsOf(schema: GraphQLSchema, located: Located): readonly AnswerList[] {
  const found = new Map<string, AnswerList>();
  const sizeOf = sizesOf(located);
  const start: Place = { depth: 0, pageSize: null, holder: null };
  walkAnswer(schema, located, {
    start,
    visit: ({ path, node, field, isList, hasFields }, { depth, pageSize, holder }) => {
      if (!hasFields) return null;
      const size = sizeOf(node);
      if (!isList) {
        const names = field?.args.map(({ name }) => name) ?? [];
        const hasPages = names.includes('first') && names.includes('after');
        return { depth, pageSize: size, holder: { path, node, hasPages } };
      }
      const list = { path, depth, size: pageSize ?? size ?? USUAL_SIZE, holder };
      found.set(path, found.get(path) ?? list);
      return { depth: depth + 1, pageSize: null, holder: null };
    },
  });
  return [...found.values()];
}

/** The list that a table is made of where nobody says which: that of most elements, the outermost of those. */
export function largestList(lists: readonly AnswerList[]): AnswerList | null {
  return lists.reduce<AnswerList | null>(
    (best, list) => (best === null || isLarger(list, best) ? list : best),
    null,
  );
}

function isLarger(list: AnswerList, best: AnswerList): boolean {
  return list.size === best.size ? list.depth < best.depth : list.size > best.size;
}

/** Looks up what `first` or `last` of a field says. */
function sizesOf({ operation }: Located): (field: FieldNode) => number | null {
  const defaults = new Map<string, ValueNode | undefined>(
    operation.variableDefinitions?.map((node) => [node.variable.name.value, node.defaultValue]),
  );
  return ({ arguments: given = [] }) => {
    const count = given.find(({ name: { value } }) => value === 'first' || value === 'last')?.value;
    const value = count?.kind === Kind.VARIABLE ? defaults.get(count.name.value) : count;
    return value?.kind === Kind.INT ? Number(value.value) : null;
  };
}
