import {
  getNamedType,
  getNullableType,
  Kind,
  parseType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FloatValueNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntValueNode,
  type StringValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import type { Literal } from './alikeText.ts';

/** A document in which variables stand for literals. */
export interface Lifted {
  /** Its query has no name. */
  readonly document: DocumentNode;
  /** By the place of a literal, the value of its variable; null for one that stayed. */
  readonly readers: readonly (ReadLiteral | null)[];
}

type ReadLiteral = (literal: Literal) => string | number;

/** No document that has this in it is lifted. */
export const LIFTED = 'mepLiteral';

export function variableOf(place: number): string {
  return `${LIFTED}${place}`;
}

/**
 * Puts typed variables for the literals of field arguments where that makes no difference: where a scalar of
 * GraphQL's own is expected, which reads a literal and a variable alike.
 */
export function liftLiterals(
  schema: GraphQLSchema,
  document: DocumentNode,
  literals: readonly Literal[],
): Lifted {
  const places = new Map(literals.map(({ start }, place) => [start, place]));
  const readers: (ReadLiteral | null)[] = literals.map(() => null);
  const variables: VariableDefinitionNode[] = [];
  const typeInfo = new TypeInfo(schema);
  const lift = (
    node: IntValueNode | FloatValueNode | StringValueNode,
  ): VariableNode | undefined => {
    const place = node.loc && places.get(node.loc.start);
    const type = typeInfo.getInputType();
    const read = type && readerOf(type);
    if (place === undefined || !type || !read) return undefined;
    readers[place] = read;
    const variable: VariableNode = {
      kind: Kind.VARIABLE,
      name: { kind: Kind.NAME, value: variableOf(place) },
    };
    variables.push({ kind: Kind.VARIABLE_DEFINITION, variable, type: neverNull(type) });
    return variable;
  };
  const lifted = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      VariableDefinition: () => false,
      Directive: () => false,
      IntValue: lift,
      FloatValue: lift,
      StringValue: lift,
    }),
  );
  return { document: withVariables(lifted, variables), readers };
}

/** A literal is never null, and such a variable may stand wherever one may that could be. */
function neverNull(type: GraphQLInputType): VariableDefinitionNode['type'] {
  return parseType(`${String(getNullableType(type))}!`, { noLocation: true });
}

function readerOf(type: GraphQLInputType): ReadLiteral | null {
  switch (getNamedType(type).name) {
    case 'Int':
    case 'Float':
      return ({ value }) => Number(value);
    case 'ID':
    case 'String':
      // An id can be written in digits, which a number may have no room for.
      return ({ value }) => value;
    default:
      return null;
  }
}

function withVariables(
  document: DocumentNode,
  variables: readonly VariableDefinitionNode[],
): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const { operation, selectionSet, directives = [], variableDefinitions = [] } = definition;
      return {
        kind: Kind.OPERATION_DEFINITION,
        operation,
        directives,
        selectionSet,
        variableDefinitions: [...variableDefinitions, ...variables],
      };
    }),
  };
}
