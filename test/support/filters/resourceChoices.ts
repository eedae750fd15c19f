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
  type Fields,
} from './choice.ts';

const agencyParents = new Map(
  records('agencies').map(({ id, parentId }) => [String(id), parentId as string | null]),
);
const stateOfCenter = new Map(
  records('centers').map(({ id, stateCode }) => [String(id), String(stateCode)]),
);
const servedBy = new Map(
  records('states').map((s) => [String(s['code']), String(s['centerId'] ?? s['servedByCenterId'])]),
);

function treeOf(id: string): readonly string[] {
  const parent = agencyParents.get(id) ?? null;
  return parent === null ? [id] : [id, ...treeOf(parent)];
}

function isNetworkWide({ providerKind, agencyIds }: Fields): boolean {
  return providerKind === 'CENTER_NETWORK' || has(agencyIds, 'nist-mep');
}

const thatIsOpen: Choose = (random) => {
  const isOpen = random.chance(0.7);
  return { filter: { isOpen }, holds: hasStatus(isOpen ? 'OPEN' : 'CLOSED') };
};

const ofStatuses: Choose = (random) => {
  const statuses = ['OPEN', 'CLOSED', 'UNKNOWN'];
  const status = random.pick(statuses);
  const statusAny = [status, random.pick(statuses)];
  return random.chance(0.5)
    ? { filter: { status }, holds: hasStatus(status) }
    : { filter: { statusAny }, holds: hasStatus(...statusAny) };
};

const onAnyTopic: Choose = (random) => {
  const topicsAny = [
    random.pick(valuesOf('resources', 'topics')),
    random.pick(valuesOf('resources', 'topics')),
  ];
  return {
    filter: { topicsAny },
    holds: ({ topics }) => topicsAny.some((topic) => has(topics, topic)),
  };
};

const onAllTopics: Choose = (random) => {
  const topicsAll = (random.pick(records('resources'))['topics'] as string[]).slice(0, 2);
  return {
    filter: { topicsAll },
    holds: ({ topics }) => topicsAll.every((topic) => has(topics, topic)),
  };
};

const ofAgencyWithOffices: Choose = (random) => {
  const agency = random.pick(
    [...agencyParents.keys()].filter((id) => agencyParents.get(id) === null),
  );
  return {
    filter: { agencyWithOffices: `Agency:${agency}` },
    holds: ({ agencyIds }) => (agencyIds as string[]).some((id) => treeOf(id).includes(agency)),
  };
};

const ofCenter: Choose = (random) => {
  const center = random.pick([...stateOfCenter.keys()]);
  return {
    filter: { center },
    holds: (record) =>
      isNetworkWide(record) ||
      (record['stateCodes'] as string[]).some((code) => servedBy.get(code) === center),
  };
};

const servingState: Choose = (random) => {
  const servesState = random.pick([...servedBy.keys()]);
  return {
    filter: { servesState },
    holds: ({ stateCodes }) =>
      (stateCodes as string[]).length === 0 || has(stateCodes, servesState),
  };
};

/** What resources can be filtered by. */
export const resourceChoices: readonly Choose[] = [
  restsOn,
  lacks({ START_YEAR: isNull('startYear'), STATUS: isUnknown, WEBSITE: isNull('website') }),
  equal('kind', 'kind', valuesOf('resources', 'kind')),
  equal('providerKind', 'providerKind', valuesOf('resources', 'providerKind')),
  equal('focusArea', 'focusArea', focusAreas),
  equal('engagementMode', 'engagementModes', valuesOf('resources', 'engagementModes')),
  equal('agency', 'agencyIds', valuesOf('resources', 'agencyIds')),
  equal('association', 'associationIds', valuesOf('resources', 'associationIds')),
  equal('audience', 'audience', valuesOf('resources', 'audience')),
  equal('location', 'locationStateCodes', valuesOf('resources', 'locationStateCodes')),
  years('started', ({ startYear }) => startYear),
  thatIsOpen,
  ofStatuses,
  onAnyTopic,
  onAllTopics,
  ofAgencyWithOffices,
  ofCenter,
  servingState,
];
