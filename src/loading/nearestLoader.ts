import type { Document } from 'mongodb';
import type { CollectionSpec, StoredDoc } from '../collections/define.ts';
import { encodeCursor } from '../paging/cursor.ts';
import { metersPerMongoMeter, type Point } from '../places/distance.ts';
import { notCounted } from '../paging/listPages.ts';
import {
  createPage,
  maxExactCount,
  parsePage,
  type Page,
  type PageArgs,
} from '../paging/paging.ts';
import { toCount, type Counted } from './counting.ts';
import { cutPage } from './keyset.ts';
import { projectionOf } from './projection.ts';
import type { Source } from './source.ts';
import { prices } from './work/prices.ts';

/** A document and how far its point is from the one that was asked for. */
interface Near<Doc> {
  readonly document: Doc;
  readonly meters: number;
}

/** Loads pages of a whole collection by distance from a point; equal distances are ordered by `_id`. */
export interface NearestLoader<Doc> {
  load(point: Point, args: PageArgs, withinMeters: number | null): Page<Near<Doc>>;
}

interface Found extends StoredDoc {
  readonly meters: number;
}

const order = { field: 'meters', direction: 'ASC' } as const;

export function createNearestLoader(
  { reader, purse, fieldsOf, noteBatch }: Source,
  spec: CollectionSpec,
  name: string,
): NearestLoader<StoredDoc> {
  const { field, reads = [] } = spec.nearest?.[name] ?? {};
  return {
    load: (point, args, withinMeters) => {
      const scope = `${spec.name} by distance from ${point.latitude},${point.longitude}`;
      const request = parsePage(args, () => scope);
      const byDistance: Document = {
        $geoNear: {
          near: { type: 'Point', coordinates: [point.longitude, point.latitude] },
          key: field,
          spherical: true,
          distanceField: order.field,
          distanceMultiplier: metersPerMongoMeter,
          ...(withinMeters !== null && { maxDistance: withinMeters / metersPerMongoMeter }),
        },
      };
      const run = async <Row extends Document>(...stages: readonly Document[]) => {
        purse.pay(prices.nearest);
        noteBatch?.(name, 1);
        return reader.aggregate<Row>(spec.name, [byDistance, ...stages]);
      };
      return createPage(request, {
        rows: async () => {
          const { nested, sort, limit } = cutPage(request, order);
          const found = await run<Found>(
            { $match: nested },
            { $sort: sort },
            { $limit: limit },
            { $project: projectionOf(spec, fieldsOf(spec.type), order.field, ...reads) },
          );
          const rows = found.map((document) => ({ document, meters: document.meters }));
          return request.fromEnd ? rows.toReversed() : rows;
        },
        count: async () => {
          const [counted] = await run<Counted>({ $limit: maxExactCount + 1 }, { $count: 'count' });
          return toCount(counted);
        },
        facets: notCounted,
        crossTab: notCounted,
        cursorOf: ({ document, meters }) =>
          encodeCursor(scope, { value: meters, id: document._id }),
      });
    },
  };
}
