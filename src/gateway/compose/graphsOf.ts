import type { ConstDirectiveNode } from 'graphql';
import { givenTo } from '../plan/model/joins.ts';

/** The values of join__Graph that directives of a name have, each once. */
export function graphsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): readonly string[] {
  return [...new Set(givenTo({ directives }, name).flatMap(({ graph }) => graph ?? []))].map(
    String,
  );
}
