import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  Kind,
  validateSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type UnionTypeDefinitionNode,
} from 'graphql';
import { StartupError } from '../../errors.ts';
import { withoutExecutableDirectives } from './executableDirectives.ts';
import { nameInaccessible } from './nameInaccessible.ts';

/**
 * The schema of a supergraph's clients: without join directives, inaccessible elements, and directives for operations. Throws a
 * StartupError where that is no valid schema, because then no query could be validated.
 */
export function buildApiSchema(supergraph: DocumentNode): GraphQLSchema {
  const schema = build(apiDocument(supergraph));
  const [first, ...others] = validateSchema(schema);
  if (first === undefined) return schema;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  throw invalid(`${first.message}${more}`);
}

/** The same of a supergraph that was read once before: to validate it is most of the work. */
export function rebuildApiSchema(supergraph: DocumentNode): GraphQLSchema {
  return buildASTSchema(apiDocument(supergraph), { assumeValid: true, assumeValidSDL: true });
}

/** The same as it is written, valid or not. */
export function apiDocument(supergraph: DocumentNode): DocumentNode {
  return withoutExecutableDirectives(
    transformSupergraphToPublicSchema(withoutHiddenMembers(nameInaccessible(supergraph))),
  );
}

function build(document: DocumentNode): GraphQLSchema {
  try {
    return buildASTSchema(document);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function invalid(reason: string): StartupError {
  return new StartupError(`Expected a valid schema for clients, got: ${reason}`);
}

/** The composer leaves inaccessible types in unions. */
function withoutHiddenMembers(document: DocumentNode): DocumentNode {
  const hidden = new Set(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && isHidden(definition.directives)
        ? [definition.name.value]
        : [],
    ),
  );
  if (hidden.size === 0) return document;
  const shown = (union: UnionTypeDefinitionNode): UnionTypeDefinitionNode => ({
    ...union,
    types: (union.types ?? []).filter(({ name }) => !hidden.has(name.value)),
  });
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.UNION_TYPE_DEFINITION ? shown(definition) : definition,
    ),
  };
}

function isHidden(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return (directives ?? []).some(({ name }) => name.value === 'inaccessible');
}
