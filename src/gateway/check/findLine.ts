import { parse, type ASTNode, type DefinitionNode } from 'graphql';

/** The line of a type, `Type`, or of one of its fields, `Type.field`, in an SDL; null where it is not there. */
export function findLine(sdl: string, coordinate: string): number | null {
  const [typeName, fieldName] = coordinate.split('.');
  const definitions = definitionsOf(sdl).filter(
    (definition) => 'name' in definition && definition.name.value === typeName,
  );
  const found =
    fieldName === undefined
      ? definitions[0]
      : definitions.flatMap(membersOf).find(({ name }) => name.value === fieldName);
  return found?.loc?.startToken.line ?? null;
}

function definitionsOf(sdl: string): readonly DefinitionNode[] {
  try {
    return parse(sdl).definitions;
  } catch {
    // Why it cannot be parsed is told with its own line.
    return [];
  }
}

type Member = ASTNode & { readonly name: { readonly value: string } };

function membersOf(definition: DefinitionNode): readonly Member[] {
  if ('fields' in definition) return definition.fields ?? [];
  return 'values' in definition ? (definition.values ?? []) : [];
}
