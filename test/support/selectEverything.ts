import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
} from 'graphql';

/** Every field that needs no argument, and every field of the objects so many levels below. */
export function selectEverything(type: GraphQLObjectType, levels: number): string {
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(({ name, type: of }) => {
      const result = getNamedType(of);
      if (isLeafType(result)) return name;
      if (levels === 0) return '';
      if (isObjectType(result)) return `${name} ${selectEverything(result, levels - 1)}`;
      return `${name} { __typename ... on Node { id } ... on Partner { name } }`;
    });
  return `{ __typename ${fields.join(' ')} }`;
}
