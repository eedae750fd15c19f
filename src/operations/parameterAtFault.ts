import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLFormattedError,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';

type Told = Pick<GraphQLFormattedError, 'message' | 'path'>;

/** The variable behind the argument that an error of a field quotes; null where it quotes none that has one. */
export function parameterAtFault(
  document: DocumentNode,
  { message, path = [] }: Told,
): string | null {
  const quoted = [...message.matchAll(/"(\w+(?:\.\w+)*)"/g)].map(([, name = '']) =>
    name.split('.'),
  );
  const fields = fieldsAt(document, path);
  // Of what stands in an input object, as "to.latitude", the last is the name of its field; one variable may be all of it.
  return (
    onlyVariable(fields, new Set(quoted.map((names) => names.at(-1) ?? ''))) ??
    onlyVariable(fields, new Set(quoted.map(([name = '']) => name)))
  );
}

function onlyVariable(fields: readonly FieldNode[], quoted: ReadonlySet<string>): string | null {
  const found = new Set<string>();
  const take = (node: {
    readonly name: { readonly value: string };
    readonly value: ASTNode;
  }): void => {
    if (quoted.has(node.name.value)) for (const name of variablesIn(node.value)) found.add(name);
  };
  for (const { arguments: given = [] } of fields) {
    for (const argument of given) visit(argument, { Argument: take, ObjectField: take });
  }
  const [only = null, second] = found;
  return second === undefined ? only : null;
}

function variablesIn(value: ASTNode): readonly string[] {
  const names: string[] = [];
  visit(value, {
    Variable: ({ name }) => {
      names.push(name.value);
    },
  });
  return names;
}

/** The fields that an answer has at a path. */
function fieldsAt(
  document: DocumentNode,
  path: readonly (string | number)[],
): readonly FieldNode[] {
  const fragments = fragmentsOf(document);
  const fieldsIn = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.flatMap((selection): readonly FieldNode[] => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return fragment ? fieldsIn(fragment.selectionSet) : [];
    });
  let sets = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.selectionSet] : [],
  );
  let fields: readonly FieldNode[] = [];
  for (const key of path.filter((segment) => typeof segment === 'string')) {
    fields = sets.flatMap(fieldsIn).filter(({ alias, name }) => (alias ?? name).value === key);
    sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return fields;
}
