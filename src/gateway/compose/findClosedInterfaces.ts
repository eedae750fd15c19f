import { Kind } from 'graphql';
import type { SubgraphSchema } from './composition.ts';
import { parseSdl } from './parseSdl.ts';
import type { CompositionProblem } from './problems.ts';

/** Types of a remote subgraph that implement interfaces which only our database can look into. */
export function findClosedInterfaces(
  { name, sdl }: SubgraphSchema,
  closed: readonly string[],
): readonly CompositionProblem[] {
  const document = parseSdl(name, sdl);
  if ('code' in document) return [];
  return document.definitions.flatMap((definition) => {
    const isType =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
    if (!isType) return [];
    const type = definition.name.value;
    return (definition.interfaces ?? [])
      .filter((known) => closed.includes(known.name.value))
      .map((known) => ({
        code: 'CLOSED_INTERFACE',
        message: `Expected types of remote subgraphs not to implement ${known.name.value}, got "type ${type} implements ${known.name.value}".`,
        subgraph: name,
        coordinate: type,
        hint: `What implements ${known.name.value} is found by id in this graph's own database. Drop "implements ${known.name.value}"; @key alone makes ${type} an entity.`,
      }));
  });
}
