import { checkFolder } from '../../src/import/check.ts';
import { fingerprintOf, readFolder } from '../../src/import/folder.ts';
import type { DataSet } from '../../src/records/index.ts';

/** How many synthetic records there are of each kind. */
type Counts = Readonly<Record<SyntheticKind, number>>;

export const syntheticKinds = [
  'agencies',
  'associations',
  'stateOrganizations',
  'resources',
  'agreements',
  'impacts',
  'funding',
] as const;
export type SyntheticKind = (typeof syntheticKinds)[number];

/** What synthetic records are made from: the real ones, a seed, and how many there are to be. */
export interface World {
  readonly seed: number;
  readonly counts: Counts;
  /** The real records: states, centers, focus areas, modes and topics stay these. */
  readonly real: DataSet;
  /** Tells these real records from others. */
  readonly fingerprint: string;
  /** Slugs of all agencies and associations, the popular ones first. */
  readonly agencyIds: readonly string[];
  readonly associationIds: readonly string[];
  readonly topicIds: readonly string[];
  readonly topicLabels: ReadonlyMap<string, string>;
  readonly industries: readonly string[];
  /** The real states, those with many organizations first. */
  readonly states: DataSet['states'];
}

export interface WorldOptions {
  readonly resources: number;
  readonly seed: number;
  /** Folder with the real data files. */
  readonly dir: string;
}

export async function readWorld({ resources, seed, dir }: WorldOptions): Promise<World> {
  const folder = await readFolder(dir);
  const real = checkFolder(folder);
  const counts = countsFor(resources);
  return {
    seed,
    counts,
    real,
    fingerprint: fingerprintOf(folder),
    agencyIds: [
      ...real.agencies.map(({ id }) => id),
      ...range(counts.agencies).map((index) => slugOf('agencies', index)),
    ],
    associationIds: [
      ...real.associations.map(({ id }) => id),
      ...range(counts.associations).map((index) => slugOf('associations', index)),
    ],
    topicIds: byUse(
      real.topics.map(({ id }) => id),
      (id) => id,
      real.resources.flatMap(({ topics }) => topics),
    ),
    topicLabels: new Map(real.topics.map(({ id, label }) => [id, label])),
    industries: [...new Set(real.associations.flatMap(({ industries }) => industries))],
    states: byUse(
      real.states,
      ({ code }) => code,
      real.stateOrganizations.map(({ stateCode }) => stateCode),
    ),
  };
}

/** Everything else grows with the resources. */
function countsFor(resources: number): Counts {
  const oneFor = (each: number): number => Math.ceil(resources / each);
  return {
    agencies: oneFor(1000),
    associations: oneFor(2000),
    stateOrganizations: oneFor(500),
    resources,
    agreements: oneFor(20),
    impacts: oneFor(100),
    funding: oneFor(100),
  };
}

const nouns: Readonly<Record<SyntheticKind, string>> = {
  agencies: 'agency',
  associations: 'association',
  stateOrganizations: 'organization',
  resources: 'resource',
  agreements: 'agreement',
  impacts: 'impact',
  funding: 'funding',
};

export function slugOf(kind: SyntheticKind, index: number): string {
  return `synthetic-${nouns[kind]}-${numberOf(index)}`;
}

/** A record's number as its name and slug show it, from 000001. */
export function numberOf(index: number): string {
  return String(index + 1).padStart(6, '0');
}

export const syntheticSources: DataSet['resources'][number]['sources'] = [
  {
    url: null,
    basis: 'GENERAL_KNOWLEDGE',
    note: 'Synthetic: made up to measure with, and true of nothing.',
  },
];

/** An address that can lead nowhere, by RFC 2606. */
export function addressOf(slug: string): string {
  return `https://${slug}.example`;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}

function byUse<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  uses: readonly string[],
): readonly Item[] {
  const count = (item: Item): number => uses.filter((use) => use === keyOf(item)).length;
  return items.toSorted((a, b) => count(b) - count(a));
}
