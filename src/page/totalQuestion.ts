import {
  getOperationAST,
  Kind,
  parse,
  print,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { definitionsOf, selectionTo, variablesIn } from './selectionTo.ts';

const COUNT = '{ totalOfAll: totalCount totalOfAllIsExact: totalCountIsExact }';
const PLACES: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

interface Page {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** The path of the connection. */
  readonly connection: string;
}

interface TotalQuestion {
  readonly query: string;
  /** Names of the variables that it takes. */
  readonly used: ReadonlySet<string>;
}

/** The question of how long a list is in all, of which an answer holds a page; null where no such list is asked for. */
export function totalQuestion({ document, operationName, connection }: Page): TotalQuestion | null {
  const operation = getOperationAST(document, operationName);
  const selectionSet = selectionTo({ document, operationName, path: connection }, counted);
  if (!operation || selectionSet === null) return null;
  const used = variablesIn(selectionSet);
  const variableDefinitions = definitionsOf(document, operationName, used);
  return { query: print({ ...operation, variableDefinitions, selectionSet }), used };
}

function counted(field: FieldNode): FieldNode {
  const kept = field.arguments?.filter(({ name }) => !PLACES.has(name.value));
  return { ...field, arguments: kept ?? [], selectionSet: count() };
}

function count(): SelectionSetNode {
  const [definition] = parse(COUNT).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Expected ${COUNT}.`);
  return definition.selectionSet;
}
