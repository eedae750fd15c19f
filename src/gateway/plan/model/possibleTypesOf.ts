import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';
import type { SubgraphModel } from './subgraphModel.ts';

/** The object types of every interface and union, anywhere. */
export function possibleTypesOf(
  schema: GraphQLSchema,
  subgraphs: readonly SubgraphModel[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const possible = new Map(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, new Set(schema.getPossibleTypes(type).map(({ name }) => name))]),
  );
  for (const { name, members } of subgraphs.flatMap(({ types }) => [...types.values()])) {
    for (const member of members) {
      if (isObjectType(schema.getType(member))) possible.get(name)?.add(member);
    }
  }
  return possible;
}
