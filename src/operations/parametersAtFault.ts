import {
  Kind,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLFormattedError,
  type ObjectFieldNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';

type FieldError = Pick<GraphQLFormattedError, 'message' | 'path'>;

/**
 * The variables behind the arguments that an error of a field quotes; none where these are written in the text. The field may
 * stand below that with the arguments, as a connection's `nodes` do, whose values are seen to be wrong when they are asked for.
 */
export function parametersAtFault(
  document: DocumentNode,
  { message, path = [] }: FieldError,
): readonly string[] {
  const quoted = quotedIn(message);
  for (let length = path.length; length > 0; length -= 1) {
    if (typeof path[length - 1] !== 'string') continue;
    const found = behind(fieldsAt(document, path.slice(0, length)), quoted);
    if (found !== null) return found;
  }
  return [];
}

/** Names with what they stand in, as "to.latitude": of what was expected, not of what came. */
function quotedIn(message: string): readonly (readonly string[])[] {
  const [expected = ''] = message.split(', got ');
  return [...expected.matchAll(/"(\w+(?:\.\w+)*)"/g)].map(([, name = '']) => name.split('.'));
}

/** Null where no argument of these fields is quoted. */
function behind(
  fields: readonly FieldNode[],
  quoted: readonly (readonly string[])[],
): readonly string[] | null {
  const given = fields.flatMap((field) => field.arguments ?? []);
  const values = quoted.flatMap((names) => {
    const exact = valuesAt(given, names);
    return exact.length > 0 ? exact : valuesAt(given, names.slice(-1));
  });
  return values.length > 0 ? [...new Set(values.flatMap(variablesIn))] : null;
}

type Named = ArgumentNode | ObjectFieldNode;

/** What stands by these names, each within the one before, at any depth; one variable may be all of it. */
function valuesAt(given: readonly Named[], names: readonly string[]): readonly ValueNode[] {
  const [name, ...rest] = names;
  return given.flatMap(({ name: { value: own }, value }) => {
    const inner = fieldsIn(value);
    if (own !== name) return valuesAt(inner, names);
    return rest.length === 0 || value.kind === Kind.VARIABLE ? [value] : valuesAt(inner, rest);
  });
}

function fieldsIn(value: ValueNode): readonly ObjectFieldNode[] {
  if (value.kind === Kind.LIST) return value.values.flatMap(fieldsIn);
  return value.kind === Kind.OBJECT ? value.fields : [];
}

function variablesIn(value: ValueNode): readonly string[] {
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
  const selected = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.flatMap((selection): readonly FieldNode[] => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return fragment ? selected(fragment.selectionSet) : [];
    });
  let sets = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.selectionSet] : [],
  );
  let fields: readonly FieldNode[] = [];
  for (const key of path.filter((segment) => typeof segment === 'string')) {
    fields = sets.flatMap(selected).filter(({ alias, name }) => (alias ?? name).value === key);
    sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return fields;
}
