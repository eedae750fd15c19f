import type { CollectionSpec, StoredDoc } from '../../collections/define.ts';
import { findStart, type Counted } from '../counting.ts';
import { orderOf } from '../keyset.ts';
import type { Member } from '../members.ts';
import { allOf, conditionOf, indexName } from '../pageQuery.ts';
import type { Projection } from '../projection.ts';
import type { Reader } from '../reader.ts';
import { Census } from './census.ts';

/** So many documents are read whole in less time than most counts below lists of parents take. */
export const maxCensus = 2000;

const taken = new WeakMap<readonly StoredDoc[], Census>();

/**
 * The census of a collection that has no more documents than that. Where what is read is kept, so is
 * the census, until the collection changes.
 */
export async function takeCensus(reader: Reader, spec: CollectionSpec): Promise<Census> {
  const rows = await reader.find(spec.name, {}, { projection: censusFields(spec), hint: '_id_' });
  return censusOf(rows);
}

/** The census of those documents of a large collection that hold all members; null where they are too many. */
export async function takeCensusOf(
  reader: Reader,
  spec: CollectionSpec,
  members: readonly Member[],
): Promise<Census | null> {
  const { name, checks } = spec;
  const start = await findStart(reader, name, { members, checks });
  if (start === 'nothing') return new Census([]);
  const hint = indexName(start?.field, orderOf(spec, {}), checks);
  const filter = allOf(members.map(conditionOf));
  const [counted] = await reader.aggregate<Counted>(
    name,
    [{ $match: filter }, { $limit: maxCensus + 1 }, { $count: 'count' }],
    hint,
  );
  if ((counted?.count ?? 0) > maxCensus) return null;
  return censusOf(await reader.find(name, filter, { projection: censusFields(spec), hint }));
}

function censusOf(rows: readonly StoredDoc[]): Census {
  let census = taken.get(rows);
  if (census === undefined) {
    census = new Census(rows);
    taken.set(rows, census);
  }
  return census;
}

const projections = new WeakMap<CollectionSpec, Projection>();

/** All that documents are filtered, counted, ordered and found by. */
function censusFields(spec: CollectionSpec): Projection {
  let projection = projections.get(spec);
  if (projection === undefined) {
    const { filters, facets = {}, pages, orders } = spec;
    const paths = new Set([
      '_id',
      ...[...Object.values(filters), ...Object.values(facets)].map(({ field }) => field),
      ...Object.values(pages).filter((field) => field !== null),
      ...Object.values(orders),
    ]);
    projection = Object.fromEntries([...paths].map((path) => [path, 1]));
    projections.set(spec, projection);
  }
  return projection;
}
