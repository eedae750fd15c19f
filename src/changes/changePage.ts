import type { Db } from 'mongodb';
import type { Shown } from '../identity/shown.ts';
import { userError } from '../errors.ts';
import { maxPageSize, type Edge } from '../paging/paging.ts';
import { readChanges, type ToldChanges, type ToldChange } from './changes.ts';
import { checkTypes, shownEntry, shownTypes } from './shownFeed.ts';

export interface ChangePage {
  nodes(): Promise<readonly ToldChange[]>;
  edges(): Promise<readonly Edge<ToldChange>[]>;
  pageInfo(): Promise<{
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  }>;
}

export interface ChangeArgs {
  readonly after?: string | null;
  readonly types?: readonly string[] | null;
  readonly first?: number | null;
}

/**
 * Changes as a connection; read once, when something of them is asked for.
 * @param shown - null for everything
 */
export function changePage(
  db: Db,
  { after, types, first }: ChangeArgs,
  shown: Shown | null,
): ChangePage {
  const size = first ?? maxPageSize;
  if (size < 1 || size > maxPageSize) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "first" to be from 1 to ${maxPageSize}, got ${size}.`,
    );
  }
  checkTypes(types ?? null, shown);
  let told: Promise<ToldChanges> | undefined;
  const readShown = async (): Promise<ToldChanges> => {
    const wanted = shownTypes(types ?? null, shown);
    const found = await readChanges(db, { after: after ?? null, types: wanted, first: size });
    if (shown === null) return found;
    return { ...found, changes: found.changes.map((change) => shownEntry(change, shown)) };
  };
  const read = (): Promise<ToldChanges> => (told ??= readShown());
  return {
    nodes: async () => (await read()).changes,
    edges: async () => (await read()).changes.map((node) => ({ node, cursor: () => node.token })),
    pageInfo: async () => {
      const { changes, token, hasMore } = await read();
      return {
        hasNextPage: hasMore,
        hasPreviousPage: after != null,
        startCursor: changes[0]?.token ?? null,
        endCursor: token === '' ? null : token,
      };
    },
  };
}
