import {
  isAbstractType,
  isCompositeType,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Costs } from './costs.ts';
import type { Work } from './work.ts';

/** A mutation's own weight, as Apollo, Hive and Cosmo have it. */
export const MUTATION_COST = 10;
/** What the schema is, is made once and kept. */
export const INTROSPECTION_COST = 1;

/** An operation, and what decides about what it costs. */
export interface Priced {
  readonly schema: GraphQLSchema;
  /** Has passed validation and `limitDocument`. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly costs: Costs;
  /** What is read beside what is returned; absent where nobody knows. */
  readonly work?: Work | undefined;
}

/** What one value of a type costs: an object 1, a leaf nothing; of several types the dearest counts. */
function weightOfType(type: GraphQLNamedType, schema: GraphQLSchema, costs: Costs): number {
  if (isAbstractType(type)) {
    const types = schema.getPossibleTypes(type);
    return Math.max(
      ...types.map(({ name }) => costs.weightAt(name) ?? 1),
      costs.weightAt(type.name) ?? 1,
    );
  }
  return costs.weightAt(type.name) ?? (isCompositeType(type) ? 1 : 0);
}

/** What one value of a field costs. */
export function weightOf(
  { coordinate, type }: { readonly coordinate: string; readonly type: GraphQLNamedType },
  { schema, costs }: Pick<Priced, 'schema' | 'costs'>,
): number {
  return costs.weightAt(coordinate) ?? weightOfType(type, schema, costs);
}
