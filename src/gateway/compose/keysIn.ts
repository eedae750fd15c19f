import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { linksOf, localNames } from './links.ts';

/** An object type as one subgraph has it. */
export interface KnownType {
  /** The field sets of its keys, as they are written. */
  readonly keys: readonly string[];
  readonly fields: ReadonlySet<string>;
}

/** The object types of an SDL, by name. */
export function keysIn(document: DocumentNode): ReadonlyMap<string, KnownType> {
  const link = linksOf(document).find(({ name }) => name === 'federation');
  const names = link === undefined ? new Set(['key']) : localNames(link, 'key');
  const parts = document.definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const types = [...Map.groupBy(parts, ({ name }) => name.value)];
  return new Map(
    types.map(([type, nodes]) => [
      type,
      {
        keys: nodes.flatMap(({ directives = [] }) =>
          directives.flatMap((one) => keyOf(one, names)),
        ),
        fields: new Set(nodes.flatMap(({ fields = [] }) => fields.map(({ name }) => name.value))),
      },
    ]),
  );
}

function keyOf(
  { name, arguments: given = [] }: ConstDirectiveNode,
  names: ReadonlySet<string>,
): readonly string[] {
  if (!names.has(name.value)) return [];
  return given.flatMap(({ name: argument, value }) =>
    argument.value === 'fields' && value.kind === Kind.STRING ? [value.value.trim()] : [],
  );
}
