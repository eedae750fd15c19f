import { yearsOf } from '../src/collections/centerDocs.ts';
import type { Resolvers } from '../src/generated/centers.ts';
import { naturalKey, reference, toId } from '../src/ids.ts';
import { findNearest, findServing, hasArea, pageOfNeighbours } from '../src/places/places.ts';

export const centers: Resolvers = {
  Query: {
    center: (_root, { slug }, { loaders }) => loaders.centerById.load(toId('Center', slug)),
    centers: (_root, args, { loaders }) => loaders.centers.load(args),
    network: () => ({}),
    servingCenters: (_root, { zip }, { loaders }) => findServing(zip, loaders),
    nearestCenters: (_root, args, { loaders }) => findNearest(args, loaders),
    impactReports: (_root, args, { loaders }) => loaders.impactReports.load(args),
    fundingRecords: (_root, args, { loaders }) => loaders.fundingRecords.load(args),
  },
  Center: {
    state: ({ stateId }) => reference(stateId),
    nearby: ({ nearby }, args) => pageOfNeighbours(nearby, args),
    impacts: ({ _id }, args, { loaders }) => loaders.impactReportsByCenter.load(_id, args),
    funding: ({ _id }, args, { loaders }) => loaders.fundingRecordsByCenter.load(_id, args),
  },
  Network: {
    impactsByYear: (_network, { scope }, { loaders }) => loaders.impactReports.sumByYear(scope),
  },
  ServingCenter: {
    zipHasArea: ({ zip }, _args, { loaders }) => hasArea(zip, loaders),
    state: ({ stateId }) => reference(stateId),
    center: ({ centerId }, _args, { loaders }) => loaders.centerById.load(centerId),
  },
  ImpactReport: {
    years: (report) => yearsOf(report),
    center: ({ centerId }, _args, { loaders }) => loaders.centerById.load(centerId),
    state: ({ stateId }) => reference(stateId),
  },
  FundingRecord: {
    center: ({ centerId }, _args, { loaders }) => loaders.centerById.load(centerId),
  },
  State: {
    impacts: ({ _id }, args, { loaders }) => loaders.impactReportsByState.load(_id, args),
  },
  FocusAreaProfile: {
    centers: ({ _id }, args, { loaders }) => loaders.centersByFocusArea.load(naturalKey(_id), args),
  },
};
