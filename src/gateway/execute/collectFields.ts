import {
  isAbstractType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from '../../answer/conditions.ts';

/** The selections of one field of an answer. */
export interface FieldGroup {
  readonly responseName: string;
  readonly name: string;
  /** What it is called in the data. */
  readonly key: string;
  readonly nodes: readonly FieldNode[];
}

/** What is asked of objects, in the order in which it is answered: CollectFields() of the specification. */
export interface FieldCollector {
  ofOperation(root: GraphQLObjectType): readonly FieldGroup[];
  /** Of the values of a field, when they are of this type. */
  below(type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly FieldGroup[];
}

/** An operation, as it is when its conditions are decided. */
export interface CompletedOperation {
  /** The one that graphql-js completes by. */
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the fields of the document are called in the data. */
  readonly keys: ReadonlyMap<FieldNode, string>;
  /** Coerced; decides what is skipped. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export function createFieldCollector(collected: CompletedOperation): FieldCollector {
  const { schema, document, operation, keys, variables } = collected;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  const collect = (
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
  ): readonly FieldGroup[] => {
    const groups = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    const add = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (!isIncluded(selection.directives, variables)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const known = groups.get(name);
          if (known === undefined) groups.set(name, [selection]);
          else known.push(selection);
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : unvisited(fragments.get(selection.name.value), visited);
        if (fragment && isFor(fragment, type, schema)) add(fragment.selectionSet);
      }
    };
    sets.forEach(add);
    return [...groups].map(([responseName, nodes]) => groupOf(responseName, nodes, keys));
  };
  return {
    ofOperation: (root) => collect([operation.selectionSet], root),
    below: (type, nodes) =>
      collect(
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
        type,
      ),
  };
}

function unvisited(
  fragment: FragmentDefinitionNode | undefined,
  visited: Set<string>,
): FragmentDefinitionNode | null {
  if (fragment === undefined || visited.has(fragment.name.value)) return null;
  visited.add(fragment.name.value);
  return fragment;
}

function isFor(
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  type: GraphQLObjectType,
  schema: GraphQLSchema,
): boolean {
  const asked = typeCondition === undefined ? type : typeFromAST(schema, typeCondition);
  return asked === type || (isAbstractType(asked) && schema.isSubType(asked, type));
}

function groupOf(
  responseName: string,
  nodes: readonly FieldNode[],
  keys: ReadonlyMap<FieldNode, string>,
): FieldGroup {
  const [node] = nodes;
  const name = node?.name.value ?? responseName;
  return { responseName, name, key: (node && keys.get(node)) ?? name, nodes };
}
