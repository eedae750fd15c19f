// The part of the product's schema that is asked for, with resolvers as a good team writes them first.
import { makeExecutableSchema } from '@graphql-tools/schema';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { asksFor, fieldsAsked } from './fieldsAsked.ts';
import { collectionOf, idsIn, reachOf, typeOf } from './floor/answer.ts';
import { cursorOf, openPageReads, type Doc, type Page, type PageReads } from './readPages.ts';

const typeDefs = `
  type Query {
    centers(first: Int = 20, after: String): CenterConnection!
    resources(first: Int = 20, filter: ResourceFilter, orderBy: ResourceOrder): ResourceConnection!
    search(text: String!, first: Int = 20): SearchConnection!
  }
  enum FocusArea { MANUFACTURING_RESOURCES TECHNOLOGY WORKFORCE }
  enum ResourceOrderField { TITLE START_YEAR }
  enum OrderDirection { ASC DESC }
  input ResourceFilter { focusArea: FocusArea }
  input ResourceOrder { field: ResourceOrderField = TITLE, direction: OrderDirection = ASC }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type CenterConnection { nodes: [Center!]! edges: [CenterEdge!]! pageInfo: PageInfo! }
  type CenterEdge { cursor: String! node: Center! }
  interface Node { id: ID! }
  type Center implements Node {
    id: ID! name: String! state: State resources(first: Int = 20): ResourceConnection!
  }
  type State implements Node { id: ID! name: String! }
  type ResourceConnection { nodes: [Resource!]! pageInfo: PageInfo! totalCount: Int! }
  type Resource implements Node {
    id: ID! slug: String! title: String! kind: String! focusArea: FocusArea!
    engagementModes: [String!]! audience: [String!]! summary: String website: String
    startYear: Int status: String!
    topics(first: Int = 20): TopicConnection!
    providers(first: Int = 20): ProviderConnection!
  }
  type TopicConnection { nodes: [Topic!]! }
  type Topic implements Node { id: ID! label: String! }
  type ProviderConnection { nodes: [Provider!]! }
  union Provider = Agency | Association | Center
  type Agency implements Node {
    id: ID! name: String! parent: Agency agreements(first: Int = 20): AgreementConnection!
  }
  type Association implements Node { id: ID! name: String! }
  type AgreementConnection { nodes: [Agreement!]! }
  type StateOrganization implements Node { id: ID! }
  type Agreement implements Node { id: ID! title: String! resources(first: Int = 20): ResourceConnection! }
  type SearchConnection { edges: [SearchEdge!]! totalCount: Int! }
  type SearchEdge { score: Float! node: Node }
`;

/** Where the fields of a type are kept that are not kept under their own names. */
const keptAs: Readonly<Record<string, string>> = {
  id: '_id',
  title: 'name',
  state: 'stateId',
  providers: 'providerIds',
  topics: 'topicIds',
  parent: 'parentId',
};

interface First {
  readonly first: number;
}

interface PageArgs extends First {
  readonly after?: string;
  readonly filter?: object;
  readonly orderBy?: { readonly field: string; readonly direction: string };
}

export type Loaders = ReturnType<typeof createLoaders>;

export interface Peer {
  readonly schema: GraphQLSchema;
  /** One set for each request. */
  readonly createContext: () => Loaders;
}

export async function openPeer(): Promise<Peer> {
  const reads = await openPageReads(process.env['MONGODB_URI'] ?? '');
  return {
    schema: makeExecutableSchema({ typeDefs, resolvers: resolversOver(reads) }),
    createContext: () => createLoaders(reads),
  };
}

function resolversOver(reads: PageReads) {
  const id = ({ _id }: Doc) => _id;
  const title = ({ name }: Doc) => name;
  return {
    Query: queriesOver(reads),
    SearchEdge: {
      node: ({ id: hit }: { readonly id: string }, _: unknown, loaders: Loaders) =>
        loaders.one(hit, ['name']),
    },
    Node: { __resolveType: ({ _id }: Doc) => typeOf(_id) },
    // All written out: graphql-jit does not call what is a function in the data.
    CenterConnection: {
      edges: ({ nodes }: { readonly nodes: readonly Doc[] }) => nodes.map((node) => ({ node })),
    },
    ResourceConnection: {
      totalCount: ({ filter }: { readonly filter: object }) => reads.count('resources', filter),
    },
    PageInfo: {
      endCursor: ({ last }: { readonly last?: Doc }) =>
        last === undefined ? null : cursorOf(last),
    },
    CenterEdge: { cursor: ({ node }: { readonly node: Doc }) => cursorOf(node) },
    Center: {
      id,
      state: ({ stateId }: Doc, _: unknown, loaders: Loaders) =>
        loaders.byId('states', ['name']).load(String(stateId)),
      resources: async (
        center: Doc,
        { first }: First,
        loaders: Loaders,
        info: GraphQLResolveInfo,
      ) =>
        toConnection(
          await loaders
            .each('resources', 'reach', { first, ...askedOf(info) })
            .load(reachOf(center)),
        ),
    },
    State: { id },
    Resource: {
      id,
      title,
      topics: (resource: Doc, { first }: First, loaders: Loaders) => ({
        nodes: idsIn(resource, 'topicIds')
          .slice(0, first)
          .map((topic) => loaders.byId('topics', ['label']).load(topic)),
      }),
      providers: (resource: Doc, { first }: First, loaders: Loaders, info: GraphQLResolveInfo) => ({
        nodes: idsIn(resource, 'providerIds')
          .slice(0, first)
          .map((provider) => loaders.one(provider, docFields(info))),
      }),
    },
    Topic: { id },
    StateOrganization: { id },
    Provider: { __resolveType: ({ _id }: Doc) => typeOf(_id) },
    Agency: {
      id,
      parent: ({ parentId }: Doc, _: unknown, loaders: Loaders, info: GraphQLResolveInfo) =>
        parentId === null ? null : loaders.one(parentId as string, docFields(info)),
      agreements: async ({ _id }: Doc, { first }: First, loaders: Loaders) => {
        const page = { first, fields: ['name', 'resourceIds'], goesOn: false };
        return toConnection(await loaders.each('agreements', 'partyIds', page).load([_id]));
      },
    },
    Association: { id },
    Agreement: {
      id,
      title,
      resources: (agreement: Doc, { first }: First, loaders: Loaders) => ({
        nodes: idsIn(agreement, 'resourceIds')
          .slice(0, first)
          .map((resource) => loaders.one(resource, ['name'])),
      }),
    },
  };
}

function queriesOver(reads: PageReads) {
  return {
    centers: async (_root: unknown, args: PageArgs, _: Loaders, info: GraphQLResolveInfo) =>
      toConnection(await reads.page('centers', { ...args, ...askedOf(info) })),
    resources: async (
      _root: unknown,
      { first, filter = {}, orderBy }: PageArgs,
      _: Loaders,
      info: GraphQLResolveInfo,
    ) => ({
      ...toConnection(
        await reads.page('resources', {
          first,
          filter,
          ...sortBy(orderBy),
          ...askedOf(info),
        }),
      ),
      filter,
    }),
    search: async (_root: unknown, { text, first }: First & { readonly text: string }) => {
      const { hits, count } = await reads.search(text, first);
      return { edges: hits, totalCount: count };
    },
  };
}

function askedOf(info: GraphQLResolveInfo): PageSelection {
  return { fields: docFields(info), goesOn: asksFor(info, 'pageInfo') };
}

interface PageSelection {
  readonly fields: readonly string[];
  readonly goesOn: boolean;
}

function docFields(info: GraphQLResolveInfo): readonly string[] {
  return fieldsAsked(info).map((name) => keptAs[name] ?? (name === 'cursor' ? 'sortName' : name));
}

function sortBy(orderBy: PageArgs['orderBy']): { sort?: Record<string, 1 | -1> } {
  if (orderBy?.field !== 'START_YEAR') return {};
  const direction = orderBy.direction === 'DESC' ? -1 : 1;
  return { sort: { startYear: direction, _id: direction } };
}

function toConnection({ rows, hasNextPage }: Page) {
  return { nodes: rows, pageInfo: { hasNextPage, last: rows.at(-1) } };
}

/** Batches of one request; what is asked with other fields is another batch. */
function createLoaders(reads: PageReads) {
  const ones = new Map<string, DataLoader<string, Doc | null>>();
  const pages = new Map<string, DataLoader<readonly string[], Page, string>>();
  const byId = (collection: string, fields: readonly string[]): DataLoader<string, Doc | null> => {
    const name = `${collection} ${fields.join()}`;
    let loader = ones.get(name);
    if (loader === undefined) {
      loader = new DataLoader((ids) => reads.byIds(collection, ids, fields));
      ones.set(name, loader);
    }
    return loader;
  };
  return {
    byId,
    one: async (id: string, fields: readonly string[]): Promise<Doc | null> => {
      const collection = collectionOf[typeOf(id)];
      // What is found beside those, as a topic, is asked for no more than its id.
      return collection === undefined ? { _id: id } : byId(collection, fields).load(id);
    },
    each: (collection: string, field: string, page: First & PageSelection) => {
      const name = `${collection} ${field} ${page.first} ${page.goesOn} ${page.fields.join()}`;
      let loader = pages.get(name);
      if (loader === undefined) {
        loader = new DataLoader<readonly string[], Page, string>(
          (lists) => reads.pageOfEach(collection, { field, lists }, page),
          { cacheKeyFn: (keys) => keys.join() },
        );
        pages.set(name, loader);
      }
      return loader;
    },
  };
}
