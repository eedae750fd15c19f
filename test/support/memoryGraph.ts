import { EventEmitter, on, once } from 'node:events';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, GraphQLError, subscribe, type ExecutionResult } from 'graphql';
import { userError } from '../../src/errors.ts';
import type { Graph, GraphOperation } from '../../src/graph/graph.ts';

const SDL = `
"Something with an id."
interface Node { id: ID! }
type PageInfo { hasNextPage: Boolean! }
type Center implements Node {
  id: ID!
  name: String!
  "The centers this one works with: recursion."
  peers(first: Int, after: String, last: Int, before: String): CenterConnection!
  resources(first: Int, last: Int): ResourceConnection!
  tags: [Tag!]!
}
type CenterEdge { cursor: String! node: Center }
type CenterConnection { edges: [CenterEdge!]! nodes: [Center]! pageInfo: PageInfo! totalCount: Int! }
type Resource implements Node { id: ID! title: String! center: Center provider: Provider }
type ResourceEdge { cursor: String! node: Resource }
type ResourceConnection { edges: [ResourceEdge!]! nodes: [Resource]! pageInfo: PageInfo! totalCount: Int! }
type Tag { name: String! centers(first: Int): [Center!]! }
union Provider = Center | Tag
input CenterFilter { name: String ids: [ID!] any: [CenterFilter!] }
type Query {
  centers(first: Int, after: String, last: Int, before: String, filter: CenterFilter): CenterConnection!
  center(id: ID!): Center
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  nearest(first: Int = 3): [Center!]!
  search(text: String!): [Provider!]!
  "Waits until the test lets it go."
  slow: String
  "Fails with what no client may see."
  broken: String
  brokenList: [Tag!]!
  "Fails with what was written for the client."
  refused: String
  "Fails with a code nobody knows."
  foreign: String
  "Fails as a subgraph's field does."
  remote: String
  never: String!
}
type Mutation { rename(id: ID!, name: String!): Center }
type News {
  headline: String
  center: Center
  centers(first: Int): CenterConnection!
  "Fails with what no client may see."
  broken: String
}
type Subscription {
  "What the test pushes, until it says that there is no more."
  news: News
  "Never ends and never waits: headlines of so many bytes."
  flood(bytes: Int!): News
  "One, then a fault of the source."
  failing: News
  "Cannot begin, and says why."
  closed: News
  "Cannot begin by a fault."
  faulty: News
}
`;

export const SECRET = 'mongodb://admin:hunter2@10.0.0.7/private';

export interface MemoryGraph extends Graph {
  /** Resolves when the next `slow` field has begun to wait. */
  slowStarted(): Promise<void>;
  /** Lets every waiting `slow` field answer. */
  release(): void;
  /** How often the graph was asked. */
  readonly asked: () => number;
  /** What it was asked last; fails when it was not. */
  readonly lastAsked: () => GraphOperation;
  /** Resolves when the next subscription to `news` listens. */
  newsAwaited(): Promise<void>;
  pushNews(headline: string): void;
  endNews(): void;
  /** Resolves when the next source of a subscription was told to return. */
  returned(): Promise<void>;
  /** How many headlines were taken from `flood`. */
  readonly flooded: () => number;
}

/** A graph of one center and one resource that refer to each other, and of every way to fail. */
export function createMemoryGraph(name = 'one'): MemoryGraph {
  const events = new EventEmitter();
  let asked = 0;
  let flooded = 0;
  let last: GraphOperation | null = null;
  const noted = (operation: GraphOperation) => {
    asked += 1;
    last = operation;
    const { document, operationName, variables } = operation;
    return { schema, document, operationName, variableValues: variables };
  };
  const fail = () => {
    throw new Error(`connection to ${SECRET} failed`);
  };
  const page =
    (node: unknown) =>
    (_parent: unknown, { first = 20 }: { first?: number | null }) => ({
      edges: first === 0 ? [] : [{ cursor: 'c', node }],
      nodes: first === 0 ? [] : [node],
      pageInfo: { hasNextPage: false },
      totalCount: 1,
    });
  const center = { __typename: 'Center', id: 'Center:one', name };
  const resource = { __typename: 'Resource', id: 'Resource:one', title: 'Audit', center };
  const schema = makeExecutableSchema({
    typeDefs: SDL,
    resolvers: {
      Center: {
        peers: page(center),
        resources: page(resource),
        tags: () => [{ __typename: 'Tag', name: 'energy', centers: [center] }],
      },
      Resource: { provider: () => center },
      Query: {
        centers: page(center),
        center: () => center,
        node: (_parent: unknown, { id }: { id: string }) => (id === center.id ? center : null),
        nodes: (_parent: unknown, { ids }: { ids: string[] }) => ids.map(() => center),
        nearest: () => [center],
        search: () => [center],
        slow: async () => {
          events.emit('slow');
          await once(events, 'release');
          return 'done';
        },
        broken: fail,
        brokenList: () => Array.from({ length: 50 }, () => ({ name: fail })),
        refused: () => {
          throw userError('BAD_USER_INPUT', 'Expected a cursor of this list, got "x".');
        },
        foreign: () => {
          throw new GraphQLError(SECRET, { extensions: { code: 'E11000', host: SECRET } });
        },
        remote: () => {
          throw new GraphQLError('The calendar is being rebuilt.', {
            extensions: {
              code: 'REBUILDING',
              subgraph: 'calendar',
              http: { status: 418, headers: { 'x-evil': '1' } },
              stacktrace: [SECRET],
            },
          });
        },
        never: () => null,
      },
      News: { center: () => center, centers: page(center), broken: fail },
      Subscription: {
        news: {
          subscribe: () => {
            const source = on(events, 'news', { close: ['no more news'] });
            events.emit('news awaited');
            return {
              [Symbol.asyncIterator]: () => ({
                next: () => source.next(),
                return: () => {
                  events.emit('returned');
                  return source.return?.();
                },
              }),
            };
          },
          resolve: ([headline]: [string]) => ({ headline }),
        },
        flood: {
          subscribe: async function* (_parent: unknown, { bytes }: { bytes: number }) {
            const flood = { headline: 'x'.repeat(bytes) };
            try {
              for (;;) {
                flooded += 1;
                yield { flood };
              }
            } finally {
              events.emit('returned');
            }
          },
        },
        failing: {
          subscribe: async function* () {
            yield { failing: { headline: 'one' } };
            fail();
          },
        },
        closed: {
          subscribe: () => {
            throw userError('BAD_USER_INPUT', 'Expected news that are open, got closed ones.');
          },
        },
        faulty: { subscribe: fail },
      },
    },
  });
  return {
    schema,
    sdl: SDL,
    supergraphSdl: `# supergraph\n${SDL}`,
    execute: async (operation) => execute(noted(operation)),
    subscribe: (operation) => iterateOnce(subscribe(noted(operation))),
    slowStarted: async () => {
      await once(events, 'slow');
    },
    release: () => {
      events.emit('release');
    },
    asked: () => asked,
    lastAsked: () => {
      if (last === null) throw new Error('Expected the graph to have been asked.');
      return last;
    },
    newsAwaited: async () => {
      await once(events, 'news awaited');
    },
    pushNews: (headline) => {
      events.emit('news', headline);
    },
    endNews: () => {
      events.emit('no more news');
    },
    returned: async () => {
      await once(events, 'returned');
    },
    flooded: () => flooded,
  };
}

/** The results of a subscription; what says that it could not begin is one. No generator, whose return would wait. */
function iterateOnce(begun: ReturnType<typeof subscribe>): AsyncIterable<ExecutionResult> {
  const source = Promise.resolve(begun).then((result) =>
    Symbol.asyncIterator in result ? result : only(result),
  );
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => (await source).next(),
      return: async () => (await source).return(undefined),
    }),
  };
}

async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult, void> {
  yield result;
}
