import { userError } from '../errors.ts';
import type { Asker } from '../identity/asker.ts';
import type { PageArgs } from '../paging/paging.ts';
import type { BulkRefusal } from './bulkAccess.ts';
import type { Writer } from './command.ts';
import type { AmendmentArgs } from './writeAccess.ts';

/** Scopes that writing takes. */
export const publishScope = 'publish';
export const reviewScope = 'review';

/** @throws UNAUTHENTICATED for who says nothing of who they are */
export function writerOf({ kind, name, owner, scopes }: Asker): Writer {
  if (kind === 'anonymous') {
    throw userError('UNAUTHENTICATED', 'Expected credentials with this field, got none.');
  }
  return { name, owner, mayReview: scopes.has(reviewScope) };
}

/** Whether somebody known may say something, or take it back. */
export function mayWrite({ scopes }: Asker): boolean {
  return scopes.has(publishScope) || scopes.has(reviewScope);
}

/** Why somebody may publish nothing; null for who may. */
export function bulkRefusal(asker: Asker): BulkRefusal | null {
  if (asker.kind === 'anonymous')
    return { code: 'UNAUTHENTICATED', message: 'Expected credentials to publish by, got none.' };
  if (mayWrite(asker)) return null;
  return {
    code: 'FORBIDDEN',
    message: `Expected credentials with the scope ${publishScope}, got others.`,
  };
}

/** Amendments as far as an asker may see them: its own, or all for a reviewer. */
export function visibleAmendments(
  asker: Asker,
  { status, entity, ...page }: AmendmentArgs,
): PageArgs<'TIME'> {
  const { name, owner, mayReview } = writerOf(asker);
  const own = owner === null ? { by: name } : { owner };
  return { ...page, filter: { status, entity, ...(!mayReview && own) } };
}
