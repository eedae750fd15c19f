import { farthestMeters, metersPerMile, type Point } from './distance.ts';
import { userError } from '../errors.ts';

/** A place as a client names it: by ZIP code, or by latitude and longitude. */
export interface Place extends Partial<Record<keyof Point, number | null>> {
  readonly zip?: string | null;
}

/** A distance as a client gives it, in one of the units. */
export interface Distance {
  readonly miles?: number | null;
  readonly kilometers?: number | null;
}

/**
 * The five digits of a ZIP code, which may come with the four digits of ZIP+4.
 * @throws BAD_USER_INPUT
 */
export function parseZip(argument: string, given: string): string {
  const [, zip] = /^(\d{5})(-\d{4})?$/.exec(given.trim()) ?? [];
  if (zip !== undefined) return zip;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to be a ZIP code of five digits, or ZIP+4, got ${JSON.stringify(given.slice(0, 20))}.`,
  );
}

/** @throws BAD_USER_INPUT */
export function parsePlace(argument: string, place: Place): Point | { readonly zip: string } {
  const { zip, latitude, longitude } = place;
  if (zip != null && latitude == null && longitude == null) {
    return { zip: parseZip(`${argument}.zip`, zip) };
  }
  if (zip == null && latitude != null && longitude != null) {
    return {
      latitude: parseDegrees(`${argument}.latitude`, latitude, 90),
      longitude: parseDegrees(`${argument}.longitude`, longitude, 180),
    };
  }
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to have either "zip", or "latitude" and "longitude", got ${givenFields(place)}.`,
  );
}

function parseDegrees(argument: string, degrees: number, limit: number): number {
  if (Math.abs(degrees) <= limit) return degrees;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to be between -${limit} and ${limit} degrees, got ${degrees}.`,
  );
}

/**
 * A distance in meters; null where none is given.
 * @throws BAD_USER_INPUT
 */
export function parseDistance(
  argument: string,
  distance: Distance | null | undefined,
): number | null {
  if (distance == null) return null;
  const { miles, kilometers } = distance;
  if ((miles == null) === (kilometers == null)) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "${argument}" to have either "miles" or "kilometers", got ${givenFields(distance)}.`,
    );
  }
  const [field, value, unit] =
    miles == null ? ['kilometers', kilometers ?? 0, 1000] : ['miles', miles, metersPerMile];
  if (value > 0 && value * unit <= farthestMeters) return value * unit;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}.${field}" to be more than 0 and at most ${Math.floor(farthestMeters / unit)}, half way around the earth, got ${value}.`,
  );
}

function givenFields(input: object): string {
  const given = Object.entries(input).filter(([, value]) => value != null);
  return given.length === 0 ? 'neither' : given.map(([name]) => `"${name}"`).join(' and ');
}
