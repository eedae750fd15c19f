import {
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  print,
  specifiedDirectives,
  typeFromAST,
  valueFromAST,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type GraphQLInputType,
  type NameNode,
} from 'graphql';
import { DIRECTIVES_SINCE } from './federationVersions.ts';
import type { CompositionProblem } from './problems.ts';
import { schemaOf } from './subgraphTypes.ts';

interface Named {
  readonly name?: NameNode;
  readonly directives?: readonly ConstDirectiveNode[];
  readonly fields?: readonly Named[];
  readonly values?: readonly Named[];
  readonly arguments?: readonly Named[];
}

/** The directives whose arguments are known without the composer: an SDL's own, and those of GraphQL itself. */
export function ownDirectives(document: DocumentNode): ReadonlySet<string> {
  const own = definitionsIn(document).map(({ name }) => name.value);
  return new Set([...own, ...specifiedDirectives.map(({ name }) => name)]);
}

/** Whatever it says of federation's, the composer knows better. */
function definitionsIn({ definitions }: DocumentNode): readonly DirectiveDefinitionNode[] {
  return definitions
    .filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION)
    .filter(({ name }) => name.value !== 'link' && !DIRECTIVES_SINCE.has(name.value));
}

/**
 * Values that directives of a subgraph's own cannot take. The composer goes by how a value is written: it refuses null
 * and the text of an ID, and takes whatever is in an object.
 */
export function findDirectiveValues(
  subgraph: string,
  document: DocumentNode,
): readonly CompositionProblem[] {
  const types = argumentTypes(document);
  if (types.size === 0) return [];
  return document.definitions.flatMap((definition) =>
    // Its parts are looked for by name, whatever kind of definition it is.
    partsOf(definition as Named, '').flatMap(({ coordinate, directives }) =>
      directives.flatMap(({ name, arguments: given = [] }): readonly CompositionProblem[] =>
        given.flatMap(({ name: argument, value }) => {
          const type = types.get(name.value)?.get(argument.value);
          if (type === undefined || isValue(value, type)) return [];
          const message = `Expected ${String(type)} for @${name.value}(${argument.value}:), got ${print(value)}.`;
          return [{ code: 'INVALID_GRAPHQL', message, subgraph, coordinate, hint: null }];
        }),
      ),
    ),
  );
}

interface Part {
  readonly coordinate: string;
  readonly directives: readonly ConstDirectiveNode[];
}

/** A definition and all in it that can have directives; arguments are told of with their field. */
function partsOf(node: Named, parent: string): readonly Part[] {
  if (node.name === undefined) return [];
  const coordinate = `${parent}${node.name.value}`;
  const inner = [...(node.fields ?? []), ...(node.values ?? [])];
  const own = [node, ...(node.arguments ?? [])];
  return [
    ...own.map(({ directives = [] }) => ({ coordinate, directives })),
    ...inner.flatMap((one) => partsOf(one, `${coordinate}.`)),
  ];
}

function isValue(value: ConstValueNode, type: GraphQLInputType): boolean {
  return valueFromAST(value, type) !== undefined && !hasUnknown(value, type);
}

/** Whether an object in it has a field that its input has not, which is not looked at where values are read. */
function hasUnknown(value: ConstValueNode, type: GraphQLInputType): boolean {
  const of = getNullableType(type);
  if (isListType(of)) {
    const values = value.kind === Kind.LIST ? value.values : [value];
    return values.some((one) => hasUnknown(one, of.ofType));
  }
  if (!isInputObjectType(of) || value.kind !== Kind.OBJECT) return false;
  const known = of.getFields();
  return value.fields.some(({ name, value: inner }) => {
    const field = known[name.value];
    return field === undefined || hasUnknown(inner, field.type);
  });
}

/** By directive and argument, of those that the SDL defines in types that it has. */
function argumentTypes(
  document: DocumentNode,
): ReadonlyMap<string, ReadonlyMap<string, GraphQLInputType>> {
  const definitions = definitionsIn(document);
  const schema = definitions.length === 0 ? null : schemaOf(document);
  if (schema === null) return new Map();
  const typesOf = ({ arguments: args = [] }: DirectiveDefinitionNode) =>
    args.flatMap((argument) => {
      const type = typeFromAST(schema, argument.type);
      return isInputType(type) ? [[argument.name.value, type] as const] : [];
    });
  return new Map(definitions.map((node) => [node.name.value, new Map(typesOf(node))]));
}
