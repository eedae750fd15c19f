import {
  GraphQLError,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  parse,
  type DocumentNode,
} from 'graphql';
import type { CompositionProblem } from './problems.ts';

/** The document of a subgraph's SDL, or why it is none. */
export function parseSdl(subgraph: string, sdl: string): DocumentNode | CompositionProblem {
  try {
    const document = parse(sdl);
    const other = document.definitions.find(
      (one) => !isTypeSystemDefinitionNode(one) && !isTypeSystemExtensionNode(one),
    );
    if (other === undefined) return document;
    return {
      code: 'INVALID_GRAPHQL',
      message: 'Expected SDL, got an operation.',
      subgraph,
      coordinate: null,
      hint: null,
    };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    const place = at === undefined ? '' : ` (line ${at.line}, column ${at.column})`;
    return {
      code: 'INVALID_GRAPHQL',
      message: `Expected SDL, got what cannot be parsed${place}: ${error.message}`,
      subgraph,
      coordinate: null,
      hint: null,
    };
  }
}
