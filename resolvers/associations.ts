import type { Resolvers } from '../src/generated/associations.ts';
import { naturalKey, reference, toId } from '../src/ids.ts';

export const associations: Resolvers = {
  Query: {
    association: (_root, { slug }, { loaders }) =>
      loaders.associationById.load(toId('Association', slug)),
    associations: (_root, args, { loaders }) => loaders.associations.load(args),
  },
  Headquarters: {
    state: ({ stateId }) => reference(stateId),
  },
  State: {
    associations: ({ _id }, args, { loaders }) => loaders.associationsByState.load(_id, args),
  },
  FocusAreaProfile: {
    associations: ({ _id }, args, { loaders }) =>
      loaders.associationsByFocusArea.load(naturalKey(_id), args),
  },
};
