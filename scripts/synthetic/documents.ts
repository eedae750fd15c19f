import type { StoredDoc } from '../../src/collections/define.ts';
import { collections, domainNames, type DomainName } from '../../src/collections/index.ts';
import type { ImportedDoc } from '../../src/collections/record.ts';
import { naturalKey } from '../../src/ids.ts';
import { buildDocuments } from '../../src/documents/index.ts';
import type { DataSet } from '../../src/records/index.ts';
import { hashContent } from '../../src/documents/seal.ts';
import { agreementRecord } from './records/agreements.ts';
import { agencyRecord, associationRecord, stateOrganizationRecord } from './records/partners.ts';
import { resourceRecord } from './records/resources.ts';
import { fundingRecord, impactRecord } from './records/results.ts';
import type { SyntheticKind, World } from './world.ts';

/** Raise it whenever the same seed and number would become other documents than before. */
export const syntheticFormat = 4;

/** Some records of one kind, by number: `from` is in it, `to` is not. */
export interface Batch {
  readonly kind: SyntheticKind;
  readonly from: number;
  readonly to: number;
}

/** Documents by their collection's name in MongoDB. */
export type DocumentsByCollection = ReadonlyMap<string, readonly SyntheticDoc[]>;

interface SyntheticDoc extends StoredDoc, Pick<ImportedDoc, 'origin' | 'hash' | 'updatedAt'> {}

const makers: {
  readonly [Kind in SyntheticKind]: (world: World, index: number) => DataSet[Kind][number];
} = {
  agencies: agencyRecord,
  associations: associationRecord,
  stateOrganizations: stateOrganizationRecord,
  resources: resourceRecord,
  agreements: agreementRecord,
  impacts: impactRecord,
  funding: fundingRecord,
};

const size = 2500;

/** All batches in the order they are written in; a batch refers to none behind it, but by id. */
export function batchesOf({ counts }: World): readonly Batch[] {
  // Object.entries() says string for the keys.
  const kinds = Object.entries(counts) as [SyntheticKind, number][];
  return kinds.flatMap(([kind, count]) =>
    Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
      kind,
      from: index * size,
      to: Math.min(count, (index + 1) * size),
    })),
  );
}

/** Makes the documents of a batch as the importer would make them of the same records. */
export function batchBuilder(world: World): (batch: Batch) => DocumentsByCollection {
  const others: DataSet = {
    ...world.real,
    agencies: [...world.real.agencies, ...recordsOf(world, 'agencies')],
    associations: [...world.real.associations, ...recordsOf(world, 'associations')],
    stateOrganizations: [],
    resources: [],
    agreements: [],
    impacts: [],
    funding: [],
  };
  return ({ kind, from, to }) => {
    const records = recordsOf(world, kind, from, to);
    const slugs = new Set(records.map(({ id }) => id));
    return documentsOf({ ...others, [kind]: records }, slugs);
  };
}

/** Of every collection, as MongoDB knows it. */
export function collectionNames(): readonly string[] {
  return domainNames.flatMap((domain) => specsOf(domain).map(([, { name }]) => name));
}

function specsOf(domain: DomainName): readonly [string, { readonly name: string }][] {
  return Object.entries<{ readonly name: string }>(collections[domain]);
}

export function recordsOf<Kind extends SyntheticKind>(
  world: World,
  kind: Kind,
  from = 0,
  to = world.counts[kind],
): readonly DataSet[Kind][number][] {
  return Array.from({ length: to - from }, (_, index) => makers[kind](world, from + index));
}

/** The year that decides which resources have ended, and the moment every document was written at. */
const writtenAt = new Date('2026-01-01T00:00:00Z');

function documentsOf(set: DataSet, slugs: ReadonlySet<string>): DocumentsByCollection {
  // What a resource is related to, no batch can tell.
  const documents = buildDocuments(set, writtenAt.getUTCFullYear(), () => new Map());
  const found = new Map<string, readonly SyntheticDoc[]>();
  for (const domain of domainNames) {
    const contents: Readonly<Record<string, readonly StoredDoc[]>> = documents[domain];
    for (const [key, { name }] of specsOf(domain)) {
      const own = (contents[key] ?? []).filter(({ _id }) => slugs.has(naturalKey(_id)));
      if (own.length > 0) found.set(name, own.map(seal));
    }
  }
  return found;
}

/** With what only a database can know of a document. */
export function seal(content: StoredDoc): SyntheticDoc {
  return { ...content, origin: 'synthetic', hash: hashContent(content), updatedAt: writtenAt };
}
