import { nearbyAtMost, type CenterDoc } from '../collections/centerDocs.ts';
import type { PointDoc } from '../collections/record.ts';
import { metersBetween, type Point } from '../places/distance.ts';
import { toId } from '../ids.ts';
import { prefixesOf } from '../records/places.ts';
import type { DataSet } from '../records/index.ts';
import { toStatus, type DocumentsOf } from './content.ts';
import { servingCenterId } from './states.ts';

type Center = DataSet['centers'][number];
type State = DataSet['states'][number];
type ZipPrefix = DataSet['zipPrefixes'][number];
type ZipArea = DocumentsOf<'centers'>['zipAreas'][number];
type Placed = Pick<CenterDoc, 'location' | 'isLocationApproximate' | 'nearby'>;

/** Where each center is, by its slug, and what other centers are near. */
export function placeCenters({ centers, states }: DataSet): ReadonlyMap<string, Placed> {
  const stateOf = new Map(states.map((state) => [state.code, state]));
  const spots = centers.map((center) => toSpot(center, stateOf.get(center.stateCode)));
  return new Map(
    spots.map((spot) => [
      spot.slug,
      {
        location: toPointDoc(spot.point),
        isLocationApproximate: spot.isApproximate,
        nearby: neighboursOf(spot, spots),
      },
    ]),
  );
}

interface Spot {
  readonly slug: string;
  readonly point: Point;
  readonly isApproximate: boolean;
}

function toSpot(center: Center, state: State | undefined): Spot {
  const { id: slug, latitude, longitude } = center;
  if (latitude !== null && longitude !== null) {
    return { slug, point: { latitude, longitude }, isApproximate: false };
  }
  if (state === undefined)
    throw new Error(`Expected a checked record, got ${slug} without a state`);
  return { slug, point: state, isApproximate: true };
}

function toPointDoc({ latitude, longitude }: Point): PointDoc {
  return { type: 'Point', coordinates: [longitude, latitude] };
}

function neighboursOf(spot: Spot, spots: readonly Spot[]): Placed['nearby'] {
  return spots
    .filter((other) => other !== spot)
    .map((other) => ({
      centerId: toId('Center', other.slug),
      meters: Math.round(metersBetween(spot.point, other.point)),
      isApproximate: spot.isApproximate || other.isApproximate,
    }))
    .toSorted((a, b) => a.meters - b.meters || (a.centerId < b.centerId ? -1 : 1))
    .slice(0, nearbyAtMost);
}

/** One document for each prefix, and for each ZIP code that lies elsewhere than its prefix. */
export function zipAreaDocuments(set: DataSet): readonly ZipArea[] {
  const stateOf = new Map(set.states.map((state) => [state.code, state]));
  const centerOf = new Map(set.centers.map((center) => [toId('Center', center.id), center]));
  return set.zipPrefixes.flatMap((record) => {
    const state = record.stateCode === null ? undefined : stateOf.get(record.stateCode);
    const centerId = state === undefined ? null : servingCenterId(state);
    const center = centerOf.get(centerId ?? '');
    return keysOf(record).map((key) => ({
      _id: toId('ZipArea', key),
      stateId: state === undefined ? null : toId('State', state.code),
      centerId,
      ...toStatus(center?.status ?? unknownStatus),
      reason:
        state === undefined
          ? outsideOf(key, record)
          : `${lies(key)} ${placeNamed(state.name)}, ${servedBy(state, center)}`,
    }));
  });
}

const unknownStatus = { code: 'UNKNOWN', asOf: null, source: null, note: null } as const;

function keysOf({ prefixes, zips }: ZipPrefix): readonly string[] {
  return [...prefixes.flatMap(prefixesOf), ...zips];
}

function lies(key: string): string {
  return key.length === 3
    ? `ZIP codes that begin with ${key} lie in`
    : `The ZIP code ${key} lies in`;
}

/** Several islands or states, and what says by its name what it is. */
const TAKES_ARTICLE = /^(District|Republic|Commonwealth) of |\b(Islands|States|Philippines)\b/;

/** The name of a place within a sentence. */
function placeNamed(name: string): string {
  return TAKES_ARTICLE.test(name) ? `the ${name}` : name;
}

function servedBy({ centerId }: State, center: Center | undefined): string {
  if (center === undefined) return 'which no center of the network is known to serve.';
  // A name may end in a period of its own.
  const called = center.name.replace(/\.$/, '');
  const serves =
    centerId === null
      ? `which has no center of its own and is served by ${called}`
      : `whose center is ${called}`;
  return `${serves}.${doubtOf(center)}`;
}

/** Why no center serves it, and what to do instead. */
function outsideOf(key: string, { place, outside }: ZipPrefix): string {
  switch (outside) {
    case 'MILITARY_MAIL':
      return `${key.length === 3 ? `ZIP codes that begin with ${key} are` : `The ZIP code ${key} is`} of ${place}, which lie in no state. Ask with the ZIP code of the place where things are made.`;
    case 'COUNTRY':
      return `${lies(key)} ${placeNamed(place)}, a country of its own that has its mail by the Postal Service. ${NOBODY}`;
    case 'TERRITORY':
      return `${lies(key)} ${placeNamed(place)}, a territory that is neither a state nor Puerto Rico. ${NOBODY}`;
    case undefined:
    case null:
      return `${lies(key)} ${placeNamed(place)}, which is in no state. ${NOBODY}`;
  }
}

const NOBODY =
  'Centers serve the states, the District of Columbia and Puerto Rico, so that none serves it: look for those nearest to its latitude and longitude, or for resources that are open to the whole country.';

/** What a manufacturer must know before turning to a center; nothing where nothing was told. */
function doubtOf({ status: { code, asOf } }: Center): string {
  if (code === 'CLOSED')
    return ` It is reported to have closed${asOf === null ? '' : ` (${asOf})`}.`;
  if (code === 'OPERATING' || asOf === null) return '';
  return ` Whether it still works is not known; it was last told of as of ${asOf}.`;
}
