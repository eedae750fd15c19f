import { parse } from 'graphql';
import type { Graph } from '../../src/graph/graph.ts';
import type { ExpectedHit } from './queries.ts';

export interface RankedQuery {
  readonly text: string;
  readonly id: string;
  /** The place of the expected hit, from 1; null where it is not among the first twenty. */
  readonly place: number | null;
  /** What comes first. */
  readonly first: string | null;
}

const document = parse('query ($text: String!) { search(text: $text) { nodes { id } } }');

/** Searches for each text, and finds what was expected of it. */
export async function rankExpected(
  graph: Graph,
  queries: readonly ExpectedHit[],
): Promise<readonly RankedQuery[]> {
  return Promise.all(
    queries.map(async ([text, id]) => {
      const result = await graph.execute({ document, operationName: null, variables: { text } });
      // The query's own shape.
      const data = result.data as {
        readonly search: { readonly nodes: readonly { id: string }[] };
      };
      const ids = data.search.nodes.map((node) => node.id);
      const index = ids.indexOf(id);
      return { text, id, place: index < 0 ? null : index + 1, first: ids[0] ?? null };
    }),
  );
}

/** 1 where every expected hit comes first, 0 where none is found. */
export function meanReciprocalRank(ranked: readonly RankedQuery[]): number {
  return (
    ranked.reduce((sum, { place }) => sum + (place === null ? 0 : 1 / place), 0) / ranked.length
  );
}
