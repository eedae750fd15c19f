import { collections, domainNames } from '../collections/index.ts';
import type { CollectionSpec } from '../collections/define.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { prices } from '../loading/work/prices.ts';
import { worstWork } from '../loading/work/worstWork.ts';
import { MICROSECONDS_PER_POINT, type Work } from '../points/work.ts';

/** A collection whose size nobody has heard yet has about as many documents. */
const UNKNOWN_SIZE = 1000;

/** What our own lists may take to count, look through and search, by the sizes of what is read. */
export function ownWork({ sizes }: Pick<DataAccess, 'sizes'>): Work {
  const specs = new Map<string, CollectionSpec>();
  for (const domain of domainNames) {
    for (const spec of Object.values(collections[domain]) as CollectionSpec[]) {
      if (!specs.has(spec.type)) specs.set(spec.type, spec);
    }
  }
  const known = ({ name }: Pick<CollectionSpec, 'name'>): number =>
    sizes.known(name) ?? UNKNOWN_SIZE;
  const { entities } = collections.network;
  const { resourceNeighbours } = collections.resources;
  const sizeOf = (spec: CollectionSpec, coordinate: string): number =>
    // Whom a resource reaches is found where its domain keeps the entities of others.
    coordinate.startsWith('Resource.')
      ? Math.max(known(spec), known(resourceNeighbours))
      : known(spec);
  return ({ coordinate, element, parents, members, asked }) => {
    const microseconds = FIXED.get(coordinate)?.({ parents, asked });
    if (microseconds !== undefined) return microseconds / MICROSECONDS_PER_POINT;
    // Interfaces and unions are lists of what can be searched.
    const spec = element === null ? undefined : (specs.get(element) ?? entities);
    if (spec === undefined) return 0;
    const isRoot = coordinate.startsWith('Query.');
    // Of what can be searched, only the partners are listed.
    const implied = spec === entities ? 1 : 0;
    const lists = { parents: isRoot ? null : parents, members: members + implied, asked };
    return worstWork(spec, lists, sizeOf(spec, coordinate)) / MICROSECONDS_PER_POINT;
  };
}

type FieldWork = Pick<Parameters<Work>[0], 'parents' | 'asked'>;

/** Lists that are found in other ways; a page and its count share one search, and not one look around. */
const FIXED: ReadonlyMap<string, (asked: FieldWork) => number> = new Map([
  ['Query.search', () => prices.search],
  [
    'Query.nearestCenters',
    ({ asked }: FieldWork) =>
      (asked('totalCount') + asked('totalCountIsExact') > 0 ? 2 : 1) * prices.nearest,
  ],
]);
