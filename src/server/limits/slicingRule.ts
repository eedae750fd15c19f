import { GraphQLError, Kind, type FieldNode, type ValidationRule } from 'graphql';
import type { Costs } from '../../points/costs.ts';

/** Refuses fields of which `@listSize` wants exactly one slicing argument, and which have none or several: nobody can tell how long they are. */
export function requireSlicing({ listSizeAt }: Pick<Costs, 'listSizeAt'>): ValidationRule {
  return (context) => ({
    Field(node) {
      const coordinate = `${context.getParentType()?.name ?? ''}.${node.name.value}`;
      const size = listSizeAt(coordinate);
      if (size?.requireOneSlicingArgument !== true || size.slicingArguments.length === 0) return;
      const given = size.slicingArguments.filter((path) => isGiven(node, path));
      if (given.length === 1) return;
      const expected = size.slicingArguments.join(', ');
      const got = given.length === 0 ? 'none' : given.join(', ');
      context.reportError(
        new GraphQLError(
          `Expected exactly one of these arguments of ${coordinate}, which tell how long it is: ${expected}; got ${got}.`,
          { nodes: node },
        ),
      );
    },
  });
}

/** A variable counts as given, and so does an object in which it may be. */
function isGiven({ arguments: given = [] }: FieldNode, path: string): boolean {
  const [name, ...below] = path.split('.');
  let value = given.find((one) => one.name.value === name)?.value;
  for (const key of below) {
    if (value?.kind !== Kind.OBJECT) break;
    value = value.fields.find((field) => field.name.value === key)?.value;
  }
  return value !== undefined && value.kind !== Kind.NULL;
}
