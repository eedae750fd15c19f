/** A record of a data file. The functions below make whole ones of the facts that a test is about. */
export type Row = Readonly<Record<string, unknown>>;

/** What every row rests on, where it says nothing else. */
export const sources = [{ url: 'https://www.nist.gov/mep', basis: 'DOCUMENT' }];
/** A status that nobody knows. */
export const unknown = { code: 'UNKNOWN', asOf: null, source: null, note: null };

export function agency(id: string, facts: Row): Row {
  return {
    id,
    kind: 'OFFICE',
    parentId: null,
    aliases: [],
    website: null,
    summary: 'What it does.',
    focusAreas: ['TECHNOLOGY'],
    identifiers: [],
    sources,
    ...facts,
  };
}

export function state(code: string, fips: string, facts: Row): Row {
  return {
    code,
    fips,
    kind: 'STATE',
    region: 'SOUTH',
    division: 'South Atlantic',
    capital: null,
    latitude: 33,
    longitude: -83,
    sources,
    ...facts,
  };
}

export function center(id: string, facts: Row): Row {
  return {
    id,
    website: null,
    nistPage: null,
    hostOrganization: { name: 'Its host', kind: 'UNIVERSITY' },
    city: null,
    zip: '30308',
    latitude: null,
    longitude: null,
    summary: 'What it does.',
    focusAreas: [],
    services: ['lean'],
    formerNames: [],
    aliases: [],
    status: { code: 'OPERATING', asOf: '2025', source: null, note: 'As it was.' },
    statusNotes: [{ asOf: '2025-12', note: 'As it was.', source: 'https://www.nist.gov' }],
    identifiers: [],
    sources,
    ...facts,
  };
}

export function resource(id: string, facts: Row): Row {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'PROGRAM',
    providerKind: 'AGENCY',
    agencyIds: ['commerce'],
    associationIds: [],
    focusArea: 'TECHNOLOGY',
    topics: ['energy'],
    engagementModes: ['EDUCATION'],
    audience: ['manufacturers'],
    website: null,
    startYear: null,
    endYear: null,
    status: { code: 'OPEN', asOf: '2025-03', source: 'https://www.nist.gov', note: null },
    summary: 'What it offers.',
    stateCodes: [],
    locationStateCodes: [],
    identifiers: [],
    sources,
    ...facts,
  };
}

export function impact(id: string, facts: Row): Row {
  return {
    id,
    centerId: null,
    stateCode: null,
    fiscalYear: null,
    period: null,
    metrics: [{ metric: 'NEW_SALES', value: 1000000, unit: 'USD', qualifier: 'ABOUT' }],
    sources,
    ...facts,
  };
}

export function funding(id: string, facts: Row): Row {
  return {
    id,
    centerId: null,
    fiscalYear: null,
    calendarYear: null,
    amountUsd: null,
    term: null,
    yearsCovered: null,
    coverage: null,
    certainty: null,
    summary: 'What was given.',
    sources,
    ...facts,
  };
}

export function profile(code: string, order: number): Row {
  const id = code.toLowerCase().replace('_', '-');
  return { id, code, label: code, order, summary: 'What it means.', sources };
}
