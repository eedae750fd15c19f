import {
  GraphQLError,
  Kind,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  parse,
  type DefinitionNode,
  type DocumentNode,
} from 'graphql';
import type { CompositionProblem } from './problems.ts';

/** The document of a subgraph's SDL, or why it is none. */
export function parseSdl(subgraph: string, sdl: string): DocumentNode | CompositionProblem {
  try {
    const document = parse(sdl);
    if (document.definitions.every(isAboutSchema)) return emptyProblem(subgraph);
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
    if (isBlank(sdl)) return emptyProblem(subgraph);
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

/** Whether there is nothing but comments, or not even these. */
function isBlank(sdl: string): boolean {
  return sdl.split(/\r\n|[\n\r]/).every((line) => /^[\s,\uFEFF]*(#|$)/.test(line));
}

/** Links and directives, without any type. */
function isAboutSchema({ kind }: DefinitionNode): boolean {
  return (
    kind === Kind.SCHEMA_DEFINITION ||
    kind === Kind.SCHEMA_EXTENSION ||
    kind === Kind.DIRECTIVE_DEFINITION
  );
}

function emptyProblem(subgraph: string): CompositionProblem {
  return {
    code: 'INVALID_GRAPHQL',
    message: 'Expected SDL with types, got none.',
    subgraph,
    coordinate: null,
    hint: 'A subgraph that is asked before it has loaded its schema may say so: ask it again.',
  };
}
