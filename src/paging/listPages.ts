import { digest, encodeCursor, type Cursor } from './cursor.ts';
import { createPage, parsePage, type Page, type PageArgs } from './paging.ts';
import { userError } from '../errors.ts';
import { reference, type Reference } from '../ids.ts';

/** A page of ids that stand in a document, in the document's order. */
export function pageOfReferences(ids: readonly string[], args: PageArgs): Page<Reference> {
  return pageOfList(
    ids.map((id) => reference(id)),
    ({ _id }) => _id,
    args,
  );
}

/** A page of a list that is at hand; `idOf` tells its elements apart. */
export function pageOfList<Row>(
  list: readonly Row[],
  idOf: (row: Row) => string,
  args: PageArgs,
): Page<Row> {
  let known: { readonly ids: readonly string[]; readonly scope: string } | undefined;
  // Only cursors need it.
  const identity = (): NonNullable<typeof known> => {
    if (known === undefined) {
      const ids = list.map(idOf);
      known = { ids, scope: `list ${digest(ids.join(' '))}` };
    }
    return known;
  };
  const request = parsePage(args, () => identity().scope);
  return createPage(request, {
    rows: () => {
      const { after, before, fromEnd, size } = request;
      const start = after === null ? 0 : placeOf(after, 'after', identity().ids) + 1;
      const end = before === null ? list.length : placeOf(before, 'before', identity().ids);
      const range = list.slice(start, Math.max(start, end));
      const surplus = size + 1;
      return fromEnd ? range.slice(-surplus) : range.slice(0, surplus);
    },
    count: async () => ({ value: list.length, isExact: true }),
    facets: notCounted,
    crossTab: notCounted,
    cursorOf: (row) => encodeCursor(identity().scope, { value: null, id: idOf(row) }),
  });
}

/** No schema offers facets of a list that is put together in this process. */
export async function notCounted(): Promise<never> {
  throw new Error('Expected facets of a collection, got those of a list.');
}

function placeOf({ id }: Cursor, argument: string, ids: readonly string[]): number {
  const place = ids.indexOf(id);
  if (place >= 0) return place;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "${argument}" to be a cursor of this list, got one of another.`,
  );
}
