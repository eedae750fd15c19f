import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';

/** What a directive is given where it stands in an SDL, as plain values. */
export function directiveArguments({
  arguments: given = [],
}: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}
