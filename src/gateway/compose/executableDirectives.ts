import {
  isSpecifiedDirective,
  Kind,
  GraphQLDirective,
  type DirectiveDefinitionNode,
  type DocumentNode,
} from 'graphql';

const EXECUTABLE: ReadonlySet<string> = new Set([
  ...['QUERY', 'MUTATION', 'SUBSCRIPTION', 'VARIABLE_DEFINITION'],
  ...['FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT'],
]);

/** Directives that clients could write in operations, and that no subgraph would be told of. */
export function executableDirectives({ definitions }: DocumentNode): readonly string[] {
  return definitions.flatMap((node) =>
    node.kind === Kind.DIRECTIVE_DEFINITION && isUntold(node) ? [node.name.value] : [],
  );
}

/** A document in which nobody can write these directives in operations. */
export function withoutExecutableDirectives(document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.flatMap((node) => {
      if (node.kind !== Kind.DIRECTIVE_DEFINITION || !isUntold(node)) return [node];
      const locations = node.locations.filter(({ value }) => !EXECUTABLE.has(value));
      return locations.length === 0 ? [] : [{ ...node, locations }];
    }),
  };
}

function isUntold({ name, locations }: DirectiveDefinitionNode): boolean {
  const isSpecified = isSpecifiedDirective(
    new GraphQLDirective({ name: name.value, locations: [] }),
  );
  return !isSpecified && locations.some(({ value }) => EXECUTABLE.has(value));
}
