import type { Db, Filter } from 'mongodb';
import type { DeliveryDoc } from '../collections/webhookDocs.ts';
import { userError } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { maxPageSize } from '../paging/paging.ts';
import { openDeliveries } from './deliveries.ts';
import type { DeliveryArgs, DeliveryPage } from './webhookAccess.ts';

const usualSize = 20;
const scope = 'webhookDeliveries';

/** The log of a webhook, the newest first. */
export function deliveryPage(db: Db, webhookId: string, args: DeliveryArgs): DeliveryPage {
  const size = args.first ?? usualSize;
  if (size < 1 || size > maxPageSize) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "first" to be from 1 to ${maxPageSize}, got ${size}.`,
    );
  }
  let reading: Promise<readonly DeliveryDoc[]> | undefined;
  const read = () => (reading ??= readDeliveries(db, webhookId, { ...args, first: size + 1 }));
  const nodes = async () => (await read()).slice(0, size);
  return {
    nodes,
    edges: async () => (await nodes()).map((node) => ({ node, cursor: () => cursorOf(node) })),
    pageInfo: async () => {
      const found = await nodes();
      const [first, last] = [found[0], found.at(-1)];
      return {
        hasNextPage: (await read()).length > size,
        hasPreviousPage: args.after != null,
        startCursor: first === undefined ? null : cursorOf(first),
        endCursor: last === undefined ? null : cursorOf(last),
      };
    },
  };
}

export async function readDeliveries(
  db: Db,
  webhookId: string,
  { state, first, after }: DeliveryArgs & { readonly first: number },
): Promise<readonly DeliveryDoc[]> {
  return openDeliveries(db)
    .find(
      { webhookId, ...(state != null && { state }), ...(after != null && behind(after)) },
      { maxTimeMS: 10_000 },
    )
    .sort({ at: -1, _id: -1 })
    .limit(first)
    .toArray();
}

function cursorOf({ at, _id: id }: DeliveryDoc): string {
  return encodeCursor(scope, { value: at.getTime(), id });
}

function behind(after: string): Filter<DeliveryDoc> {
  const { value, id } = decodeCursor(scope, 'after', after);
  const at = new Date(Number(value));
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] };
}
