import {
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { mapEach, onlyOne } from '../asyncIterables.ts';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import { anonymous, type Asker } from '../identity/asker.ts';
import { shownByBoth, type Shown } from '../identity/shown.ts';
import { rejected } from './denied.ts';
import { fillGaps } from './fillGaps.ts';
import type { GuardRules, Policies } from './guardRules.ts';
import { readGuardedDocument, type GuardedDocument, type View } from './guardedDocument.ts';
import { InputGuards, tellsNothing, type Tells } from './inputGuards.ts';
import { SchemaGuards } from './schemaGuards.ts';
import { shownByGuards } from './shownByGuards.ts';

export interface Guarding {
  readonly policies?: Policies;
  /** What other ways there are to find out about what is guarded. */
  readonly tells?: (schema: GraphQLSchema) => Tells;
  /** `filter` answers what is left of an operation, `reject` refuses all of it. */
  readonly mode?: 'filter' | 'reject';
}

export interface GuardOptions extends Guarding {
  readonly rules: GuardRules;
}

const NO_POLICIES: Policies = new Map();

/**
 * The same graph, which is never asked for what an asker may not see: it is taken out of the operation before, and
 * null in the answer with an error.
 */
export function guardGraph(graph: Graph, options: GuardOptions): Graph {
  const { rules, policies = NO_POLICIES, mode = 'filter', tells = () => tellsNothing } = options;
  if (rules.size === 0) return graph;
  const guards = new SchemaGuards({ schema: graph.schema, rules, policies });
  const known = createKnown({ guards, inputs: new InputGuards(guards, tells(graph.schema)) });
  const viewOf = (operation: GraphOperation): View | null =>
    known(operation.document, operation.operationName)?.view(operation) ?? null;
  const shownTo = (asker: Asker): Shown | null =>
    shownByBoth(graph.shownTo?.(asker) ?? null, shownByGuards(guards, asker));
  const guarded = (ask: Graph['execute']): Graph['execute'] => {
    return async (given) => {
      const operation = withShown(given, shownTo);
      const view = viewOf(operation);
      if (view === null) return ask(operation);
      if (mode === 'reject' && view.errors.length > 0) return { errors: view.errors.map(rejected) };
      const wrong = wrongVariables(graph.schema, operation, view);
      return wrong ?? complete(await ask(withoutDenied(operation, view)), view);
    };
  };
  const execute = guarded(async (operation) => graph.execute(operation));
  return {
    ...graph,
    visibleScopes: (document, asker) => scopesSeen(known, document, asker),
    shownTo,
    execute,
    ...(graph.find && {
      find: guarded(async (operation) => graph.find?.(operation) ?? graph.execute(operation)),
    }),
    ...(graph.answer && {
      answer: async (operation) =>
        (viewOf(operation) === null ? graph.answer?.(operation) : null) ?? execute(operation),
    }),
    subscribe: (operation) => {
      const view = viewOf(operation);
      if (view === null) return graph.subscribe(operation);
      return subscribe(graph, { operation, view, isRejected: mode === 'reject' });
    },
  };
}

function subscribe(
  graph: Graph,
  {
    operation,
    view,
    isRejected,
  }: { readonly operation: GraphOperation; readonly view: View; readonly isRejected: boolean },
): AsyncIterable<ExecutionResult> {
  const { errors, remainder } = view;
  const isRootDenied = remainder.root.denied.size > 0;
  if (errors.length > 0 && (isRejected || isRootDenied)) return onlyOne({ errors });
  const wrong = wrongVariables(graph.schema, operation, view);
  if (wrong !== null) return onlyOne(wrong);
  return mapEach(graph.subscribe(withoutDenied(operation, view)), (event) => complete(event, view));
}

function withoutDenied(operation: GraphOperation, { remainder }: View): GraphOperation {
  return { ...operation, document: remainder.document };
}

/** What is wrong with variables that nothing of what is left takes: nobody else would look at them. */
function wrongVariables(
  schema: GraphQLSchema,
  { variables }: GraphOperation,
  { remainder: { unused } }: View,
): ExecutionResult | null {
  if (unused.length === 0) return null;
  const { errors } = getVariableValues(schema, unused, variables);
  return errors === undefined ? null : { errors };
}

/** An answer to what was left, as one to the whole. */
function complete(result: ExecutionResult, { remainder, errors }: View): ExecutionResult {
  // Without data nothing ran: what is wrong with the operation comes first.
  if (result.data === undefined) return result;
  const all = [...errors, ...(result.errors ?? [])];
  const data = fillGaps(result.data, remainder.root);
  return { ...result, data, ...(all.length > 0 && { errors: all }) };
}

/** What is written may be told of later, where no guard is asked: whom it is for has to be known then. */
function withShown(
  operation: GraphOperation,
  shownTo: NonNullable<Graph['shownTo']>,
): GraphOperation {
  const { document, operationName, asker = anonymous } = operation;
  const isWriting =
    getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
  return isWriting ? { ...operation, shown: shownTo(asker) } : operation;
}

type Known = (document: DocumentNode, operationName: string | null) => GuardedDocument | null;

/** What is known of documents is kept as long as they are. */
function createKnown(parts: Parameters<typeof readGuardedDocument>[0]): Known {
  const documents = new WeakMap<DocumentNode, Map<string | null, GuardedDocument | null>>();
  return (document, operationName) => {
    const operations = documents.get(document) ?? new Map<string | null, GuardedDocument | null>();
    documents.set(document, operations);
    let found = operations.get(operationName);
    if (found === undefined) {
      found = readGuardedDocument(parts, document, operationName);
      operations.set(operationName, found);
    }
    return found;
  };
}

function scopesSeen(
  known: Known,
  document: DocumentNode,
  asker: Asker,
): ReadonlySet<string> | null {
  const names = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? null] : [],
  );
  const scopes = new Set<string>();
  let isGuarded = false;
  for (const name of names) {
    for (const { anyOf } of known(document, name)?.clauses ?? []) {
      isGuarded = true;
      for (const scope of anyOf.flat()) if (asker.scopes.has(scope)) scopes.add(scope);
    }
  }
  return isGuarded ? scopes : null;
}
