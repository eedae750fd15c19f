import { toId } from '../ids.ts';
import { servingCenterId } from '../documents/states.ts';
import type { Core } from './core.ts';
import type { Writer } from './command.ts';
import type { WordKind } from './word.ts';
import type { AnyRecord, Kept } from './world.ts';

/**
 * Whether what somebody says counts at once. It does of its own record, and of what it provides, is party to
 * or has published, as long as it speaks for nobody else: whom it newly names as a provider or a party has to
 * be asked, by a reviewer.
 */
export function countsAtOnce({ owner, mayReview }: Writer, said: Said, core: Core): boolean {
  return mayReview || (owner !== null && speaksFor(owner, said, core));
}

interface Said {
  readonly kind: WordKind;
  readonly before: Kept | undefined;
  readonly after: Kept | null;
}

function speaksFor(owner: string, { kind, before, after }: Said, core: Core): boolean {
  const is = after === null ? [] : holdersOf(after, core);
  if (before === undefined) return isAlone(is, owner);
  const was = holdersOf(before, core);
  if (kind === 'WITHDRAW') return before.owner === owner || isAlone(was, owner);
  const isOwn = [before.id, before.owner, ...was].includes(owner);
  return isOwn && is.every((holder) => holder === owner || was.includes(holder));
}

function isAlone(holders: readonly string[], owner: string): boolean {
  return holders.length > 0 && holders.every((holder) => holder === owner);
}

/** Whom a record is of: those who provide it, agreed on it, or work with it; all others are their own. */
function holdersOf({ id, file, record }: Kept, core: Core): readonly string[] {
  if (file === 'resources') return providersOf(record, core);
  if (file === 'stateOrganizations') return idsIn(record, 'centerIds', 'Center');
  return file === 'agreements' ? partnersIn(record) : [id];
}

function partnersIn(record: AnyRecord): readonly string[] {
  return [
    ...idsIn(record, 'agencyIds', 'Agency'),
    ...idsIn(record, 'associationIds', 'Association'),
  ];
}

/** What the centers of some states offer together has no other provider: it is theirs. */
function providersOf(record: AnyRecord, core: Core): readonly string[] {
  const named = partnersIn(record);
  if (record['providerKind'] !== 'CENTER_NETWORK') return named;
  const codes = new Set(idsIn(record, 'stateCodes', 'State'));
  const centers = core.set.states.filter(({ code }) => codes.has(toId('State', code)));
  // Without states, it is of the whole network.
  return [...named, ...(codes.size === 0 ? ['Center:*'] : centers.map(servingCenterId))];
}

function idsIn(record: AnyRecord, field: string, type: string): readonly string[] {
  // A checked record has a list of slugs there.
  return (record[field] as readonly string[]).map((slug) => toId(type, slug));
}
