import {
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type GraphQLSchema,
} from 'graphql';
import type { CompositionProblem } from './problems.ts';

/** Both must be the same to a client; where they are not, our parts compose differently apart. */
export function differenceOf(run: GraphQLSchema, shown: GraphQLSchema): CompositionProblem | null {
  const ours = linesOf(run);
  const theirs = linesOf(shown);
  const at = Array.from(theirs.length > ours.length ? theirs : ours, (_line, index) => index).find(
    (index) => ours[index] !== theirs[index],
  );
  if (at === undefined) return null;
  return {
    code: 'SCHEMAS_DIFFER',
    message: `Expected the same graph whether our domains are one subgraph or several, got "${String(ours[at])}" and "${String(theirs[at])}".`,
    subgraph: null,
    coordinate: null,
    hint: 'Repeat in the remote subgraph the definition that the graph has of this type.',
  };
}

/** A schema line by line, without descriptions: of several that a type has, the composer takes the first. */
function linesOf(schema: GraphQLSchema): readonly string[] {
  const document = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true });
  const bare = visit(document, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
  return print(bare).split('\n');
}
