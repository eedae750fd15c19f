/** Every file of a data set, in the order in which their problems are listed. */
export const files = {
  agencies: 'agencies.json',
  states: 'states.json',
  centers: 'centers.json',
  stateOrganizations: 'state-organizations.json',
  associations: 'associations.json',
  resources: 'resources.json',
  agreements: 'agreements.json',
  impacts: 'impacts.json',
  funding: 'funding.json',
  focusAreas: 'focus-areas.json',
  engagementModes: 'engagement-modes.json',
  topics: 'topics.json',
  arenas: 'arenas.json',
  zipPrefixes: 'zip-prefixes.json',
} as const;

export type FileName = keyof typeof files;

// Object.keys() says string[]; the object above is never added to.
export const fileNames = Object.keys(files) as readonly FileName[];
