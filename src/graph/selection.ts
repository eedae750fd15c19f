import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';

/** Field names by the object type they are selected on. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Every field that a document selects on each object type, anywhere in it, whatever `@skip` and
 * `@include` say: the union is what makes one load of an entity good for all paths to it.
 */
export function selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
  const selection = new Map<string, Set<string>>();
  const fragments = fragmentsOf(document);
  const visited = new Set<string>();

  const visit = (selectionSet: SelectionSetNode, parent: GraphQLCompositeType): void => {
    for (const node of selectionSet.selections) {
      switch (node.kind) {
        case Kind.FIELD:
          addField(schema, selection, parent, node.name.value);
          descend(node.selectionSet, fieldType(parent, node.name.value));
          break;
        case Kind.INLINE_FRAGMENT:
          visit(node.selectionSet, conditionType(schema, node.typeCondition) ?? parent);
          break;
        case Kind.FRAGMENT_SPREAD:
          spread(fragments.get(node.name.value));
      }
    }
  };
  const descend = (
    selectionSet: SelectionSetNode | undefined,
    type: GraphQLCompositeType | undefined,
  ): void => {
    if (selectionSet !== undefined && type !== undefined) visit(selectionSet, type);
  };
  const spread = (fragment: FragmentDefinitionNode | undefined): void => {
    if (fragment === undefined || visited.has(fragment.name.value)) return;
    visited.add(fragment.name.value);
    descend(fragment.selectionSet, conditionType(schema, fragment.typeCondition));
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (root != null) visit(definition.selectionSet, root);
  }
  return selection;
}

function addField(
  schema: GraphQLSchema,
  selection: Map<string, Set<string>>,
  parent: GraphQLCompositeType,
  field: string,
): void {
  const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
  for (const { name } of types) {
    const fields = selection.get(name);
    if (fields === undefined) selection.set(name, new Set([field]));
    else fields.add(field);
  }
}

function fieldType(parent: GraphQLCompositeType, field: string): GraphQLCompositeType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const definition = parent.getFields()[field];
  if (definition === undefined) return undefined;
  const type = getNamedType(definition.type);
  return isCompositeType(type) ? type : undefined;
}

function conditionType(
  schema: GraphQLSchema,
  condition: Parameters<typeof typeFromAST>[1] | undefined,
): GraphQLCompositeType | undefined {
  if (condition?.kind !== Kind.NAMED_TYPE) return undefined;
  const type = typeFromAST(schema, condition);
  return isCompositeType(type) ? type : undefined;
}
