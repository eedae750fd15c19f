import { metersBetween, metersPerMile, type Point } from '../places/distance.ts';
import { prefixesOf } from '../records/places.ts';
import type { Core } from './core.ts';
import type { Problem, Word } from './word.ts';
import type { AnyRecord, Kept } from './world.ts';

/** Where a day begins first, it is so many ms ahead of UTC. */
const aheadMs = 14 * 3_600_000;

/** What was told of a status on a day that has not come anywhere yet. */
export function toldTooEarly({ set }: Word, at: Date): Problem | null {
  const asOf = (set['status'] as AnyRecord | undefined)?.['asOf'];
  if (typeof asOf !== 'string') return null;
  const today = new Date(at.getTime() + aheadMs).toISOString().slice(0, 10);
  // A month or a year has come with its first day.
  if (asOf <= today.slice(0, asOf.length)) return null;
  const message = `expected a time that has come, ${today} at the latest, got ${asOf}`;
  return { code: 'INVALID', field: 'status.asOf', message };
}

/** So much nearer to the middle of another state is what lies in a corner of a large one; few centers do. */
const mayBeNearerMiles = 100;

/** No island of Alaska is farther from the middle of its state. */
const farthestMiles = 1500;

/** Whether a center is said to sit where its state hardly is: that may be a slip, and others are sent there. */
export function isElsewhere({ set }: Word, after: Kept | null, { set: core }: Core): boolean {
  if (after?.file !== 'centers') return false;
  // A checked record of a center.
  const { stateCode, zip, latitude, longitude } = after.record as unknown as CenterPlace;
  if ('zip' in set && zip !== null && isOfOthers(zip, stateCode, core)) return true;
  const isMoved = 'latitude' in set || 'longitude' in set;
  return (
    isMoved &&
    latitude !== null &&
    longitude !== null &&
    isFarFrom(stateCode, { latitude, longitude }, core)
  );
}

/** As a checked record of a center has it. */
interface CenterPlace {
  readonly stateCode: string;
  readonly zip: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Where nobody knows whose a ZIP code is, it may be anybody's. */
function isOfOthers(zip: string, stateCode: string, { zipPrefixes }: Core['set']): boolean {
  const place =
    zipPrefixes.find(({ zips }) => zips.includes(zip)) ??
    zipPrefixes.find(({ prefixes }) => prefixes.flatMap(prefixesOf).includes(zip.slice(0, 3)));
  return place !== undefined && place.stateCode !== stateCode;
}

function isFarFrom(stateCode: string, point: Point, { states }: Core['set']): boolean {
  const milesTo = (middle: Point): number => metersBetween(point, middle) / metersPerMile;
  const own = states.find(({ code }) => code === stateCode);
  if (own === undefined) return false;
  const miles = milesTo(own);
  return miles > farthestMiles || miles - Math.min(...states.map(milesTo)) > mayBeNearerMiles;
}
