import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import {
  agency,
  center,
  funding,
  impact,
  profile,
  resource,
  sources,
  state,
  unknown,
  type Row,
} from './dataRows.ts';

export type Files = Readonly<Record<string, readonly Row[]>>;

/** A whole data set as small as one can be that has each kind of reach, result and reference. */
export const smallSet: Files = {
  'agencies.json': [
    agency('commerce', { name: 'Department of Commerce', abbreviation: 'DOC', kind: 'DEPARTMENT' }),
    agency('nist-mep', { name: 'NIST MEP', abbreviation: 'MEP', parentId: 'commerce' }),
  ],
  'states.json': [
    state('GA', '13', { name: 'Georgia', centerId: 'gamep' }),
    state('PR', '72', {
      name: 'Puerto Rico',
      centerId: 'primex',
      kind: 'TERRITORY',
      latitude: 18,
      longitude: -66,
    }),
    state('DC', '11', { name: 'District of Columbia', centerId: null, servedByCenterId: 'gamep' }),
  ],
  'centers.json': [
    center('primex', { name: 'Primex', shortName: 'PRiMEX', stateCode: 'PR' }),
    center('gamep', {
      name: 'Georgia Manufacturing Extension Partnership',
      shortName: 'GaMEP',
      stateCode: 'GA',
      formerNames: ['Georgia  Téch EDI'],
    }),
  ],
  'state-organizations.json': [
    {
      id: 'georgia-tech',
      name: 'Georgia Tech',
      kind: 'UNIVERSITY',
      stateCode: 'GA',
      website: null,
      centerIds: ['gamep'],
      relation: 'HOSTS',
      identifiers: [],
      sources,
    },
  ],
  'associations.json': [
    {
      id: 'sme',
      name: 'SME',
      abbreviation: 'SME',
      aliases: ['Society of Manufacturing Engineers'],
      website: 'https://www.sme.org',
      foundedYear: 1932,
      headquarters: { city: 'Atlanta', stateCode: 'GA' },
      industries: ['all-manufacturing'],
      focusAreas: ['WORKFORCE'],
      summary: 'Professional society.',
      identifiers: [],
      sources,
    },
  ],
  'resources.json': [
    resource('network-services', {
      providerKind: 'CENTER_NETWORK',
      agencyIds: ['nist-mep'],
      status: unknown,
    }),
    resource('everywhere', { endYear: 2026 }),
    resource('two-states', { stateCodes: ['DC', 'PR'], locationStateCodes: ['GA'] }),
    resource('closed', {
      providerKind: 'ASSOCIATION',
      agencyIds: [],
      associationIds: ['sme'],
      startYear: 2001,
      endYear: 2025,
    }),
  ],
  'agreements.json': [
    {
      id: 'mou',
      title: 'Memorandum',
      kind: 'MEMORANDUM_OF_UNDERSTANDING',
      agencyIds: ['nist-mep'],
      associationIds: ['sme'],
      resourceIds: ['closed'],
      focusArea: 'WORKFORCE',
      startYear: null,
      endYear: null,
      status: unknown,
      summary: 'What they agreed on.',
      sources,
    },
  ],
  'impacts.json': [
    impact('network-fy2019', { scope: 'NETWORK', fiscalYear: 2019 }),
    impact('gamep-2015', {
      scope: 'CENTER',
      centerId: 'gamep',
      period: { startYear: 2015, endYear: 2017 },
    }),
    impact('ga-2018', {
      scope: 'STATE',
      stateCode: 'GA',
      period: { startYear: 2018, endYear: 2018 },
    }),
  ],
  'funding.json': [
    funding('fy2020', { scope: 'NETWORK', kind: 'APPROPRIATION', fiscalYear: 2020 }),
    funding('gamep-2015', {
      scope: 'CENTER',
      centerId: 'gamep',
      kind: 'COOPERATIVE_AGREEMENT_AWARD',
      calendarYear: 2015,
    }),
  ],
  'focus-areas.json': [
    profile('MANUFACTURING_RESOURCES', 1),
    profile('TECHNOLOGY', 2),
    profile('WORKFORCE', 3),
  ],
  'engagement-modes.json': [
    profile('AWARENESS', 1),
    profile('EDUCATION', 2),
    profile('COLLABORATION', 3),
    profile('IMPLEMENTATION', 4),
  ],
  'arenas.json': [profile('FEDERAL', 1), profile('STATE', 2), profile('ASSOCIATION', 3)],
  'zip-prefixes.json': [
    {
      id: 'ga',
      place: 'Georgia',
      stateCode: 'GA',
      prefixes: ['300-301'],
      zips: ['20099'],
      sources,
    },
    { id: 'dc', place: 'The District', stateCode: 'DC', prefixes: ['200'], zips: [], sources },
    { id: 'vi', place: 'Virgin Islands', stateCode: null, prefixes: ['008'], zips: [], sources },
  ],
  'topics.json': [
    { id: 'energy', label: 'Energy' },
    { id: 'lean', label: 'Lean' },
  ],
};

/** The small set with one record changed: the fields given, at its place in its file. */
export function withChange(file: string, index: number, facts: Row): Files {
  return edit(file, (rows) => rows.map((row, at) => (at === index ? { ...row, ...facts } : row)));
}

/** The small set with one file's records edited. */
export function edit(file: string, change: (rows: readonly Row[]) => readonly Row[]): Files {
  return { ...smallSet, [file]: change(smallSet[file] ?? []) };
}

/** Writes a data set to folders that are removed after the tests of the calling file. */
export function dataFolders(): (files: Readonly<Record<string, unknown>>) => Promise<string> {
  const dirs: string[] = [];
  afterAll(async () => {
    await Promise.all(dirs.map((dir) => rm(dir, { recursive: true })));
  });
  return async (files) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'mep-graph-data-'));
    dirs.push(dir);
    await Promise.all(
      Object.entries(files).map(([file, content]) =>
        writeFile(
          path.join(dir, file),
          typeof content === 'string' ? content : JSON.stringify(content, null, 1),
        ),
      ),
    );
    return dir;
  };
}
