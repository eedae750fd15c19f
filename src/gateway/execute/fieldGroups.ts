import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields } from '../../answer/collectFields.ts';
import { fragmentsOf } from '../../answer/fragments.ts';

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
  const scope = { schema, fragments: fragmentsOf(document), variables };
  const collect = (
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
  ): readonly FieldGroup[] =>
    [...collectFields(scope, type, sets)].map(([responseName, nodes]) =>
      groupOf(responseName, nodes, keys),
    );
  return {
    ofOperation: (root) => collect([operation.selectionSet], root),
    below: (type, nodes) =>
      collect(
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
        type,
      ),
  };
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
