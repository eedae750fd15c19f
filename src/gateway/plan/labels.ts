import type { DocumentNode } from 'graphql';
import { readLabels } from './model/readSubgraphs.ts';

/** Gives the labels of progressive overrides that hold for one request. */
export type DrawLabels = () => readonly string[];

/**
 * `percent(n)` holds for n of 100 requests. Any other label would be told by somebody who is asked for each
 * request; there is nobody, so it never holds. `random` gives numbers from 0 on, below 1.
 */
export function createLabels(document: DocumentNode, random: () => number): DrawLabels {
  const shares = readLabels(document).flatMap((label) => {
    const share = Number(/^percent\((\d+(?:\.\d+)?)\)$/.exec(label)?.[1] ?? 0);
    return share > 0 ? [{ label, share }] : [];
  });
  if (shares.length === 0) return () => none;
  return () => shares.flatMap(({ label, share }) => (random() * 100 < share ? [label] : []));
}

const none: readonly string[] = [];
