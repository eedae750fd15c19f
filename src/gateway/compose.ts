import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import {
  GraphQLError,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { coordinatesOf, describeOnlyNew } from './ownDescriptions.ts';
import { findLosses } from './keepOwn.ts';
import { markExternal } from './markExternal.ts';
import { readSupergraph, type Supergraph } from './supergraph.ts';

/** One subgraph's part of a composition. */
export interface SubgraphSchema {
  readonly name: string;
  /** Where other routers find it; ours goes by its name. */
  readonly url: string;
  readonly sdl: string;
}

/** The subgraphs of this process. */
export interface OwnSubgraphs {
  /** All of them as one: what this process answers by itself takes one fetch. */
  readonly whole: SubgraphSchema;
  /** One for each domain: what is shown to the world. */
  readonly domains: readonly SubgraphSchema[];
  /** What clients are given of them. */
  readonly apiSdl: string;
  /** Interfaces whose every object is in our database; a remote type among them could not be found by id. */
  readonly closedInterfaces: readonly string[];
}

export type Composition =
  | {
      readonly kind: 'composed';
      /** Our part as one subgraph; what queries are planned by. */
      readonly supergraph: Supergraph;
      /** Every domain a subgraph of its own: the contract, and what other routers load. */
      readonly publicSdl: string;
    }
  | { readonly kind: 'failed'; readonly problems: readonly CompositionProblem[] };

/** Why subgraphs do not compose. */
export interface CompositionProblem {
  /** The composer's, or of ours: INVALID_GRAPHQL, CLOSED_INTERFACE, OWN_GRAPH_CHANGED, SCHEMAS_DIFFER. */
  readonly code: string;
  readonly message: string;
  /** Whose schema is at fault, where that can be said. */
  readonly subgraph: string | null;
  /** `Type` or `Type.field`, where there is one. */
  readonly coordinate: string | null;
  /** How to mend it; null when the message says all. */
  readonly hint: string | null;
}

/** A problem in one line: whose it is, where, what, and how to mend it. */
export function describeProblem({
  subgraph,
  coordinate,
  message,
  hint,
}: CompositionProblem): string {
  const where = [subgraph === null ? '' : `[${subgraph}]`, coordinate ?? '']
    .filter(Boolean)
    .join(' ');
  const end = /[.!?)}]$/.test(message) ? '' : '.';
  return [where === '' ? '' : `${where}: `, message, hint === null ? '' : `${end} ${hint}`].join(
    '',
  );
}

/** Composes remote subgraphs, with ours when there are any. */
export function composeGateway(
  own: OwnSubgraphs | null,
  remote: readonly SubgraphSchema[],
): Composition {
  const problems = remote.flatMap((subgraph) => [
    ...findClosedInterfaces(subgraph, own?.closedInterfaces ?? []),
  ]);
  if (problems.length > 0) return { kind: 'failed', problems };
  const shown = compose(own?.domains ?? [], remote);
  if ('problems' in shown) return { kind: 'failed', problems: shown.problems };
  if (own === null) return { kind: 'composed', supergraph: shown, publicSdl: shown.sdl };
  const run = compose([own.whole], remote);
  if ('problems' in run) return { kind: 'failed', problems: run.problems };
  const { schema } = shown;
  const losses = findLosses(own.apiSdl, schema, remote);
  if (losses.length > 0) return { kind: 'failed', problems: losses };
  const difference = differenceOf(run.schema, schema);
  return difference === null
    ? { kind: 'composed', supergraph: { ...run, schema }, publicSdl: shown.sdl }
    : { kind: 'failed', problems: [difference] };
}

/** Of what both know, ours say what it is. */
function compose(
  own: readonly SubgraphSchema[],
  remote: readonly SubgraphSchema[],
): Supergraph | { readonly problems: readonly CompositionProblem[] } {
  const services: { name: string; url: string; typeDefs: DocumentNode }[] = [];
  const known = new Set(own.flatMap(({ sdl }) => [...coordinatesOf(parse(sdl))]));
  for (const { name, url, sdl } of [...own, ...remote]) {
    const document = parseSdl(name, sdl);
    if ('code' in document) return { problems: [document] };
    const isOwn = services.length < own.length;
    services.push({ name, url, typeDefs: isOwn ? document : describeOnlyNew(document, known) });
  }
  const names = services.map(({ name }) => name);
  try {
    const result = composeServices(services);
    return compositionHasErrors(result)
      ? { problems: firstOfEach(result.errors.map((error) => toProblem(error, names))) }
      : readSupergraph(markExternal(result.supergraphSdl, services));
  } catch (error) {
    // The composer throws at some schemas that it should refuse, and lets others pass.
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [toProblem(new GraphQLError(message), names)] };
  }
}

function parseSdl(subgraph: string, sdl: string): DocumentNode | CompositionProblem {
  try {
    const document = parse(sdl);
    const other = document.definitions.find(
      (one) => !isTypeSystemDefinitionNode(one) && !isTypeSystemExtensionNode(one),
    );
    if (other === undefined) return document;
    return {
      code: 'INVALID_GRAPHQL',
      message: 'Expected SDL, got an operation.',
      subgraph,
      coordinate: null,
      hint: null,
    };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    const place = at === undefined ? '' : ` (line ${at.line}, column ${at.column})`;
    return {
      code: 'INVALID_GRAPHQL',
      message: `Expected SDL, got what cannot be parsed${place}: ${error.message}`,
      subgraph,
      coordinate: null,
      hint: null,
    };
  }
}

/** The composer tells some once for each value, or each way through the graph. */
function firstOfEach(problems: readonly CompositionProblem[]): readonly CompositionProblem[] {
  const groups = Map.groupBy(problems, ({ code, subgraph, coordinate, message }) =>
    coordinate === null ? message : `${code} ${String(subgraph)} ${coordinate}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (and ${others.length} more of the same)`;
    return [{ ...first, message: `${first.message}${more}` }];
  });
}

/** `[subgraph] text` is how the composer says whose fault it is, where it says so. */
function toProblem(error: GraphQLError, names: readonly string[]): CompositionProblem {
  const { message, extensions } = error;
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'COMPOSITION_FAILED';
  const prefix = /^\[([^\]]+)\] /.exec(message);
  const told = extensions['subgraphName'] ?? prefix?.[1];
  const text = prefix === null ? message : message.slice(prefix[0].length);
  const named = names.filter((name) => text.includes(`"${name}"`));
  const coordinate = /"@?([A-Z]\w*(?:\.\w+)?)(?:\([^"]*\))?"/.exec(text)?.[1];
  return {
    code,
    message: text,
    subgraph: typeof told === 'string' ? told : (named.at(-1) ?? null),
    coordinate: coordinate ?? null,
    hint: HINTS[code] ?? null,
  };
}

/** How to mend what subgraphs get wrong most. */
const HINTS: Readonly<Record<string, string>> = {
  UNKNOWN_FEDERATION_LINK_VERSION:
    'Federation up to 2.9 can be composed here: link https://specs.apollo.dev/federation/v2.9 or older.',
  INVALID_FIELD_SHARING:
    'A field has one owner: leave it out, mark it @external where it is only required, or @shareable in every subgraph that answers it.',
  FIELD_TYPE_MISMATCH: 'Give the field the same type in all subgraphs.',
  EXTERNAL_TYPE_MISMATCH: 'Give the @external field the type that its owner gives it.',
  EXTERNAL_MISSING_ON_BASE: 'Name a field that its owner has, or drop @external and answer it.',
  EXTERNAL_ARGUMENT_MISSING: 'Repeat the arguments of the owner at the @external field.',
  REQUIRES_INVALID_FIELDS:
    'Fields in @requires must be @external fields of the same type, without fragments.',
  SATISFIABILITY_ERROR:
    'Give the type a @key in both subgraphs, answer the field in every subgraph that leads to the type, or use a type of your own.',
  ENUM_VALUE_MISMATCH: 'Repeat all values of the enum, or use one of your own.',
  TYPE_KIND_MISMATCH: 'The name is taken: use another.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Give the argument a default, or make it nullable.',
  INVALID_LINK_DIRECTIVE_USAGE: 'Name every directive that is used in the import of @link.',
  INTERFACE_FIELD_NO_IMPLEM: 'Implement every field of the interface, or do not implement it.',
};

function findClosedInterfaces(
  { name, sdl }: SubgraphSchema,
  closed: readonly string[],
): readonly CompositionProblem[] {
  const document = parseSdl(name, sdl);
  if ('code' in document) return [];
  return document.definitions.flatMap((definition) => {
    const isType =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
    if (!isType) return [];
    const type = definition.name.value;
    return (definition.interfaces ?? [])
      .filter((known) => closed.includes(known.name.value))
      .map((known) => ({
        code: 'CLOSED_INTERFACE',
        message: `Expected types of remote subgraphs not to implement ${known.name.value}, got "type ${type} implements ${known.name.value}".`,
        subgraph: name,
        coordinate: type,
        hint: `What implements ${known.name.value} is found by id in this graph's own database. Drop "implements ${known.name.value}"; @key alone makes ${type} an entity.`,
      }));
  });
}

/** Both must be the same to a client; where they are not, our parts compose differently apart. */
function differenceOf(run: GraphQLSchema, shown: GraphQLSchema): CompositionProblem | null {
  const ours = linesOf(run);
  const theirs = linesOf(shown);
  const at = Array.from(theirs.length > ours.length ? theirs : ours, (_line, index) => index).find(
    (index) => ours[index] !== theirs[index],
  );
  if (at === undefined) return null;
  return {
    code: 'SCHEMAS_DIFFER',
    message: `Expected the same graph whether our domains are one subgraph or several, got "${String(ours[at])}" and "${String(theirs[at])}".`,
    subgraph: null,
    coordinate: null,
    hint: 'Repeat in the remote subgraph the definition that the graph has of this type.',
  };
}

/** A schema line by line, without descriptions: of several that a type has, the composer takes the first. */
function linesOf(schema: GraphQLSchema): readonly string[] {
  const document = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true });
  const bare = visit(document, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
  return print(bare).split('\n');
}
