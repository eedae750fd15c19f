import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GraphOperation } from '../graph/graph.ts';
import { createTextCompletion, type TextCompletion } from './execute/textCompletion.ts';
import { canonicalOperation } from './operation/canonical.ts';
import { conditionVariables } from '../answer/conditions.ts';
import { readFieldTypes } from './operation/responseKeys.ts';
import { createBoundedCache } from './plan/boundedCache.ts';
import type { Plan } from './plan/plan.ts';
import { createOperationPlanner } from './plan/planOperation.ts';
import type { Planner } from './plan/planner.ts';
import type { Supergraph } from './supergraph.ts';

/** How one operation will be answered. */
export type Prepared =
  /** Every field is of our own graph, which answers without a plan. */
  | { readonly kind: 'local' }
  | {
      readonly kind: 'planned';
      readonly plan: Plan;
      /** What the fields of the client's document are called in the plan's data. */
      readonly keys: ReadonlyMap<FieldNode, string>;
      /** Coerced, with defaults. */
      readonly variables: Readonly<Record<string, unknown>>;
      readonly completion: TextCompletion;
    }
  /** The client's fault, or the planner's. */
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] };

export interface PrepareParts {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  /** The schema of our own graph; null when every subgraph is remote. */
  readonly own: GraphQLSchema | null;
  readonly maxPlans: number;
  /** What answers are completed by. */
  readonly completionSchema: GraphQLSchema;
  /** See `createTextCompletion`. */
  readonly compiledAfter: number;
  /** Told why the planner found no way. */
  readonly onUnplanned: (reason: unknown) => void;
}

export type Prepare = (operation: GraphOperation) => Promise<Prepared>;

/** Decides and plans; both are remembered for the documents that are asked again. */
export function createPrepare(parts: PrepareParts): Prepare {
  const { supergraph, planner, maxPlans } = parts;
  const fieldTypes = readFieldTypes(supergraph.schema);
  const planOperation = createOperationPlanner({ supergraph, planner, prefix: fieldTypes.prefix });
  const known = new WeakMap<DocumentNode, KnownDocument>();
  const plans = createBoundedCache<string, PlannedOperation>(maxPlans);
  let documents = 0;

  const knownDocument = (document: DocumentNode): KnownDocument => {
    let entry = known.get(document);
    if (entry === undefined) {
      documents += 1;
      entry = {
        number: documents,
        conditions: conditionVariables(document),
        isOwn: parts.own !== null && hasOnlyFieldsOf(parts.own, document, supergraph.schema),
      };
      known.set(document, entry);
    }
    return entry;
  };

  return async ({ document, operationName, variables: raw }) => {
    const { number, conditions, isOwn } = knownDocument(document);
    if (isOwn) return { kind: 'local' };
    const operation = getOperationAST(document, operationName);
    if (operation == null) return refuse('Expected the name of an operation in the document.');
    const coerced = coerce(supergraph.schema, operation, raw);
    if ('errors' in coerced) return { kind: 'refused', errors: coerced.errors };
    const { variables } = coerced;
    const decided = conditions.map((name) => (variables[name] === true ? 1 : 0)).join('');
    const id = `${number} ${operationName ?? ''} ${decided}`;
    let planned = plans.get(id);
    if (planned === undefined) {
      const canonical = canonicalOperation({
        supergraph,
        fieldTypes,
        document,
        operation,
        variables,
      });
      const keys = canonical?.keys ?? new Map<FieldNode, string>();
      planned = {
        keys,
        plan: canonical === null ? nothing : planOperation(canonical),
        completion: createTextCompletion(
          { schema: parts.completionSchema, document, operation, keys, variables },
          parts.compiledAfter,
        ),
      };
      plans.set(id, planned);
    }
    try {
      const { plan, keys, completion } = planned;
      return { kind: 'planned', plan: await plan, keys, variables, completion };
    } catch (reason) {
      // It stays known: the planner would find no way again, or fall again.
      parts.onUnplanned(reason);
      return refuse('No way was found to ask the subgraphs for this combination of fields.');
    }
  };
}

interface KnownDocument {
  readonly number: number;
  /** See `conditionVariables`. */
  readonly conditions: readonly string[];
  readonly isOwn: boolean;
}

interface PlannedOperation {
  readonly keys: ReadonlyMap<FieldNode, string>;
  readonly plan: Promise<Plan>;
  readonly completion: TextCompletion;
}

const nothing: Promise<Plan> = Promise.resolve({ node: null, source: null });

function refuse(message: string): Prepared {
  const error = new GraphQLError(message, { extensions: { code: 'QUERY_NOT_PLANNED' } });
  return { kind: 'refused', errors: [error] };
}

function coerce(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  raw: Readonly<Record<string, unknown>>,
) {
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, raw);
  return errors === undefined ? { variables: coerced } : { errors };
}

/** Whether our own graph has every field of the document; introspection shows more than it has. */
function hasOnlyFieldsOf(
  own: GraphQLSchema,
  document: DocumentNode,
  schema: GraphQLSchema,
): boolean {
  let isOwn = true;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        if (name.value === '__typename') return;
        const parent = types.getParentType();
        const type = parent && own.getType(parent.name);
        const isKnown =
          type != null && 'getFields' in type && Object.hasOwn(type.getFields(), name.value);
        isOwn &&= isKnown;
      },
    }),
  );
  return isOwn;
}
