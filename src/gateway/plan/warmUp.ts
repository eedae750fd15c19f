import { buildASTSchema, getOperationAST, parse } from 'graphql';
import { canonicalOperation } from '../operation/canonical.ts';
import { readSupergraphAs } from '../supergraph.ts';
import { createPlanner } from './planner.ts';

/** Four subgraphs that share an interface, of which each knows what is below one type. */
const KNOWN = ['A', 'B', 'C', 'D']
  .map(
    (graph) =>
      `@join__type(graph: ${graph}, key: "id") @join__implements(graph: ${graph}, interface: "Node")`,
  )
  .join(' ');
const SDL = `
  schema { query: Query }
  enum join__Graph {
    A @join__graph(name: "a", url: "")
    B @join__graph(name: "b", url: "")
    C @join__graph(name: "c", url: "")
    D @join__graph(name: "d", url: "")
  }
  type Query @join__type(graph: A) {
    all: [Node!]! @join__field(graph: A)
  }
  type T implements Node ${KNOWN} {
    id: ID!
    next: [Node!]! @join__field(graph: B)
  }
  type U implements Node ${KNOWN} {
    id: ID!
    next: [Node!]! @join__field(graph: C)
    size: Int @join__field(graph: B) @join__field(graph: D, external: true)
    price: Int @join__field(graph: D, requires: "size")
  }
  type V implements Node ${KNOWN} {
    id: ID!
    next: [Node!]! @join__field(graph: D)
  }
  interface Node @join__type(graph: A) @join__type(graph: B) @join__type(graph: C) @join__type(graph: D) {
    id: ID!
  }
`;

/** Levels of the questions, each asked so often. */
const DEPTHS = [1, 2, 3, 4];
const TIMES = 8;

/**
 * Plans small questions over a graph of its own, one for each step that is taken: what nobody planned by yet runs several times as
 * long, and the first question of a client may be the dearest.
 */
export function* warmUpPlanning(): Generator<void, void> {
  const supergraph = readSupergraphAs(SDL, (document) =>
    buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }),
  );
  for (const depth of DEPTHS) {
    const text = `${fragmentsTo(depth)} { all { ...F${depth} } }`;
    const document = parse(text, { noLocation: true });
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) return;
    for (let times = 0; times < TIMES; times += 1) {
      yield;
      const canonical = canonicalOperation({ supergraph, document, operation, variables: {} });
      if (canonical !== null) createPlanner(supergraph).plan(canonical);
    }
  }
}

function fragmentsTo(depth: number): string {
  const below = depth === 1 ? 'id' : `...F${depth - 1}`;
  const ways = ['T', 'U', 'V'].map((type) => `... on ${type} { next { ${below} } }`);
  const fragment = `fragment F${depth} on Node { id ... on U { price } ${ways.join(' ')} }`;
  return depth === 1 ? fragment : `${fragmentsTo(depth - 1)} ${fragment}`;
}
