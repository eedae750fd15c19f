import type { EntityInput, PathStep, Plan, PlanNode, RootFetch } from './plan.ts';

/** A plan as explain shows it: JSON, in the order things run. */
export type PlanDescription =
  | { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly PlanDescription[] }
  | {
      readonly kind: 'condition';
      readonly variable: string;
      readonly whenTrue: PlanDescription | null;
      readonly whenFalse: PlanDescription | null;
    }
  | {
      readonly kind: 'fetch';
      readonly subgraph: string;
      readonly operation: string;
      /** Where in the data the entities are that more is asked of, e.g. `centers.nodes.@`; empty for root fields. */
      readonly at: readonly string[];
    };

export function describePlan({ node, source }: Plan): PlanDescription | null {
  const steps = [source, node].filter((step) => step !== null).map(describeNode);
  return steps.length > 1 ? { kind: 'sequence', nodes: steps } : (steps[0] ?? null);
}

function describeNode(node: PlanNode | RootFetch): PlanDescription {
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      return { kind: node.kind, nodes: node.nodes.map(describeNode) };
    case 'condition':
      return {
        kind: 'condition',
        variable: node.variable,
        whenTrue: node.whenTrue && describeNode(node.whenTrue),
        whenFalse: node.whenFalse && describeNode(node.whenFalse),
      };
    case 'continuation':
      return node.node === null ? { kind: 'sequence', nodes: [] } : describeNode(node.node);
    case 'root':
      return { kind: 'fetch', subgraph: node.subgraph, operation: node.operation.text, at: [] };
    case 'entities':
      return {
        kind: 'fetch',
        subgraph: node.subgraph,
        operation: node.operation.text,
        at: node.inputs.flatMap(placesOf),
      };
  }
}

function placesOf({ paths }: EntityInput): readonly string[] {
  return paths.map((path) => path.map(describeStep).join('.'));
}

function describeStep(step: PathStep): string {
  switch (step.kind) {
    case 'field':
      return step.key;
    case 'elements':
      return '@';
    case 'types':
      return `|${step.names.join('|')}`;
  }
}
