import type { Resolvers } from '../src/generated/agreements.ts';
import { naturalKey, toId } from '../src/ids.ts';
import { pageOfReferences } from '../src/paging/listPages.ts';

export const agreements: Resolvers = {
  Query: {
    agreement: (_root, { slug }, { loaders }) =>
      loaders.agreementById.load(toId('Agreement', slug)),
    agreements: (_root, args, { loaders }) => loaders.agreements.load(args),
  },
  Agreement: {
    title: ({ name }) => name,
    parties: ({ partyIds }, args) => pageOfReferences(partyIds, args),
    resources: ({ resourceIds }, args) => pageOfReferences(resourceIds, args),
  },
  Agency: {
    agreements: ({ _id }, args, { loaders }) => loaders.agreementsByParty.load(_id, args),
  },
  Association: {
    agreements: ({ _id }, args, { loaders }) => loaders.agreementsByParty.load(_id, args),
  },
  Resource: {
    agreements: ({ _id }, args, { loaders }) => loaders.agreementsByResource.load(_id, args),
  },
  FocusAreaProfile: {
    agreements: ({ _id }, args, { loaders }) =>
      loaders.agreementsByFocusArea.load(naturalKey(_id), args),
  },
};
