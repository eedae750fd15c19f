import type { Resolvers } from '../src/generated/agencies.ts';
import { naturalKey, toId } from '../src/ids.ts';

export const agencies: Resolvers = {
  Query: {
    agency: (_root, { slug }, { loaders }) => loaders.agencyById.load(toId('Agency', slug)),
    agencies: (_root, args, { loaders }) => loaders.agencies.load(args),
  },
  Agency: {
    parent: ({ parentId }, _args, { loaders }) => loaders.agencyById.load(parentId),
    offices: ({ _id }, args, { loaders }) => loaders.agenciesByParent.load(_id, args),
  },
  FocusAreaProfile: {
    agencies: ({ _id }, args, { loaders }) =>
      loaders.agenciesByFocusArea.load(naturalKey(_id), args),
  },
};
