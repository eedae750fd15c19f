import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';
import type { OperationFile } from './operationFile.ts';

/** A field where an operation selects it. */
export interface Selected {
  /** Response keys joined by dots, without indexes. */
  readonly path: string;
  readonly node: FieldNode;
  /** None for what can be asked of any type. */
  readonly field: GraphQLField<unknown, unknown> | undefined;
  readonly isList: boolean;
  /** Whether it is, or lists, objects. */
  readonly hasFields: boolean;
}

/** @returns what is told of the fields below; null where they are of no interest */
type Visit<S> = (selected: Selected, told: S) => S | null;

/** Goes through the fields of an operation that is valid by the schema, fragments spread out, in the order they are written. */
export function walkAnswer<S>(
  schema: GraphQLSchema,
  { document, operation }: Pick<OperationFile, 'document' | 'operation'>,
  { start, visit }: { readonly start: S; readonly visit: Visit<S> },
): void {
  const fragments = fragmentsOf(document);
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType, at: Place<S>): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) walkField(selection, parent, at);
      else {
        const fragment = fragmentOf(selection, fragments);
        const type = schema.getType(fragment?.typeCondition?.name.value ?? parent.name);
        if (fragment && isCompositeType(type)) walk(fragment.selectionSet, type, at);
      }
    }
  };
  const walkField = (node: FieldNode, parent: GraphQLCompositeType, at: Place<S>): void => {
    const selected = selectedBy(node, parent, at.path);
    const told = visit(selected, at.told);
    const named = selected.field && getNamedType(selected.field.type);
    if (told === null || node.selectionSet === undefined || !isCompositeType(named)) return;
    walk(node.selectionSet, named, { path: selected.path, told });
  };
  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root, { path: '', told: start });
}

interface Place<S> {
  readonly path: string;
  readonly told: S;
}

function fragmentOf(
  selection: Exclude<SelectionNode, FieldNode>,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
) {
  return selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
}

function selectedBy(node: FieldNode, parent: GraphQLCompositeType, above: string): Selected {
  const key = (node.alias ?? node.name).value;
  const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
  const type = field?.type;
  return {
    path: above === '' ? key : `${above}.${key}`,
    node,
    field,
    isList: type !== undefined && isListType(getNullableType(type)),
    hasFields: node.selectionSet !== undefined && isCompositeType(type && getNamedType(type)),
  };
}
