import { toId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import {
  toIds,
  toNames,
  toProvenance,
  type DocumentsOf,
  unknownsIn,
  identifierIn,
  toIdentifiers,
} from './content.ts';

type StateRecord = DataSet['states'][number];

export function stateDocuments(set: DataSet): DocumentsOf<'states'> {
  return {
    states: set.states.map((state) => ({
      _id: toId('State', state.code),
      code: state.code,
      ...toNames(state.name, state.code),
      fips: state.fips,
      kind: state.kind,
      region: state.region,
      division: state.division,
      capital: state.capital,
      latitude: state.latitude,
      longitude: state.longitude,
      centerId: servingCenterId(state),
      hasOwnCenter: state.centerId !== null,
      identifiers: toIdentifiers(codesOf(state)),
      ...toProvenance(state.sources),
    })),
    stateOrganizations: set.stateOrganizations.map(toStateOrganization),
  };
}

export function toStateOrganization(
  organization: DataSet['stateOrganizations'][number],
): DocumentsOf<'states'>['stateOrganizations'][number] {
  return {
    _id: toId('StateOrganization', organization.id),
    slug: organization.id,
    ...toNames(organization.name),
    arena: 'STATE',
    kind: organization.kind,
    stateId: toId('State', organization.stateCode),
    website: organization.website,
    summary: organization.summary ?? null,
    centerIds: toIds('Center', organization.centerIds),
    relation: organization.relation,
    unknown: unknownsIn({
      WEBSITE: organization.website,
      SUMMARY: organization.summary ?? null,
      UEI: identifierIn(organization.identifiers, 'UEI'),
      // Research organizations have one.
      ...(isOfResearch(organization) && {
        ROR: identifierIn(organization.identifiers, 'ROR'),
      }),
    }),
    identifiers: toIdentifiers(organization.identifiers),
    ...toProvenance(organization.sources),
  };
}

/** What a state's own codes are, with the page that its record rests on. */
function codesOf({ code, fips, sources }: StateRecord): Parameters<typeof toIdentifiers>[0] {
  const source = sources.find(({ url }) => url !== null)?.url ?? null;
  if (source === null) return [];
  return [
    { scheme: 'FIPS', value: fips, source, note: null },
    { scheme: 'USPS', value: code, source, note: null },
  ];
}

function isOfResearch({ kind }: DataSet['stateOrganizations'][number]): boolean {
  return kind === 'UNIVERSITY' || kind === 'COMMUNITY_COLLEGE';
}

/** `Center:…` that serves a state: its own, or the one of another state. */
export function servingCenterId({ code, centerId, servedByCenterId }: StateRecord): string {
  const slug = centerId ?? servedByCenterId;
  if (slug == null) throw new Error(`Expected a checked record, got ${code} without a center`);
  return toId('Center', slug);
}
