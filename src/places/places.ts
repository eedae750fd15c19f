import type { CenterDoc, NearbyDoc, ZipAreaDoc, ZipDoc } from '../collections/centerDocs.ts';
import type { StatusFields } from '../collections/record.ts';
import { metersPerMile, type Point } from './distance.ts';
import { userError } from '../errors.ts';
import { reference, toId, type Reference } from '../ids.ts';
import type { NearestLoader } from '../loading/nearestLoader.ts';
import type { OneLoader } from '../loading/oneLoader.ts';
import {
  parseDistance,
  parsePlace,
  parseZip,
  type Distance,
  type Place,
} from './placeArguments.ts';
import { pageOfList } from '../paging/listPages.ts';
import type { Edge, Page, PageArgs } from '../paging/paging.ts';

/** A center that serves the manufacturers of a ZIP code, or why none does. */
export interface Serving extends Pick<
  ZipAreaDoc,
  'stateId' | 'centerId' | keyof StatusFields<string>
> {
  readonly reason: string;
  /** Five digits. */
  readonly zip: string;
}

/** A connection of centers whose edges say how far they are. */
export interface NearbyPage extends Pick<
  Page<CenterDoc | Reference>,
  'nodes' | 'pageInfo' | 'count'
> {
  edges(): Promise<readonly NearbyEdge[]>;
}

interface NearbyEdge extends Edge<CenterDoc | Reference> {
  readonly distanceMiles: number;
  readonly distanceKilometers: number;
  readonly approximate: boolean;
}

interface ZipLoaders {
  readonly zipById: OneLoader<ZipDoc>;
  readonly zipAreaById: OneLoader<ZipAreaDoc>;
}

interface NearbyArgs extends Omit<PageArgs, 'filter' | 'orderBy'> {
  readonly within?: Distance | null;
}

/**
 * Those who serve a ZIP code: the center of its state; where there is none, why.
 * @throws BAD_USER_INPUT for what is no ZIP code, and for digits that no place has.
 */
export async function findServing(
  given: string,
  loaders: Pick<ZipLoaders, 'zipAreaById'>,
): Promise<readonly Serving[]> {
  const zip = parseZip('zip', given);
  const area = await areaOf(zip, loaders);
  if (area === null) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "zip" to be a ZIP code in use, got ${zip}: no ZIP code begins with ${zip.slice(0, 3)}. Check its digits.`,
    );
  }
  const { reason } = area;
  // Documents of 1.0.0 do not say why nobody serves a place.
  return reason === null ? [] : [{ ...area, reason, zip }];
}

/**
 * All centers by their distance from a place.
 * @throws BAD_USER_INPUT for what is no place or distance, and for a ZIP code of unknown place.
 */
export async function findNearest(
  { to, within, ...page }: NearbyArgs & { readonly to: Place },
  loaders: ZipLoaders & { readonly centersNearest: NearestLoader<CenterDoc> },
): Promise<NearbyPage> {
  const meters = parseDistance('within', within);
  const place = parsePlace('to', to);
  const point = 'zip' in place ? await locateZip(place.zip, loaders) : place;
  return withDistances(loaders.centersNearest.load(point, page, meters), (near) => ({
    node: near.document,
    meters: near.meters,
    approximate: near.document.isLocationApproximate,
  }));
}

/** Whether an area is known for this very ZIP code. */
export async function hasArea(
  zip: string,
  { zipById }: Pick<ZipLoaders, 'zipById'>,
): Promise<boolean> {
  return (await zipById.load(toId('Zip', zip))) !== null;
}

/** The neighbours of one center, nearest first. */
export function pageOfNeighbours(
  nearby: readonly NearbyDoc[],
  { within, ...page }: NearbyArgs,
): NearbyPage {
  const limit = parseDistance('within', within) ?? Infinity;
  const list = nearby.filter(({ meters }) => meters <= limit);
  return withDistances(
    pageOfList(list, ({ centerId }) => centerId, page),
    ({ centerId, meters, isApproximate }) => ({
      node: reference(centerId),
      meters,
      approximate: isApproximate,
    }),
  );
}

interface Neighbour {
  readonly node: CenterDoc | Reference;
  readonly meters: number;
  readonly approximate: boolean;
}

function withDistances<Row>(page: Page<Row>, describe: (row: Row) => Neighbour): NearbyPage {
  return {
    nodes: async () => (await page.nodes()).map((row) => describe(row).node),
    edges: async () =>
      (await page.edges()).map((edge) => {
        const { node, meters, approximate } = describe(edge.node);
        return {
          node,
          cursor: () => edge.cursor(),
          distanceMiles: toTenths(meters / metersPerMile),
          distanceKilometers: toTenths(meters / 1000),
          approximate,
        };
      }),
    pageInfo: () => page.pageInfo(),
    count: () => page.count(),
  };
}

// Places are those of cities, to about two decimals of a degree: more digits would mean nothing.
function toTenths(distance: number): number {
  return Math.round(distance * 10) / 10;
}

async function locateZip(zip: string, loaders: ZipLoaders): Promise<Point> {
  const found = await loaders.zipById.load(toId('Zip', zip));
  if (found === null) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "to.zip" to be a ZIP code whose place is known, got ${zip}${await whyUnplaced(zip, loaders)}`,
    );
  }
  const [longitude, latitude] = found.location.coordinates;
  return { latitude, longitude };
}

async function whyUnplaced(zip: string, loaders: ZipLoaders): Promise<string> {
  const area = await areaOf(zip, loaders);
  if (area === null) return `: no ZIP code begins with ${zip.slice(0, 3)}. Check its digits.`;
  if (area.centerId === null && area.reason !== null) return `. ${area.reason}`;
  const unknown =
    ', which is not in use or has no area, as those of post-office boxes; give "latitude" and "longitude" instead.';
  return area.reason === null ? unknown : `${unknown} ${area.reason}`;
}

/** Where a ZIP code lies, by itself or by its first three digits; null where none begins so. */
async function areaOf(
  zip: string,
  { zipAreaById }: Pick<ZipLoaders, 'zipAreaById'>,
): Promise<ZipAreaDoc | null> {
  const [own, ofPrefix] = await Promise.all([
    zipAreaById.load(toId('ZipArea', zip)),
    zipAreaById.load(toId('ZipArea', zip.slice(0, 3))),
  ]);
  return own ?? ofPrefix;
}
