import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';
import type {
  SubgraphError,
  SubgraphOperation,
  SubgraphRequest,
  SubgraphResult,
} from '../subgraph.ts';
import type { Clock } from './clock.ts';

/** Its resolvers may be mended; until then, a request for all types would be one for nothing. */
const APART_MS = 600_000;

export type Ask = (request: SubgraphRequest) => Promise<SubgraphResult>;

/**
 * Asks for the entities of each type in a request of their own where a request for several gave nothing.
 * In many frameworks, a reference that fails takes the other types with it: lists of entities may not be null.
 */
export function createAskApart(ask: Ask, { now }: Pick<Clock, 'now'>): Ask {
  let apartUntil = -Infinity;
  const askParts = async (request: SubgraphRequest, parts: readonly Part[]) => {
    if (now() < apartUntil) return join(await askEach(parts, request, ask), null);
    const whole = await ask(request);
    if (whole.data !== null || !mayHelp(whole)) return whole;
    const results = await askEach(parts, request, ask);
    if (results.some(({ result }) => result.data !== null)) apartUntil = now() + APART_MS;
    return join(results, whole);
  };
  return (request) => {
    const parts = partsOf(request.operation);
    return parts === null ? ask(request) : askParts(request, parts);
  };
}

/** Not where nothing was executed, or nobody answered. */
export function mayHelp({ errors, isExecuted }: SubgraphResult): boolean {
  return isExecuted === true || errors.some(({ path }) => path !== null);
}

interface Part {
  readonly alias: string;
  readonly operation: SubgraphOperation;
  readonly variables: readonly string[];
}

interface PartResult {
  readonly alias: string;
  readonly result: SubgraphResult;
}

async function askEach(
  parts: readonly Part[],
  { variables, asker }: SubgraphRequest,
  ask: Ask,
): Promise<readonly PartResult[]> {
  return Promise.all(
    parts.map(async ({ alias, operation, variables: names }) => {
      const own = Object.fromEntries(
        names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])),
      );
      return { alias, result: await ask({ operation, variables: own, asker }) };
    }),
  );
}

/** One result of several; `before` is what was asked in vain. */
function join(results: readonly PartResult[], before: SubgraphResult | null): SubgraphResult {
  const data: Record<string, unknown> = {};
  const errors: SubgraphError[] = [];
  for (const { alias, result } of results) {
    const found = result.data?.[alias] ?? null;
    data[alias] = found;
    // What failed as a whole failed there.
    errors.push(
      ...result.errors.map((error) =>
        found === null && error.path === null ? { ...error, path: [alias] } : error,
      ),
    );
  }
  const all = [...results.map(({ result }) => result), ...(before === null ? [] : [before])];
  return { data, errors, cost: sumCosts(all) };
}

/** Of all results together. */
export function sumCosts(results: readonly SubgraphResult[]): Readonly<Record<string, unknown>> {
  const sum = (key: string) =>
    results.reduce((total, { cost }) => total + Number(cost?.[key] ?? 0), 0);
  return {
    ...results[0]?.cost,
    bytes: sum('bytes'),
    attempts: sum('attempts'),
    askedApart: true,
  };
}

/** Operations come again and again. */
const known = new WeakMap<SubgraphOperation, readonly Part[] | null>();

/** The parts of a query for the entities of several types; null for any other operation. */
function partsOf(operation: SubgraphOperation): readonly Part[] | null {
  let parts = known.get(operation);
  if (parts === undefined) {
    parts = operation.kind === 'query' ? readParts(operation) : null;
    known.set(operation, parts);
  }
  return parts;
}

function readParts({ document, name }: SubgraphOperation): readonly Part[] | null {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fields = operation?.selectionSet.selections ?? [];
  if (operation === undefined || fields.length < 2 || !fields.every(isEntities)) return null;
  return fields.map((field) => {
    const part = documentOf(field, operation, document);
    const [own] = part.definitions;
    const variables =
      own?.kind === Kind.OPERATION_DEFINITION ? (own.variableDefinitions ?? []) : [];
    return {
      alias: (field.alias ?? field.name).value,
      operation: { kind: 'query', text: print(part), name, document: part },
      variables: variables.map(({ variable }) => variable.name.value),
    };
  });
}

function isEntities(selection: { readonly kind: Kind }): selection is FieldNode {
  return (
    selection.kind === Kind.FIELD &&
    'name' in selection &&
    (selection as FieldNode).name.value === '_entities'
  );
}

/** The operation with one of its fields, and what that uses of variables and fragments. */
function documentOf(
  field: FieldNode,
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
): DocumentNode {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const used = new Set<string>();
  const variables = new Set<string>();
  const collect = (node: FieldNode | (typeof fragments)[number]) => {
    visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name }) => {
        if (used.has(name.value)) return;
        used.add(name.value);
        fragments.filter((one) => one.name.value === name.value).forEach(collect);
      },
    });
  };
  collect(field);
  const own = {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
      variables.has(variable.name.value),
    ),
    selectionSet: { ...operation.selectionSet, selections: [field] },
  };
  return {
    kind: Kind.DOCUMENT,
    definitions: [own, ...fragments.filter(({ name }) => used.has(name.value))],
  };
}
