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

/** Field names by the object type they are selected on; those of page infos by `pageInfoOf`, too. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

/** What stands for the page infos of one type of connection. */
export function pageInfoOf(connection: string): string {
  return `${connection}.pageInfo`;
}

/**
 * Every field that a document selects on each object type, anywhere in it, whatever `@skip` and
 * `@include` say: the union is what makes one load of an entity good for all paths to it.
 */
export function selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
  const selection = new Map<string, Set<string>>();
  const fragments = fragmentsOf(document);
  const visited = new Set<string>();

  // `owner` is the connection whose page info it is, where it is one.
  const visit = (
    { selections }: SelectionSetNode,
    parent: GraphQLCompositeType,
    owner: string | null,
  ): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const name = node.name.value;
        addField(schema, selection, parent, name);
        if (owner !== null) addTo(selection, pageInfoOf(owner), name);
        descend(node.selectionSet, fieldType(parent, name), parent.name);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        visit(node.selectionSet, conditionType(schema, node.typeCondition) ?? parent, owner);
      } else {
        spread(fragments.get(node.name.value), owner);
      }
    }
  };
  const descend = (
    selectionSet: SelectionSetNode | undefined,
    type: GraphQLCompositeType | undefined,
    owner: string | null,
  ): void => {
    if (selectionSet === undefined || type === undefined) return;
    visit(selectionSet, type, type.name === 'PageInfo' ? owner : null);
  };
  const spread = (fragment: FragmentDefinitionNode | undefined, owner: string | null): void => {
    if (fragment === undefined) return;
    const visiting = `${fragment.name.value} ${owner ?? ''}`;
    if (visited.has(visiting)) return;
    visited.add(visiting);
    descend(fragment.selectionSet, conditionType(schema, fragment.typeCondition), owner);
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (root != null) visit(definition.selectionSet, root, null);
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
  for (const { name } of types) addTo(selection, name, field);
}

function addTo(selection: Map<string, Set<string>>, type: string, field: string): void {
  const fields = selection.get(type);
  if (fields === undefined) selection.set(type, new Set([field]));
  else fields.add(field);
}

/** The type of what a field gives; undefined for leaves, and where there is no such field. */
export function fieldType(
  parent: GraphQLCompositeType,
  field: string,
): GraphQLCompositeType | undefined {
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
