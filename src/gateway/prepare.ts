import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { forgetTokens } from '../answer/forgetTokens.ts';
import { BoundedCache } from '../boundedCache.ts';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import { createTextCompletion, type TextCompletion } from './execute/textCompletion.ts';
import { KnownTexts, MAX_CHARACTERS, type KnownText, type KnownTextsParts } from './knownTexts.ts';
import {
  canonicalOperation,
  type CanonicalOperation,
  type CanonicalParts,
} from './operation/canonical.ts';
import { givenVariables } from './operation/exactValues.ts';
import { plainVariables } from './operation/plainVariables.ts';
import type { Plan } from './plan/plan.ts';
import { createLabels } from './plan/labels.ts';
import { NotPlanned } from './plan/notPlanned.ts';
import { createPlanner, type Planner } from './plan/planner.ts';

/** How one operation will be answered. */
export type Prepared =
  /** Every field is of our own graph, which answers without a plan. */
  | { readonly kind: 'local'; readonly own: Graph }
  | {
      readonly kind: 'planned';
      readonly plan: Plan;
      /** What was planned: of the client's text, and maybe not parsed for this request. */
      readonly document: DocumentNode;
      /** What its fields are called in the plan's data. */
      readonly keys: ReadonlyMap<FieldNode, string>;
      /** Coerced, with defaults. */
      readonly variables: Readonly<Record<string, unknown>>;
      readonly completion: TextCompletion;
    }
  /** The client's fault, or the planner's. */
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] };

export interface PrepareParts extends KnownTextsParts {
  readonly planner?: Planner;
  /** Decides which progressive overrides hold for a request; see `createLabels`. */
  readonly random: () => number;
  /** What answers are completed by. */
  readonly completionSchema: GraphQLSchema;
  /** See `createTextCompletion`. */
  readonly compiledAfter: number;
  /** Told why the planner found no way. */
  readonly onUnplanned: (reason: unknown) => void;
}

export type Prepare = (operation: GraphOperation) => Promise<Prepared>;

/**
 * Decides and plans; both are remembered by the text. A text that is new is parsed again when it comes
 * again, and planning costs much more than that.
 */
export function createPrepare(parts: PrepareParts): Prepare {
  const { supergraph, maxPlans, planner = createPlanner(supergraph), isNarrowed = false } = parts;
  const drawLabels = createLabels(supergraph.planning.document, parts.random);
  const texts = new KnownTexts(parts);
  const plans = new BoundedCache<string, PlannedOperation>({
    maxEntries: maxPlans,
    maxSize: MAX_CHARACTERS,
    sizeOf: (_id, { length }) => length,
  });

  const planOf = ({ length, ...decided }: Decided, labels: readonly string[]): PlannedOperation => {
    const { document } = decided;
    const canonical = canonicalOperation({ supergraph, ...decided });
    const keys = canonical?.keys ?? new Map<FieldNode, string>();
    forgetTokens(document);
    const completed = { schema: parts.completionSchema, ...decided, keys };
    return {
      document,
      length,
      keys,
      ...planBy(planner, canonical, labels),
      completion: createTextCompletion(completed, parts.compiledAfter),
    };
  };

  return async (asked) => {
    const { document, operationName } = asked;
    const { number, length, conditions, own } = texts.of(document);
    if (own !== null && !isNarrowed) return { kind: 'local', own };
    const operation = getOperationAST(document, operationName);
    if (operation == null) return refuse('Expected the name of an operation in the document.');
    const coerced = coerce(supergraph.schema, operation, asked);
    if ('errors' in coerced) return { kind: 'refused', errors: coerced.errors };
    if (own !== null) return { kind: 'local', own };
    const { variables } = coerced;
    const decided = conditions.map((name) => (variables[name] === true ? 1 : 0)).join('');
    const labels = drawLabels();
    const id = `${number} ${operationName ?? ''} ${decided} ${labels.join()}`;
    let planned = plans.get(id);
    if (planned === undefined) {
      planned = planOf({ document, operation, variables, length }, labels);
      plans.set(id, planned);
    }
    const { plan, reason, keys, completion } = planned;
    if (plan === null) {
      parts.onUnplanned(reason);
      return refuse(reason instanceof NotPlanned ? reason.message : NO_WAY);
    }
    return { kind: 'planned', plan, document: planned.document, keys, variables, completion };
  };
}

const NO_WAY = 'No way was found to ask the subgraphs for this combination of fields.';

/** A failure is remembered, too: the planner would find no way again. */
type Planning =
  | { readonly plan: Plan; readonly reason: null }
  | { readonly plan: null; readonly reason: unknown };

function planBy(
  planner: Planner,
  operation: CanonicalOperation | null,
  labels: readonly string[],
): Planning {
  if (operation === null) return { plan: nothing, reason: null };
  try {
    return { plan: planner.plan(operation, labels), reason: null };
  } catch (reason) {
    return { plan: null, reason };
  }
}

/** An operation with the variables that decide its conditions. */
type Decided = Pick<CanonicalParts, 'document' | 'operation' | 'variables'> &
  Pick<KnownText, 'length'>;

type PlannedOperation = Planning & {
  readonly document: DocumentNode;
  /** Of its text, in characters. */
  readonly length: number;
  readonly keys: ReadonlyMap<FieldNode, string>;
  readonly completion: TextCompletion;
};

const nothing: Plan = { fetches: [], places: [], source: null };

function refuse(message: string): Prepared {
  const error = new GraphQLError(message, { extensions: { code: 'QUERY_NOT_PLANNED' } });
  return { kind: 'refused', errors: [error] };
}

function coerce(schema: GraphQLSchema, operation: OperationDefinitionNode, asked: GraphOperation) {
  const given = givenVariables(schema, operation, asked);
  const plain = plainVariables(schema, operation, given);
  if (plain !== null) return { variables: plain };
  const { variableDefinitions = [] } = operation;
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, given);
  return errors === undefined ? { variables: coerced } : { errors };
}
