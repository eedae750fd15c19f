import { records } from '../realData.ts';
import {
  equal,
  focusAreas,
  has,
  hasStatus,
  isNull,
  isUnknown,
  lacks,
  restsOn,
  valuesOf,
  years,
  type Choose,
  type Test,
} from './choice.ts';
import { resourceChoices } from './resourceChoices.ts';

const regionOfState = new Map(records('states').map(({ code, region }) => [code, region]));

const isOfMoney =
  (field: string): Test =>
  (record) =>
    record['kind'] !== 'COST_SHARE_RULE' && isNull(field)(record);

const ofRegion: Choose = (random) => {
  const region = random.pick(['NORTHEAST', 'MIDWEST', 'SOUTH', 'WEST', 'TERRITORY']);
  return {
    filter: { region },
    holds: ({ stateCode }) => regionOfState.get(stateCode) === region,
  };
};

const withStatusNote: Choose = (random) => {
  const hasStatusNote = random.chance(0.5);
  return {
    filter: { hasStatusNote },
    holds: ({ statusNotes }) => (statusNotes as unknown[]).length > 0 === hasStatusNote,
  };
};

const ofAgreementStatus: Choose = (random) => {
  const status = random.pick(['ACTIVE', 'ENDED', 'UNKNOWN']);
  return { filter: { status }, holds: hasStatus(status) };
};

const withParty: Choose = (random) => {
  const agency = random.pick(valuesOf('agreements', 'agencyIds'));
  return {
    filter: { party: `Agency:${agency}` },
    holds: ({ agencyIds }) => has(agencyIds, agency),
  };
};

/** What records of a list can be filtered by. */
interface FilteredList {
  /** Of the data files. */
  readonly file: string;
  /** Of the input. */
  readonly type: string;
  readonly choices: readonly Choose[];
}

/** By the name of the list in `Query`. */
export const lists: Readonly<Record<string, FilteredList>> = {
  agencies: {
    file: 'agencies',
    type: 'AgencyFilter',
    choices: [
      restsOn,
      lacks({ WEBSITE: isNull('website') }),
      equal('kind', 'kind', valuesOf('agencies', 'kind')),
      equal('parent', 'parentId', valuesOf('agencies', 'parentId')),
      equal('focusArea', 'focusAreas', focusAreas),
    ],
  },
  centers: {
    file: 'centers',
    type: 'CenterFilter',
    choices: [
      restsOn,
      lacks({
        HOST: isNull('hostOrganization'),
        CITY: isNull('city'),
        ZIP: isNull('zip'),
        COORDINATES: isNull('latitude'),
        WEBSITE: isNull('website'),
        NIST_PAGE: isNull('nistPage'),
        STATUS: isUnknown,
      }),
      equal('state', 'stateCode', valuesOf('centers', 'stateCode')),
      equal('focusArea', 'focusAreas', focusAreas),
      equal('service', 'services', valuesOf('centers', 'services')),
      ofRegion,
      withStatusNote,
    ],
  },
  stateOrganizations: {
    file: 'state-organizations',
    type: 'StateOrganizationFilter',
    choices: [
      restsOn,
      lacks({ WEBSITE: isNull('website'), SUMMARY: isNull('summary') }),
      equal('kind', 'kind', valuesOf('state-organizations', 'kind')),
      equal('relation', 'relation', valuesOf('state-organizations', 'relation')),
      equal('state', 'stateCode', valuesOf('state-organizations', 'stateCode')),
    ],
  },
  associations: {
    file: 'associations',
    type: 'AssociationFilter',
    choices: [
      restsOn,
      lacks({
        FOUNDED_YEAR: isNull('foundedYear'),
        HEADQUARTERS: isNull('headquarters'),
        WEBSITE: isNull('website'),
      }),
      equal('industry', 'industries', valuesOf('associations', 'industries')),
      equal('focusArea', 'focusAreas', focusAreas),
      years('founded', ({ foundedYear }) => foundedYear),
    ],
  },
  resources: {
    file: 'resources',
    type: 'ResourceFilter',
    choices: resourceChoices,
  },
  agreements: {
    file: 'agreements',
    type: 'AgreementFilter',
    choices: [
      restsOn,
      lacks({ START_YEAR: isNull('startYear'), STATUS: isUnknown }),
      equal('kind', 'kind', valuesOf('agreements', 'kind')),
      ofAgreementStatus,
      equal('focusArea', 'focusArea', focusAreas),
      withParty,
    ],
  },
  impactReports: {
    file: 'impacts',
    type: 'ImpactReportFilter',
    choices: [
      restsOn,
      equal('scope', 'scope', ['NETWORK', 'STATE', 'CENTER']),
      years('years', (r) => r['fiscalYear'] ?? (r['period'] as { endYear: number }).endYear),
    ],
  },
  fundingRecords: {
    file: 'funding',
    type: 'FundingRecordFilter',
    choices: [
      restsOn,
      lacks({
        AMOUNT: isOfMoney('amountUsd'),
        TERM: (record) => isOfMoney('term')(record) || record['term'] === 'UNKNOWN',
        YEARS_COVERED: isOfMoney('yearsCovered'),
        COVERAGE: isOfMoney('coverage'),
      }),
      equal('scope', 'scope', ['NETWORK', 'CENTER']),
      equal('term', 'term', valuesOf('funding', 'term')),
      equal('certainty', 'certainty', valuesOf('funding', 'certainty')),
      equal('kind', 'kind', valuesOf('funding', 'kind')),
      years('years', ({ fiscalYear, calendarYear }) => fiscalYear ?? calendarYear),
    ],
  },
};
