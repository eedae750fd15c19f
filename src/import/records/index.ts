import type { z } from 'zod';
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
  agencies: { file: 'agencies.json', key: 'id', schema: agencyRecord },
  states: { file: 'states.json', key: 'code', schema: stateRecord },
  centers: { file: 'centers.json', key: 'id', schema: centerRecord },
  stateOrganizations: {
    file: 'state-organizations.json',
    key: 'id',
    schema: stateOrganizationRecord,
  },
  associations: { file: 'associations.json', key: 'id', schema: associationRecord },
  resources: { file: 'resources.json', key: 'id', schema: resourceRecord },
  agreements: { file: 'agreements.json', key: 'id', schema: agreementRecord },
  impacts: { file: 'impacts.json', key: 'id', schema: impactRecord },
  funding: { file: 'funding.json', key: 'id', schema: fundingRecord },
  focusAreas: { file: 'focus-areas.json', key: 'id', schema: focusAreaRecord },
  engagementModes: { file: 'engagement-modes.json', key: 'id', schema: engagementModeRecord },
  topics: { file: 'topics.json', key: 'id', schema: topicRecord },
  arenas: { file: 'arenas.json', key: 'id', schema: arenaRecord },
  zipPrefixes: { file: 'zip-prefixes.json', key: 'id', schema: zipPrefixRecord },
} as const;

export type FileName = keyof typeof dataFiles;

// Object.keys() says string[]; the object above is never added to.
export const fileNames = Object.keys(dataFiles) as readonly FileName[];

type RecordOf<Name extends FileName> = z.infer<(typeof dataFiles)[Name]['schema']>;

/** A data set as its files hold it, every record checked. */
export type DataSet = { readonly [Name in FileName]: readonly RecordOf<Name>[] };
