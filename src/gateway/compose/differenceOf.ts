import type { GraphQLSchema } from 'graphql';
import type { CompositionProblem } from './problems.ts';
import { schemaLines } from './schemaLines.ts';

/** Both must be the same to a client; where they are not, our parts compose differently apart. */
export function differenceOf(run: GraphQLSchema, shown: GraphQLSchema): CompositionProblem | null {
  const ours = schemaLines(run);
  const theirs = schemaLines(shown);
  const at = (theirs.length > ours.length ? theirs : ours).findIndex(
    (_line, index) => ours[index] !== theirs[index],
  );
  if (at < 0) return null;
  return {
    code: 'SCHEMAS_DIFFER',
    message: `Expected the same graph whether our domains are one subgraph or several, got "${String(ours[at])}" and "${String(theirs[at])}".`,
    subgraph: null,
    coordinate: null,
    hint: 'Repeat in the remote subgraph the definition that the graph has of this type.',
  };
}
