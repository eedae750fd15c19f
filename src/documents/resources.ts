import { fold } from '../search/fold.ts';
import { toId } from '../ids.ts';
import { everyCenter, everyState, type resourceKeys } from '../collections/resourceDocs.ts';
import { listKey, tallyPart } from '../collections/tally.ts';
import type { StatusFields } from '../collections/record.ts';
import type { DataSet } from '../records/index.ts';
import {
  toIds,
  toNames,
  toProvenance,
  toStatus,
  type Content,
  type DocumentsOf,
  unknownsIn,
  identifierIn,
  toIdentifiers,
} from './content.ts';
import type { Related } from './related.ts';
import { servingCenterId } from './states.ts';
import type { ProfileDoc } from '../collections/resourceDocs.ts';

type ResourceDocuments = DocumentsOf<'resources'>;
type ResourceRecord = DataSet['resources'][number];
type ProfileRecord = DataSet['focusAreas' | 'engagementModes' | 'arenas'][number];

/** What a resource's document takes of other records. */
type Surroundings = Pick<DataSet, 'centers' | 'states' | 'agencies'>;

/**
 * Makes the documents of single resources, among these others.
 * @param year - the one it is now: it decides which resources have ended
 */
export function resourceMaker(
  set: Surroundings,
  year: number,
  related: Related,
): (resource: ResourceRecord) => ResourceDocuments['resources'][number] {
  const context = {
    year,
    related,
    centerIds: centerIdsByName(set),
    centerIdByState: centerIdByState(set),
    parentById: new Map(set.agencies.map(({ id, parentId }) => [id, parentId])),
  };
  return (resource) => toResource(resource, context);
}

export function resourceDocuments(set: DataSet, year: number, related: Related): ResourceDocuments {
  return {
    resources: set.resources.map(resourceMaker(set, year, related)),
    focusAreas: set.focusAreas.map((profile) => toProfile('FocusAreaProfile', profile)),
    engagementModes: set.engagementModes.map((mode) => toProfile('EngagementModeProfile', mode)),
    topics: set.topics.map((topic) => ({
      _id: toId('Topic', topic.id),
      slug: topic.id,
      label: topic.label,
      ...toProvenance(topic.sources),
    })),
    resourceNeighbours: [
      ...set.centers.map(({ id, name }) =>
        toNeighbour(toId('Center', id), name, { centerReach: [toId('Center', id), everyCenter] }),
      ),
      ...set.states.map(({ code, name }) =>
        toNeighbour(toId('State', code), name, { stateReach: [toId('State', code), everyState] }),
      ),
      ...set.agencies.map(({ id, name }) => toNeighbour(toId('Agency', id), name)),
      ...set.associations.map(({ id, name }) => toNeighbour(toId('Association', id), name)),
    ],
  };
}

interface Context {
  readonly year: number;
  readonly related: Related;
  /** Every center's id, by name. */
  readonly centerIds: readonly string[];
  readonly parentById: ReadonlyMap<string, string | null>;
  /** The center that serves a state, by the state's code. */
  readonly centerIdByState: ReadonlyMap<string, string>;
}

function toResource(
  resource: ResourceRecord,
  { year, related, centerIds, centerIdByState, parentById }: Context,
): ResourceDocuments['resources'][number] {
  const agencyIds = toIds('Agency', resource.agencyIds);
  const associationIds = toIds('Association', resource.associationIds);
  const isFromNetwork = resource.providerKind === 'CENTER_NETWORK';
  const _id = toId('Resource', resource.id);
  const lists = {
    agencyIds,
    agencyTreeIds: toIds('Agency', withParents(resource.agencyIds, parentById)),
    associationIds,
    topicIds: toIds('Topic', resource.topics),
    engagementModes: resource.engagementModes,
    audience: resource.audience,
    locationIds: toIds('State', resource.locationStateCodes),
  };
  const { sortName, ...names } = toNames(resource.title);
  const { reach, ...serving } = toReach(resource, centerIdByState);
  const status = toStatusIn(year, resource);
  const unknown = unknownsIn({
    START_YEAR: resource.startYear,
    STATUS: status.status,
    WEBSITE: resource.website,
    // Federal money is listed.
    ...(isFederalMoney(resource) && {
      ASSISTANCE_LISTING: identifierIn(resource.identifiers, 'ASSISTANCE_LISTING'),
    }),
  });
  return {
    _id,
    // What indexes begin with or go on with comes first: MongoDB looks through a document for each field of each.
    sortName,
    startYear: resource.startYear,
    kind: resource.kind,
    focusArea: resource.focusArea,
    ...status,
    reach,
    unknown,
    ...lists,
    providerKind: resource.providerKind,
    tallyPart: tallyPart(_id),
    ...keysOf({ ...lists, unknown, reach }),
    ...names,
    slug: resource.id,
    providerIds: [...agencyIds, ...associationIds, ...(isFromNetwork ? centerIds : [])],
    website: resource.website,
    endYear: resource.endYear,
    summary: resource.summary,
    ...serving,
    related: related.get(resource.id) ?? [],
    identifiers: toIdentifiers(resource.identifiers),
    ...toProvenance(resource.sources),
  };
}

/** What ends in a year is closed from the next one on, whatever its record says. */
function toStatusIn(
  year: number,
  { status, endYear }: ResourceRecord,
): StatusFields<ResourceRecord['status']['code']> {
  const hasEnded = status.code === 'OPEN' && endYear !== null && endYear < year;
  return toStatus(hasEnded ? { ...status, code: 'CLOSED', asOf: String(endYear) } : status);
}

function isFederalMoney({ kind, providerKind }: ResourceRecord): boolean {
  return providerKind === 'AGENCY' && (kind === 'GRANT' || kind === 'LOAN');
}

type KeyedList = keyof typeof resourceKeys;
type Keys = Pick<ResourceDocuments['resources'][number], (typeof resourceKeys)[KeyedList]>;

function keysOf(lists: Readonly<Record<KeyedList, readonly string[]>>): Keys {
  return {
    agencyKey: listKey(lists.agencyIds),
    agencyTreeKey: listKey(lists.agencyTreeIds),
    associationKey: listKey(lists.associationIds),
    topicKey: listKey(lists.topicIds),
    engagementModeKey: listKey(lists.engagementModes),
    audienceKey: listKey(lists.audience),
    reachKey: listKey(lists.reach),
    locationKey: listKey(lists.locationIds),
    unknownKey: listKey(lists.unknown),
  };
}

type Reach = Pick<
  ResourceDocuments['resources'][number],
  'isNationwide' | 'isNetworkWide' | 'reach'
>;

function toReach(
  { providerKind, agencyIds, stateCodes }: ResourceRecord,
  centerIdByState: ReadonlyMap<string, string>,
): Reach {
  const isNationwide = stateCodes.length === 0;
  const isNetworkWide = providerKind === 'CENTER_NETWORK' || agencyIds.includes('nist-mep');
  const states = isNationwide ? [everyState] : toIds('State', stateCodes);
  const centers = stateCodes.flatMap((code) => centerIdByState.get(code) ?? []);
  return {
    isNationwide,
    isNetworkWide,
    reach: [...states, ...new Set(isNetworkWide ? [everyCenter] : centers)],
  };
}

/** The agencies, and all that they are part of; the data have no cycles. */
function withParents(
  agencyIds: readonly string[],
  parentById: ReadonlyMap<string, string | null>,
): readonly string[] {
  const tree = new Set<string>();
  for (const agencyId of agencyIds) {
    let id: string | null = agencyId;
    while (id !== null) {
      tree.add(id);
      id = parentById.get(id) ?? null;
    }
  }
  return [...tree];
}

export function centerIdsByName({ centers }: Pick<DataSet, 'centers'>): readonly string[] {
  return centers
    .map(({ id, name }) => ({ id: toId('Center', id), sortName: fold(name) }))
    .toSorted((a, b) => (a.sortName < b.sortName ? -1 : 1))
    .map(({ id }) => id);
}

function centerIdByState({ states }: Surroundings): ReadonlyMap<string, string> {
  return new Map(states.map((state) => [state.code, servingCenterId(state)]));
}

type Neighbour = ResourceDocuments['resourceNeighbours'][number];

function toNeighbour(
  _id: string,
  name: string,
  reach: Partial<Pick<Neighbour, 'centerReach' | 'stateReach'>> = {},
): Neighbour {
  return { _id, name, sortName: fold(name), centerReach: [], stateReach: [], ...reach };
}

/** A record of a closed list; its code, not its slug, is what names it in the graph. */
export function toProfile<Code extends string>(
  type: string,
  profile: ProfileRecord & { readonly code: Code },
): Content<ProfileDoc<Code>> {
  return {
    _id: toId(type, profile.code),
    code: profile.code,
    label: profile.label,
    order: profile.order,
    summary: profile.summary,
    ...toProvenance(profile.sources),
  };
}
