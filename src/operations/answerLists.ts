import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';
import type { OperationFile } from './operationFile.ts';

/** A list of objects that an operation asks for. */
export interface AnswerList {
  /** Response keys joined by dots, without indexes: `states.nodes`. */
  readonly path: string;
  /** How many elements one of them has at most, as far as arguments tell. */
  readonly size: number;
  /** How many lists it stands in. */
  readonly depth: number;
}

type Located = Pick<OperationFile, 'document' | 'operation'>;

interface Place {
  readonly path: string;
  readonly depth: number;
  /** Of the connection it is in. */
  readonly pageSize: number | null;
}

/** What a list is taken to have where nothing tells. */
const USUAL_SIZE = 10;

/** The lists of objects of an operation that is valid by the schema, in the order they are written. */
export function listsOf(schema: GraphQLSchema, located: Located): readonly AnswerList[] {
  const fragments = fragmentsOf(located.document);
  const found = new Map<string, AnswerList>();
  const sizes = sizesOf(located);
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType, place: Place): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) walkField(selection, parent, place);
      else {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const type = schema.getType(fragment?.typeCondition?.name.value ?? parent.name);
        if (fragment && isCompositeType(type)) walk(fragment.selectionSet, type, place);
      }
    }
  };
  const walkField = (node: FieldNode, parent: GraphQLCompositeType, place: Place): void => {
    const type = typeOfField(parent, node.name.value);
    const named = type && getNamedType(type);
    if (!isCompositeType(named) || node.selectionSet === undefined) return;
    const path = below(place.path, (node.alias ?? node.name).value);
    const size = sizes(node);
    const { depth, pageSize } = place;
    if (!isListType(type && getNullableType(type))) {
      walk(node.selectionSet, named, { path, depth, pageSize: size });
      return;
    }
    const list = { path, depth: depth + 1, size: pageSize ?? size ?? USUAL_SIZE };
    found.set(path, found.get(path) ?? list);
    walk(node.selectionSet, named, { ...list, pageSize: null });
  };
  const root = schema.getRootType(located.operation.operation);
  if (root) walk(located.operation.selectionSet, root, { path: '', depth: 0, pageSize: null });
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

function typeOfField(parent: GraphQLCompositeType, name: string): GraphQLOutputType | undefined {
  return 'getFields' in parent ? parent.getFields()[name]?.type : undefined;
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
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
