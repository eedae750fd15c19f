import type { StoredDoc } from '../collections/define.ts';
import { collections } from '../collections/index.ts';
import type { RelatedDoc } from '../collections/resourceDocs.ts';
import { toAgreement } from '../documents/agreements.ts';
import { toFundingRecord, toImpactReport } from '../documents/centers.ts';
import { toEntity, type Entity } from '../documents/entities.ts';
import { countLinks, type AnyEntityDocument, type Links } from '../documents/links.ts';
import { centerIdsByName, resourceMaker } from '../documents/resources.ts';
import { hashContent } from '../documents/seal.ts';
import { countWords, type Spellings } from '../documents/search.ts';
import { toStateOrganization } from '../documents/states.ts';
import { naturalKey, typeOfId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import { importanceRank } from '../search/importance.ts';
import { isOfCore, type Core } from './core.ts';
import type { Kept } from './world.ts';

/** A record before and after; undefined and null where it was not, or is not, there. */
export interface Changed {
  readonly id: string;
  readonly before: Kept | undefined;
  readonly after: Kept | null;
}

/** Documents to be written and removed, by collection. */
export class Edits {
  readonly #byCollection = new Map<string, Map<string, StoredDoc | null>>();

  put(name: string, document: StoredDoc): void {
    this.#of(name).set(document._id, document);
  }

  remove(name: string, id: string): void {
    this.#of(name).set(id, null);
  }

  entries(): readonly (readonly [string, ReadonlyMap<string, StoredDoc | null>])[] {
    return [...this.#byCollection];
  }

  #of(name: string): Map<string, StoredDoc | null> {
    const known = this.#byCollection.get(name) ?? new Map<string, StoredDoc | null>();
    this.#byCollection.set(name, known);
    return known;
  }
}

/** What a resource is related to, by its id, as it was told last. */
type RelatedById = ReadonlyMap<string, readonly RelatedDoc[]>;

export interface Surroundings {
  readonly before: Core;
  readonly after: Core;
  /** Decides which resources have ended. */
  readonly year: number;
  readonly related: RelatedById;
}

/** The documents that entities are made of, before and after. */
export interface Derived {
  readonly edits: Edits;
  readonly entities: readonly {
    readonly id: string;
    readonly before: AnyEntityDocument | null;
    readonly after: AnyEntityDocument | null;
  }[];
}

/** Goes through all, and gives way to what else is to be done meanwhile. */
export type Each = <Item>(items: Iterable<Item>, make: (item: Item) => void) => Promise<void>;

/** What becomes of documents where records change, but for what counts all of them. */
export async function deriveDocuments(
  changed: readonly Changed[],
  { before, after, year, related }: Surroundings,
  each: Each,
): Promise<Derived> {
  const edits = new Edits();
  if (before !== after) editCore(edits, before, after);
  const makeBefore = leafMaker(before, year, related);
  const makeAfter = before === after ? makeBefore : leafMaker(after, year, related);
  const entities = before === after ? [] : [...coreEntities(before, after)];
  await each(changed, (change) => {
    if (isOfCore((change.after ?? change.before)?.file ?? 'resources')) return;
    const was = change.before === undefined ? null : makeBefore(change.before);
    const is = change.after === null ? null : makeAfter(change.after);
    const name = collectionOf(change.id);
    if (is === null) edits.remove(name, change.id);
    else edits.put(name, is);
    entities.push({ id: change.id, before: was, after: is });
  });
  return { edits, entities };
}

function coreEntities(before: Core, after: Core): Derived['entities'] {
  const ids = new Set([...before.entities.keys(), ...after.entities.keys()]);
  return [...ids].flatMap((id) => {
    const was = before.entities.get(id) ?? null;
    const is = after.entities.get(id) ?? null;
    // What others are called may stand in an entity whose own document is as it was.
    const names = (document: AnyEntityDocument | null, { nameOf }: Core) =>
      document === null ? '' : JSON.stringify(toEntity(document, 0, nameOf));
    return names(was, before) === names(is, after) && JSON.stringify(was) === JSON.stringify(is)
      ? []
      : [{ id, before: was, after: is }];
  });
}

function editCore(edits: Edits, before: Core, after: Core): void {
  for (const [index, { name, documents }] of after.documents.entries()) {
    const earlier = new Map(
      before.documents[index]?.documents.map((document) => [document._id, hashContent(document)]),
    );
    for (const document of documents) {
      if (earlier.get(document._id) !== hashContent(document)) edits.put(name, document);
      earlier.delete(document._id);
    }
    for (const id of earlier.keys()) edits.remove(name, id);
  }
}

/** Makes the document of a record that few others name. */
type Leaf = (kept: Kept) => AnyEntityDocument;

export function leafMaker({ set }: Core, year: number, related: RelatedById): Leaf {
  const bySlug = new Map([...related].map(([id, told]) => [naturalKey(id), told]));
  const makeResource = resourceMaker(set, year, bySlug);
  return ({ id, record }) => {
    // Each record passed the schema of its file.
    switch (typeOfId(id)) {
      case 'Resource':
        return makeResource(record as DataSet['resources'][number]);
      case 'Agreement':
        return toAgreement(record as DataSet['agreements'][number]);
      case 'StateOrganization':
        return toStateOrganization(record as DataSet['stateOrganizations'][number]);
      case 'ImpactReport':
        return toImpactReport(record as DataSet['impacts'][number]);
      case 'FundingRecord':
        return toFundingRecord(record as DataSet['funding'][number]);
      default:
        throw new Error(`Expected a record that few others name, got ${id}.`);
    }
  };
}

const leafCollections: Readonly<Record<string, { readonly name: string }>> = {
  Resource: collections.resources.resources,
  Agreement: collections.agreements.agreements,
  StateOrganization: collections.states.stateOrganizations,
  ImpactReport: collections.centers.impacts,
  FundingRecord: collections.centers.funding,
};

function collectionOf(id: string): string {
  const spec = leafCollections[typeOfId(id)];
  if (spec === undefined) throw new Error(`Expected a record that few others name, got ${id}.`);
  return spec.name;
}

/**
 * Which records elsewhere are made anew where the core changes: those that name one of `ids`; and all
 * that the whole network provides, where the order of its centers is another.
 */
export function coreReach(
  before: Core,
  after: Core,
): { readonly ids: readonly string[]; readonly networkWide: boolean } {
  const all = new Set([...before.kept.keys(), ...after.kept.keys()]);
  const changed = [...all].filter(
    (id) =>
      JSON.stringify(before.kept.get(id)?.record) !== JSON.stringify(after.kept.get(id)?.record),
  );
  const parents = new Map(after.set.agencies.map(({ id, parentId }) => [id, parentId]));
  const isBelow = (slug: string, above: ReadonlySet<string>): boolean => {
    const parent = parents.get(slug) ?? null;
    return parent !== null && (above.has(`Agency:${parent}`) || isBelow(parent, above));
  };
  const above = new Set(changed);
  const below = after.set.agencies
    .filter(({ id }) => isBelow(id, above))
    .map(({ id }) => `Agency:${id}`);
  return {
    ids: [...changed, ...below],
    networkWide: centerIdsByName(before.set).join() !== centerIdsByName(after.set).join(),
  };
}

/** How links change by what is derived. */
export function linkChanges({ entities }: Derived): Links {
  const links: Links = new Map();
  for (const { before, after } of entities) {
    if (before !== null) countLinks(links, before, -1);
    if (after !== null) countLinks(links, after, 1);
  }
  return new Map([...links].filter(([, change]) => change !== 0));
}

interface EntityContext {
  /** How much more or less often each is referred to. */
  readonly links: Links;
  /** Those that are there of all that change or are referred to differently. */
  readonly stored: ReadonlyMap<string, Entity>;
  readonly nameOf: Core['nameOf'];
  readonly each: Each;
}

/** Puts entities right, and counts what that does to words. */
export async function editEntities(
  edits: Edits,
  { entities }: Pick<Derived, 'entities'>,
  { links, stored, nameOf, each }: EntityContext,
): Promise<Spellings> {
  const spellings: Spellings = new Map();
  const linksOf = (id: string): number => (stored.get(id)?.links ?? 0) + (links.get(id) ?? 0);
  await each(entities, ({ id, after }) => {
    editEntity(edits, spellings, {
      id,
      was: stored.get(id) ?? null,
      is: after && toEntity(after, linksOf(id), nameOf),
    });
  });
  const changed = new Set(entities.map(({ id }) => id));
  for (const id of links.keys()) {
    const was = stored.get(id);
    if (changed.has(id) || was === undefined) continue;
    const count = linksOf(id);
    edits.put(entitiesName, { ...was, links: count, rank: importanceRank(was.type, count) });
  }
  return spellings;
}

const entitiesName = collections.network.entities.name;

function editEntity(
  edits: Edits,
  spellings: Spellings,
  { id, was, is }: { readonly id: string; readonly was: Entity | null; readonly is: Entity | null },
): void {
  if (was !== null) countWords(spellings, was, -1);
  if (is !== null) {
    countWords(spellings, is, 1);
    edits.put(entitiesName, is);
  } else if (was !== null) edits.remove(entitiesName, id);
}
