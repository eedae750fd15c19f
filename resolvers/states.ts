import type { Resolvers } from '../src/generated/states.ts';
import { reference, toId } from '../src/ids.ts';
import { pageOfReferences } from '../src/paging/listPages.ts';

export const states: Resolvers = {
  Query: {
    state: (_root, { code }, { loaders }) => loaders.stateById.load(toId('State', code)),
    states: (_root, args, { loaders }) => loaders.states.load(args),
    stateOrganization: (_root, { slug }, { loaders }) =>
      loaders.stateOrganizationById.load(toId('StateOrganization', slug)),
    stateOrganizations: (_root, args, { loaders }) => loaders.stateOrganizations.load(args),
  },
  State: {
    center: ({ centerId }) => reference(centerId),
    organizations: ({ _id }, args, { loaders }) =>
      loaders.stateOrganizationsByState.load(_id, args),
  },
  StateOrganization: {
    state: ({ stateId }, _args, { loaders }) => loaders.stateById.load(stateId),
    centers: ({ centerIds }, args) => pageOfReferences(centerIds, args),
  },
  Center: {
    organizations: ({ _id }, args, { loaders }) =>
      loaders.stateOrganizationsByCenter.load(_id, args),
    statesServed: ({ _id }, args, { loaders }) => loaders.statesByCenter.load(_id, args),
  },
};
