import type { z } from 'zod';
import { files, type FileName } from './files.ts';
import { agencyRecord } from './agencies.ts';
import { agreementRecord } from './agreements.ts';
import { associationRecord } from './associations.ts';
import { centerRecord } from './centers.ts';
import { arenaRecord } from './network.ts';
import { zipPrefixRecord } from './places.ts';
import { engagementModeRecord, focusAreaRecord, resourceRecord, topicRecord } from './resources.ts';
import { fundingRecord, impactRecord } from './results.ts';
import { stateOrganizationRecord, stateRecord } from './states.ts';

/** Every file of a data set: the shape of its records, and the field that tells them apart. */
export const dataFiles = {
  agencies: { file: files.agencies, key: 'id', schema: agencyRecord },
  states: { file: files.states, key: 'code', schema: stateRecord },
  centers: { file: files.centers, key: 'id', schema: centerRecord },
  stateOrganizations: {
    file: files.stateOrganizations,
    key: 'id',
    schema: stateOrganizationRecord,
  },
  associations: { file: files.associations, key: 'id', schema: associationRecord },
  resources: { file: files.resources, key: 'id', schema: resourceRecord },
  agreements: { file: files.agreements, key: 'id', schema: agreementRecord },
  impacts: { file: files.impacts, key: 'id', schema: impactRecord },
  funding: { file: files.funding, key: 'id', schema: fundingRecord },
  focusAreas: { file: files.focusAreas, key: 'id', schema: focusAreaRecord },
  engagementModes: { file: files.engagementModes, key: 'id', schema: engagementModeRecord },
  topics: { file: files.topics, key: 'id', schema: topicRecord },
  arenas: { file: files.arenas, key: 'id', schema: arenaRecord },
  zipPrefixes: { file: files.zipPrefixes, key: 'id', schema: zipPrefixRecord },
} as const satisfies Record<FileName, object>;

type RecordOf<Name extends FileName> = z.infer<(typeof dataFiles)[Name]['schema']>;

/** A data set as its files hold it, every record checked. */
export type DataSet = { readonly [Name in FileName]: readonly RecordOf<Name>[] };
