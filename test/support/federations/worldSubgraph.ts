import {
  execute,
  GraphQLError,
  isNonNullType,
  isObjectType,
  print,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { createLocalSubgraph } from '../../../src/gateway/localSubgraph.ts';
import type { Subgraph } from '../../../src/gateway/subgraph.ts';
import { failureOf, spoil, spoilEvent, type Failure, type Failures } from './failures.ts';
import { findImpossible } from './impossible.ts';
import { hash } from './leaves.ts';
import { isThing, thingOf, type Thing } from './thing.ts';
import type { World } from './world.ts';

/** What subgraphs saw while one operation was answered. */
export interface Seen {
  readonly fetches: {
    readonly subgraph: string;
    readonly text: string;
    readonly variables: unknown;
  }[];
  /** Fetches that no subgraph should have to refuse, and why. */
  readonly invalid: string[];
  readonly features: Set<string>;
  readonly failures: Failures | null;
  /** How many fetches were made to fail. */
  failed: number;
  /** How many were answered with entities that are not there. */
  absent: number;
}

interface Context {
  readonly throwsAt: ((path: string) => boolean) | null;
}

/** A subgraph in this process over the world. */
export function createWorldSubgraph(world: World, name: string, seen: () => Seen): Subgraph {
  return createLocalSubgraph(name, createWorldGraph(world, name, seen));
}

/** What a subgraph is before anything asks it. */
export interface WorldGraph {
  readonly execute: (asked: Asked) => Promise<ExecutionResult>;
  readonly subscribe: (asked: Asked) => AsyncGenerator<ExecutionResult>;
}

interface Asked {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The world as one subgraph knows it: refuses what is not valid for its schema, answers wrong what it cannot know. */
export function createWorldGraph(world: World, name: string, seen: () => Seen): WorldGraph {
  const { schema } = world.facts.graph(name);
  const refuse = (reason: string, text: string): ExecutionResult => {
    seen().invalid.push(`${name}: ${reason}\n${text}`);
    return { data: null, errors: [new GraphQLError(`Invalid: ${reason}`)] };
  };
  const entities = (args: Readonly<Record<string, unknown>>) =>
    (args['representations'] as readonly Readonly<Record<string, unknown>>[]).map((told) => {
      const type = String(told['__typename']);
      const known = world.facts.typeIn(name, type);
      noteKeys(told, known?.isInterfaceObject === true, seen().features);
      const found = known === undefined ? null : world.find(name, told);
      if (found !== null) return found;
      seen().invalid.push(`${name}: no entity by ${JSON.stringify(told)}`);
      return new GraphQLError(`Invalid: no entity by ${JSON.stringify(told)}`);
    });
  const resolve = (
    source: unknown,
    args: Readonly<Record<string, unknown>>,
    context: Context,
    info: GraphQLResolveInfo,
  ): unknown => {
    if (info.fieldName === '_entities') return entities(args);
    if (info.parentType === schema.getQueryType() && isThing(source))
      seen().features.add('Query behind a field');
    const thing = isThing(source) ? source : thingOf(rootOf(info), 'root', null);
    if (isThing(source) && info.parentType.name !== thing.type && thing.type !== 'Query')
      seen().features.add('interface taken for an object');
    const fails =
      !isNonNullType(info.returnType) && context.throwsAt?.(JSON.stringify(info.path)) === true;
    try {
      const value = world.know(thing, info.fieldName, {
        graph: name,
        args,
        note: (feature) => seen().features.add(feature),
      });
      // A mutation that fails has been asked all the same, and what follows it shows that.
      if (fails) throw new GraphQLError('Failed: a field.');
      return value;
    } catch (error) {
      // What a failed fetch was to tell is not told; then the field is asked beside others that do not require it.
      if (seen().failed === 0) seen().invalid.push(`${name}: ${String(error)}`);
      throw error;
    }
  };
  const argsOf = (
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    throwsAt: Context['throwsAt'],
  ): ExecutionArgs => ({
    schema,
    document,
    variableValues: variables,
    contextValue: { throwsAt } satisfies Context,
    fieldResolver: resolve,
    typeResolver: (value) => typeNameIn(world, name, value as Thing),
  });
  const check = (document: DocumentNode): string | null => {
    const [error] = validate(schema, document);
    return error?.message ?? findImpossible(schema, document);
  };
  useResolver(schema, resolve);
  const fail = (text: string, variables: unknown): Failure | null => {
    const failure = failureOf(seen().failures, `${name} ${text} ${JSON.stringify(variables)}`);
    if (failure !== null) seen().failed += 1;
    if (failure?.kind === 'absent') seen().absent += 1;
    return failure;
  };
  return {
    execute: async ({ document, variables }) => {
      const text = print(document);
      seen().fetches.push({ subgraph: name, text, variables });
      const problem = check(document);
      if (problem !== null) return refuse(problem, text);
      const failure = fail(text, variables);
      const result = await execute(argsOf(document, variables, throwsIn(failure)));
      // As if it came over HTTP.
      return spoil(JSON.parse(JSON.stringify(result)) as ExecutionResult, failure, document);
    },
    subscribe: async function* ({ document, variables }) {
      const text = print(document);
      seen().fetches.push({ subgraph: name, text, variables });
      const problem = check(document);
      if (problem !== null) {
        yield refuse(problem, text);
        return;
      }
      const failure = fail(text, variables);
      const events = await subscribe({
        ...argsOf(document, variables, throwsIn(failure)),
        subscribeFieldResolver: () => subscriptionEvents(),
      });
      if (!(Symbol.asyncIterator in events)) {
        yield events;
        return;
      }
      let number = 0;
      for await (const event of events) {
        const plain = JSON.parse(JSON.stringify(event)) as ExecutionResult;
        yield spoilEvent(plain, number % 2 === 0 ? failure : null);
        number += 1;
      }
    },
  };
}

/** Which fields throw in an answer that fails in parts. */
function throwsIn(failure: Failure | null): Context['throwsAt'] {
  return failure?.kind === 'field' ? (path) => hash(`${failure.seed} ${path}`) % 3 === 0 : null;
}

/** What all subgraphs call the type that an operation begins at. */
function rootOf({ operation: { operation } }: GraphQLResolveInfo): string {
  return `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
}

/** What happens while anybody subscribes. */
export async function* subscriptionEvents(): AsyncGenerator<Thing> {
  for (const number of [1, 2]) yield thingOf('Subscription', `event ${number}`, null);
}

function noteKeys(
  told: Readonly<Record<string, unknown>>,
  isInterfaceObject: boolean,
  features: Set<string>,
): void {
  const names = Object.keys(told).filter((name) => name !== '__typename');
  features.add('entities');
  if (isInterfaceObject) features.add('@interfaceObject');
  if (names.some((name) => typeof told[name] === 'object'))
    features.add('objects in representations');
  if (names.length === 0) features.add('key of __typename alone');
}

/** What an object is called in a subgraph that may take its interface for an object type. */
function typeNameIn(world: World, graph: string, { type, told }: Thing): string {
  const { schema } = world.facts.graph(graph);
  const asked = schema.getType(String(told?.['__typename']));
  if (isObjectType(asked)) return asked.name;
  if (isObjectType(schema.getType(type))) return type;
  return (
    world.facts.interfaceObjectsOf(type).find((one) => isObjectType(schema.getType(one))) ?? type
  );
}

/** `buildSubgraphSchema` gives `_entities` and the union a resolver of their own. */
function useResolver(schema: GraphQLSchema, resolve: GraphQLFieldResolver<unknown, Context>): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities) entities.resolve = resolve;
  for (const type of Object.values(schema.getTypeMap())) {
    if ('resolveType' in type) type.resolveType = undefined;
  }
}
