import { Kind, type DocumentNode, type GraphQLError, type ValidationRule } from 'graphql';
import { userError, type ErrorCode } from '../../errors.ts';
import { expandDocument, type Expansion } from './expansion.ts';
import type { Limits } from './limits.ts';

/** Fields of one operation, fragments expanded; the standard introspection query has about 250. */
const MAX_FIELDS = 2000;
const MAX_DIRECTIVES = 100;
/** Inline fragments and lists in arguments add no depth; without a bound they would exhaust the stack. */
const NESTING_PER_DEPTH = 4;

const NOTHING_LEFT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** The first limit that some operation of the document exceeds, as an error; null when none does. */
export function checkDocument(document: DocumentNode, limits: Limits): GraphQLError | null {
  const expansion = expandDocument(document);
  const policies: readonly [keyof Expansion, number, ErrorCode, string][] = [
    ['depth', limits.maxDepth, 'QUERY_TOO_DEEP', 'levels of fields'],
    ['nesting', limits.maxDepth * NESTING_PER_DEPTH, 'QUERY_TOO_DEEP', 'levels of nesting'],
    ['aliases', limits.maxAliases, 'QUERY_TOO_COMPLEX', 'aliases'],
    ['fields', MAX_FIELDS, 'QUERY_TOO_COMPLEX', 'fields'],
    ['directives', MAX_DIRECTIVES, 'QUERY_TOO_COMPLEX', 'directives'],
  ];
  for (const [figure, limit, code, noun] of policies) {
    const got = expansion[figure];
    if (got > limit) {
      return userError(
        code,
        `Expected an operation of at most ${limit} ${noun}, fragments expanded, got ${got}.`,
      );
    }
  }
  return null;
}

/**
 * The same check as a validation rule. It speaks before any other rule has looked at a selection
 * set, because rules that compare fields with each other take more than linear time; a document
 * over a limit is replaced by an empty one, so that they find nothing to do.
 */
export function limitDocument(limits: Limits): ValidationRule {
  return (context) => ({
    Document(document) {
      const error = checkDocument(document, limits);
      if (error === null) return undefined;
      context.reportError(error);
      return NOTHING_LEFT;
    },
  });
}
