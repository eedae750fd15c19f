import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { readArguments } from './federationNames.ts';

/** Names of a supergraph's subgraphs by their values of join__Graph. */
export function joinGraphs({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  return new Map(
    definitions
      .filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION)
      .filter(({ name }) => name.value === 'join__Graph')
      .flatMap(({ values = [] }) => values)
      .flatMap(({ name, directives = [] }) =>
        directives.map((one) => [name.value, String(readArguments(one)['name'])] as const),
      ),
  );
}

/** The values of join__Graph that directives of a name have, each once. */
export function graphsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): readonly string[] {
  const graphs = (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .flatMap((directive) => readArguments(directive)['graph'] ?? []);
  return [...new Set(graphs.map(String))];
}
