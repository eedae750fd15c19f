import { everyCenter, everyState } from '../src/collections/resourceDocs.ts';
import type { Resolvers } from '../src/generated/resources.ts';
import { naturalKey, toId } from '../src/ids.ts';
import { pageOfReferences } from '../src/paging/listPages.ts';
import { pageOfRelated } from '../src/related.ts';

export const resources: Resolvers = {
  Query: {
    resource: (_root, { slug }, { loaders }) => loaders.resourceById.load(toId('Resource', slug)),
    resources: (_root, args, { loaders }) => loaders.resources.load(args),
    focusAreas: (_root, _args, { loaders }) => loaders.focusAreas.load({}).nodes(),
    focusArea: (_root, { code }, { loaders }) =>
      loaders.focusAreaById.load(toId('FocusAreaProfile', code)),
    engagementModes: (_root, _args, { loaders }) => loaders.engagementModes.load({}).nodes(),
    engagementMode: (_root, { code }, { loaders }) =>
      loaders.engagementModeById.load(toId('EngagementModeProfile', code)),
    topic: (_root, { slug }, { loaders }) => loaders.topicById.load(toId('Topic', slug)),
    topics: (_root, args, { loaders }) => loaders.topics.load(args),
  },
  Resource: {
    title: ({ name }) => name,
    isOpen: ({ status }) => (status === 'UNKNOWN' ? null : status === 'OPEN'),
    providers: ({ providerIds }, args) => pageOfReferences(providerIds, args),
    topics: ({ topicIds }, args) => pageOfReferences(topicIds, args),
    centers: ({ reach }, args, { loaders }) => loaders.centersByReach.load(reach, args),
    statesServed: ({ reach }, args, { loaders }) => loaders.statesByReach.load(reach, args),
    related: ({ related }, args) => pageOfRelated(related, args),
    locations: ({ locationIds }, args) => pageOfReferences(locationIds, args),
  },
  FocusAreaProfile: {
    resources: ({ _id }, args, { loaders }) =>
      loaders.resourcesByFocusArea.load(naturalKey(_id), args),
  },
  EngagementModeProfile: {
    resources: ({ _id }, args, { loaders }) =>
      loaders.resourcesByEngagementMode.load(naturalKey(_id), args),
  },
  Topic: {
    resources: ({ _id }, args, { loaders }) => loaders.resourcesByTopic.load(_id, args),
  },
  Agency: {
    resources: ({ _id }, args, { loaders }) => loaders.resourcesByAgency.load(_id, args),
  },
  Association: {
    resources: ({ _id }, args, { loaders }) => loaders.resourcesByAssociation.load(_id, args),
  },
  Center: {
    resources: ({ _id }, args, { loaders }) =>
      loaders.resourcesByReach.load([everyCenter, _id], args),
  },
  State: {
    resources: ({ _id }, args, { loaders }) =>
      loaders.resourcesByReach.load([everyState, _id], args),
    locatedResources: ({ _id }, args, { loaders }) => loaders.resourcesByLocation.load(_id, args),
  },
};
