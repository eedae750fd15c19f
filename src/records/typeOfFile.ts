import type { FileName } from './files.ts';

/** What the records of each file are called in ids. */
export const typeOfFile = {
  agencies: 'Agency',
  states: 'State',
  centers: 'Center',
  stateOrganizations: 'StateOrganization',
  associations: 'Association',
  resources: 'Resource',
  agreements: 'Agreement',
  impacts: 'ImpactReport',
  funding: 'FundingRecord',
  focusAreas: 'FocusAreaProfile',
  engagementModes: 'EngagementModeProfile',
  topics: 'Topic',
  arenas: 'ArenaProfile',
  zipPrefixes: 'ZipPlace',
} as const satisfies Record<FileName, string>;
