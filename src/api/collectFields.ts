import {
  isAbstractType,
  Kind,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Selected {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Fields that come to one place of an answer. */
interface ResponseField {
  readonly nodes: readonly FieldNode[];
  /** Whether variables may leave all of them out. */
  readonly isConditional: boolean;
}

/** What is selected of an object of a type, by the names that the answer has. */
export function collectFields(
  selected: Selected,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, ResponseField> {
  const fields = new Map<string, ResponseField>();
  for (const { node, isConditional } of fieldsIn(selected, type, sets)) {
    const name = (node.alias ?? node.name).value;
    const known = fields.get(name) ?? { nodes: [], isConditional: true };
    fields.set(name, {
      nodes: [...known.nodes, node],
      isConditional: known.isConditional && isConditional,
    });
  }
  return fields;
}

interface SelectedField {
  readonly node: FieldNode;
  readonly isConditional: boolean;
}

function fieldsIn(
  selected: Selected,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly SelectedField[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((selection) => {
      const found = fieldsOf(selected, type, selection);
      return hasCondition(selection)
        ? found.map(({ node }) => ({ node, isConditional: true }))
        : found;
    }),
  );
}

function fieldsOf(
  selected: Selected,
  type: GraphQLObjectType,
  selection: SelectionNode,
): readonly SelectedField[] {
  if (selection.kind === Kind.FIELD) return [{ node: selection, isConditional: false }];
  const set = setFor(selected, type, selection);
  return set === null ? [] : fieldsIn(selected, type, [set]);
}

/** What a fragment asks of a type; null where it is for others. */
function setFor(
  { schema, fragments }: Selected,
  type: GraphQLObjectType,
  selection: InlineFragmentNode | FragmentSpreadNode,
): SelectionSetNode | null {
  const fragment =
    selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  const condition = schema.getType(fragment?.typeCondition?.name.value ?? type.name);
  const isFor =
    condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
  return fragment && isFor ? fragment.selectionSet : null;
}

function hasCondition({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }: DirectiveNode) => ['skip', 'include'].includes(name.value));
}
