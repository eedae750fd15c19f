import { getIntrospectionQuery, isObjectType, type GraphQLSchema } from 'graphql';
import { compareQuery } from './compareQuery.ts';
import { connectionQuery, entityQuery, isPagedField, searchQuery } from './entityQuery.ts';
import {
  IDENTIFIER_QUERY,
  PARTS,
  partQuery,
  PARTS_QUERY,
  WANTED_QUERY,
  ZIP_QUERY,
} from './fixedQuestions.ts';
import { listQuestions } from './rootLists.ts';

/** The texts of all that the playground asks of a graph by itself, before somebody writes anything. */
export function ownQuestions(schema: GraphQLSchema): readonly string[] {
  const entities = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  const ofEntities = entities.flatMap((type) => [
    entityQuery(schema, type.name),
    compareQuery(schema, type.name),
    ...Object.keys(type.getFields())
      .filter((field) => isPagedField(schema, type.name, field))
      .map((field) => connectionQuery(schema, { type: type.name, field }).query),
  ]);
  const search = searchQuery(schema);
  return [
    getIntrospectionQuery(),
    ...[PARTS_QUERY, ZIP_QUERY, WANTED_QUERY, IDENTIFIER_QUERY],
    ...PARTS.map(partQuery),
    ...listQuestions(schema),
    ...(search === null ? [] : [search]),
    ...ofEntities,
  ];
}
