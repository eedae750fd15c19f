import { toId } from '../ids.ts';
import { servingCenterId } from '../documents/states.ts';
import type { Core } from './core.ts';
import type { Writer } from './command.ts';
import type { AnyRecord, Kept } from './world.ts';

/**
 * Whether what somebody says counts at once. It does of its own record, and of what it provides, is party to
 * or has published, as long as it speaks for nobody else: whoever comes to have a part in it, or has none any more,
 * has to be asked, by a reviewer.
 */
export function countsAtOnce({ owner, mayReview }: Writer, said: Said, among: Among): boolean {
  return mayReview || (owner !== null && speaksFor(owner, said, among));
}

interface Said {
  readonly before: Kept | undefined;
  readonly after: Kept | null;
}

/** What is known of others. */
export interface Among {
  readonly core: Core;
  /** Of what a record names, as far as it is newly named, or no more. */
  readonly get: (id: string) => Kept | undefined;
}

function speaksFor(owner: string, said: Said, { core, get }: Among): boolean {
  const isOwn = (part: string): boolean => part === owner || provides(owner, get(part), core);
  return isIn(owner, said, core) && partsMoved(said, owner, core).every(isOwn);
}

function provides(owner: string, kept: Kept | undefined, core: Core): boolean {
  return kept?.file === 'resources' && holdersOf(kept, core).includes(owner);
}

/** Whether the owner is one of those whose record it is, or speaks for them without becoming one. */
function isIn(owner: string, { before, after }: Said, core: Core): boolean {
  const will = after !== null && holdersOf(after, core).includes(owner);
  if (before === undefined) return will;
  if (holdersOf(before, core).includes(owner)) return true;
  return !will && [before.id, before.owner].includes(owner);
}

/** Whoever comes to have a part in a record, and whoever has none any more. */
function partsMoved({ before, after }: Said, owner: string, core: Core): readonly string[] {
  const had = before === undefined ? [] : partsIn(before, core);
  const has = after === null ? [] : partsIn(after, core);
  const gone = before !== undefined && after === null ? goneWith(before, owner) : [];
  return [...without(had, has), ...without(has, had), ...gone];
}

function partsIn(kept: Kept, core: Core): readonly string[] {
  return [...holdersOf(kept, core), ...namedBy(kept)];
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => !others.includes(one));
}

/** Records of others that have a part in a record by being named in it: what an agreement is about, and whose part an agency is. */
function namedBy({ file, record }: Kept): readonly string[] {
  if (file === 'agreements') return idsIn(record, 'resourceIds', 'Resource');
  const parent = file === 'agencies' ? record['parentId'] : null;
  return typeof parent === 'string' ? [toId('Agency', parent)] : [];
}

/** An organization that somebody else has put there is its own as well as of those that it works with. */
function goneWith({ id, file, owner: publisher }: Kept, owner: string): readonly string[] {
  return file === 'stateOrganizations' && publisher !== owner ? [id] : [];
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
