import { arenas } from '../src/collections/network.ts';
import type { Resolvers } from '../src/generated/network.ts';
import { parseIdentifier } from '../src/identifiers.ts';
import { naturalKey, toId } from '../src/ids.ts';
import { atMostOnePage, maxPageSize } from '../src/paging/paging.ts';

export const network: Resolvers = {
  Query: {
    node: (_root, { id }, { loaders }) => loaders.entityById.load(id),
    nodes: (_root, { ids }, { loaders }) =>
      Promise.all(atMostOnePage('ids', ids).map(async (id) => loaders.entityById.load(id))),
    entitiesByIdentifier: async (_root, { scheme, value }, { loaders, told }) =>
      told.entities(
        await loaders.entitiesByIdentifier
          .load(parseIdentifier(scheme, value), { first: maxPageSize })
          .nodes(),
      ),
    partners: (_root, { arena, ...args }, { loaders }) =>
      loaders.partnersByArena.load(arena ?? arenas, args),
    search: (_root, args, { loaders }) => loaders.search.load(args),
    arenas: (_root, _args, { loaders }) => loaders.arenas.load({}).nodes(),
    arena: (_root, { code }, { loaders }) => loaders.arenaById.load(toId('ArenaProfile', code)),
    network: () => ({}),
  },
  ArenaProfile: {
    partners: ({ _id }, args, { loaders }) => loaders.partnersByArena.load(naturalKey(_id), args),
  },
  Network: {
    totals: (_network, _args, { loaders }) => loaders.entities.countBy('type'),
  },
  NetworkTotals: {
    agencies: (counts) => counts.get('Agency') ?? 0,
    states: (counts) => counts.get('State') ?? 0,
    stateOrganizations: (counts) => counts.get('StateOrganization') ?? 0,
    centers: (counts) => counts.get('Center') ?? 0,
    associations: (counts) => counts.get('Association') ?? 0,
    resources: (counts) => counts.get('Resource') ?? 0,
    agreements: (counts) => counts.get('Agreement') ?? 0,
    topics: (counts) => counts.get('Topic') ?? 0,
    impactReports: (counts) => counts.get('ImpactReport') ?? 0,
    fundingRecords: (counts) => counts.get('FundingRecord') ?? 0,
    partners: (counts) =>
      ['Agency', 'StateOrganization', 'Association'].reduce(
        (sum, type) => sum + (counts.get(type) ?? 0),
        0,
      ),
  },
};
