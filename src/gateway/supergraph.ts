import {
  buildASTSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { StartupError } from '../errors.ts';
import type { GuardRules } from '../guards/guardRules.ts';
import { executableDirectives } from './compose/executableDirectives.ts';
import { findLostExternal } from './compose/lostExternal.ts';
import { mark } from './compose/markExternal.ts';
import { readGuards } from './compose/readGuards.ts';
import { refuseUnknownRules } from './compose/unknownRules.ts';
import { givenTo, graphNames } from './plan/model/joins.ts';

interface Planning {
  readonly document: DocumentNode;
  /** With what is inaccessible to clients. */
  readonly schema: GraphQLSchema;
  /** No field's name begins with it and a digit. */
  readonly prefix: string;
}

/** What is read of a supergraph: the schema of clients, who answers, and what the planner's paths mean. */
export interface Supergraph {
  readonly sdl: string;
  /** The API schema: without join directives and inaccessible elements. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** The object types of every interface and union, inaccessible ones among them. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the planner goes by. */
  readonly planning: Planning;
  /** Entity types for which a subgraph owes a field that is not null: `type in subgraph`. */
  readonly owed: ReadonlySet<string>;
  /** Who may see what of it. */
  readonly guards: GuardRules;
  /** What of it does not count here, and those who made it should know. */
  readonly warnings: readonly string[];
}

/**
 * Throws a StartupError when the SDL is none of a Federation 2 supergraph, or gives clients no valid schema.
 *
 * @param schemaOf - makes what clients are shown of it
 */
export function readSupergraphAs(
  given: string,
  schemaOf: (document: DocumentNode) => GraphQLSchema,
): Supergraph {
  const asGiven = parseSupergraph(given);
  refuseUnknownRules(asGiven);
  const lost = findLostExternal(asGiven);
  const document = lost.size === 0 ? asGiven : mark(asGiven, lost);
  const sdl = lost.size === 0 ? given : print(document);
  const whole = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return {
    sdl,
    schema: schemaOf(document),
    subgraphs: readSubgraphs(document),
    possibleTypes: new Map(
      Object.values(whole.getTypeMap())
        .filter(isAbstractType)
        .map((type) => [type.name, new Set(whole.getPossibleTypes(type).map(({ name }) => name))]),
    ),
    planning: { document, schema: whole, prefix: freePrefix(whole) },
    owed: readOwed(document),
    guards: readGuards(document),
    warnings: [...[...lost].map(lostWarning), ...executableDirectives(document).map(untoldWarning)],
  };
}

function lostWarning(field: string): string {
  return `The supergraph says that ${field} is given there, though it is required there: its composer lost its @external. It is read with it.`;
}

function untoldWarning(name: string): string {
  return `Subgraphs are not told of @${name}: operations that have it are refused. Drop it from the subgraphs, or make it an argument.`;
}

function parseSupergraph(sdl: string): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(sdl, { noLocation: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Expected the SDL of a supergraph, got what cannot be parsed: ${reason}`,
    );
  }
  if (readSubgraphs(document).length > 0) return document;
  throw new StartupError(
    'Expected the SDL of a Federation 2 supergraph, got one without the enum join__Graph. ' +
      'A subgraph SDL is composed first: mep-graph compose.',
  );
}

function readSubgraphs(document: DocumentNode): Supergraph['subgraphs'] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? []).flatMap((value) =>
          givenTo(value, 'join__graph').map(({ name, url }) => ({
            name: String(name),
            url: typeof url === 'string' ? url : '',
          })),
        )
      : [],
  );
}

function freePrefix(schema: GraphQLSchema): string {
  const names = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
  );
  let prefix = 'q';
  while (names.some((name) => name.startsWith(prefix) && /^\d/.test(name.slice(prefix.length)))) {
    prefix += 'q';
  }
  return prefix;
}

/** How `Supergraph.owed` names a type in a subgraph. */
export function typeIn(type: string, subgraph: string): string {
  return `${type} in ${subgraph}`;
}

function readOwed(document: DocumentNode): ReadonlySet<string> {
  const names = graphNames(document);
  return new Set(
    document.definitions
      .filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
      .flatMap((type) =>
        [...graphsThatOwe(type)].flatMap((graph) => {
          const subgraph = names.get(graph);
          return subgraph === undefined ? [] : [typeIn(type.name.value, subgraph)];
        }),
      ),
  );
}

/** The values of join__Graph whose subgraphs owe a field of the type that is no key. */
function graphsThatOwe(type: ObjectTypeDefinitionNode): ReadonlySet<string> {
  const graphs = givenTo(type, 'join__type');
  const keys = new Set(
    graphs.flatMap(({ key }) => (typeof key === 'string' ? (key.match(/\w+/g) ?? []) : [])),
  );
  const fields = (type.fields ?? []).filter(({ name }) => !keys.has(name.value));
  return new Set(
    fields.flatMap((field) => {
      const joins = givenTo(field, 'join__field');
      // Without a join__field it is a field of every subgraph that knows the type.
      return (joins.length > 0 ? joins : graphs)
        .filter(({ external }) => external !== true)
        .filter(({ type: own }) =>
          typeof own === 'string' ? own.endsWith('!') : field.type.kind === Kind.NON_NULL_TYPE,
        )
        .map(({ graph }) => String(graph));
    }),
  );
}
