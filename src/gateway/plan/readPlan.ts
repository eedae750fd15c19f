import type * as Planner from '@graphql-hive/router-query-planner';
import { parse, type DocumentNode } from 'graphql';
import type { SubgraphOperation } from '../subgraph.ts';
import type {
  EntityFetch,
  EntityInput,
  PathStep,
  Plan,
  PlanNode,
  Requirement,
  Rewrite,
  RewriteStep,
  RootFetch,
} from './plan.ts';

/** The planner's plan in terms of ours. Throws at nodes that nobody asked for, as those of @defer. */
export function readPlan({ node }: Planner.QueryPlan): Plan {
  if (node === undefined) return { node: null, source: null };
  const steps = node.kind === 'Sequence' ? node.nodes : [node];
  const [first, ...rest] = steps;
  if (first?.kind !== 'Subscription') return { node: readNode(node, null), source: null };
  return {
    source: readRootFetch({ operationKind: 'subscription', ...first.primary }),
    node:
      rest.length === 0
        ? null
        : { kind: 'sequence', nodes: rest.map((step) => readNode(step, null)) },
  };
}

/** `path` leads to the entities of a fetch below. */
// eslint-disable-next-line complexity -- one case for each kind of node
function readNode(node: Planner.PlanNode, path: readonly PathStep[] | null): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => readNode(child, path)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((child) => readNode(child, path)) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? readNode(node.ifClause, path) : null,
        whenFalse: node.elseClause ? readNode(node.elseClause, path) : null,
      };
    case 'Flatten':
      return readNode(node.node, [...(path ?? []), ...node.path.map(readStep)]);
    case 'Fetch':
      return path !== null && node.requires !== undefined && node.requires.length > 0
        ? readEntityFetch(node, path, node.requires)
        : readRootFetch(node);
    case 'BatchFetch':
      return readBatchFetch(node);
    case 'Subscription':
    case 'Defer':
      throw new Error(`Expected a plan without ${node.kind} nodes inside.`);
  }
}

function readRootFetch(node: Planner.FetchNode): RootFetch {
  return {
    kind: 'root',
    ...readOperation(node),
    rewrites: readRewrites(node.outputRewrites),
  };
}

function readEntityFetch(
  node: Planner.FetchNode,
  path: readonly PathStep[],
  requires: readonly Planner.RequiresSelection[],
): EntityFetch {
  return {
    kind: 'entities',
    ...readOperation(node),
    rewrites: [],
    inputs: [
      {
        alias: '_entities',
        variable: 'representations',
        paths: [path],
        ...readInput(requires, node.inputRewrites),
        outputRewrites: readRewrites(node.outputRewrites),
      },
    ],
  };
}

function readBatchFetch(node: Planner.BatchFetchNode): EntityFetch {
  return {
    kind: 'entities',
    ...readOperation(node),
    rewrites: [],
    inputs: node.entityBatch.aliases.map((alias): EntityInput => ({
      alias: alias.alias,
      variable: alias.representationsVariableName,
      paths: alias.paths.map((path) => path.map(readStep)),
      ...readInput(alias.requires, alias.inputRewrites),
      outputRewrites: readRewrites(alias.outputRewrites),
    })),
  };
}

function readOperation(node: Planner.FetchNode | Planner.BatchFetchNode) {
  return {
    subgraph: node.serviceName,
    operation: subgraphOperation(
      node.operationKind ?? 'query',
      node.operation,
      node.operationName ?? null,
    ),
    variables: node.variableUsages ?? [],
  };
}

function subgraphOperation(
  kind: SubgraphOperation['kind'],
  text: string,
  name: string | null,
): SubgraphOperation {
  let document: DocumentNode | null = null;
  return {
    kind,
    text,
    name,
    get document() {
      document ??= parse(text, { noLocation: true });
      return document;
    },
  };
}

function readStep(step: Planner.FlattenNodePathSegment): PathStep {
  if (step === '@') return { kind: 'elements' };
  return 'Field' in step
    ? { kind: 'field', key: step.Field }
    : { kind: 'types', names: step.TypeCondition };
}

/**
 * A subgraph that takes an interface for an object is asked for its objects of all types at once. The
 * planner keeps what it requires of only one of them when fields of several were made one fetch.
 */
function readInput(
  requires: readonly Planner.RequiresSelection[],
  inputRewrites: readonly Planner.InputRewrite[] = [],
): Pick<EntityInput, 'requires' | 'inputRewrites'> {
  const rewrites = readRewrites(inputRewrites);
  const object = rewrites.map(({ change }) => ('value' in change ? change.value : null)).at(0);
  const read = requires.map(readRequirement);
  const ofAll = read.flatMap((requirement) =>
    requirement.kind === 'fragment' && typeof object === 'string' && requirement.type !== object
      ? [{ ...requirement, type: object }]
      : [],
  );
  return { requires: [...read, ...ofAll], inputRewrites: rewrites };
}

function readRequirement(requirement: Planner.RequiresSelection): Requirement {
  switch (requirement.kind) {
    case 'Field':
      return {
        kind: 'field',
        // Where the planner found the name taken, `name` is what it selected the field as.
        key: requirement.name,
        name: requirement.alias ?? requirement.name,
        selections: requirement.selections?.length
          ? requirement.selections.map(readRequirement)
          : null,
      };
    case 'InlineFragment':
      return {
        kind: 'fragment',
        type: requirement.typeCondition,
        selections: requirement.selections.map(readRequirement),
      };
    case 'FragmentSpread':
      throw new Error('Expected representations without named fragments.');
  }
}

function readRewrites(rewrites: readonly Planner.OutputRewrite[] = []): readonly Rewrite[] {
  return rewrites.map((rewrite) => {
    if ('KeyRenamer' in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      return { path: path.map(readRewriteStep), change: { key: renameKeyTo } };
    }
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return { path: path.map(readRewriteStep), change: { value: setValueTo } };
  });
}

function readRewriteStep(step: Planner.FetchNodePathSegment): RewriteStep {
  return 'Key' in step
    ? { kind: 'key', key: step.Key }
    : { kind: 'types', names: step.TypenameEquals };
}
