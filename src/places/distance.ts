/** A place on the earth, in degrees north and east. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export const metersPerMile = 1609.344;

/** Mean radius (IUGG). */
const earthRadiusMeters = 6_371_008.8;

/** No two places are farther apart than half a great circle. */
export const farthestMeters = Math.PI * earthRadiusMeters;

/** MongoDB reckons with the radius at the equator; times this, its meters are on the mean radius. */
export const metersPerMongoMeter = earthRadiusMeters / 6_378_100;

/** Along a great circle on the sphere, by the haversine formula. */
export function metersBetween(one: Point, other: Point): number {
  const [latitude, otherLatitude] = [radians(one.latitude), radians(other.latitude)];
  const half =
    Math.sin((otherLatitude - latitude) / 2) ** 2 +
    Math.cos(latitude) *
      Math.cos(otherLatitude) *
      Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
