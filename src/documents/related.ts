import { relatedAtMost, type RelatedDoc } from '../collections/resourceDocs.ts';
import { toId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import { toIds } from './content.ts';
import { servingCenterId } from './states.ts';

type ResourceRecord = DataSet['resources'][number];

/** The resources that each has most in common with, by its slug. */
export type Related = ReadonlyMap<string, readonly RelatedDoc[]>;

/** A provider, topic or center that several resources have. */
interface Trait {
  readonly id: string;
  readonly name: string;
  /** The rarer, the more; it is what a trait adds to a resource's length, too. */
  readonly weight: number;
  /** Places of those that have it, in the data's order. */
  readonly holders: readonly number[];
}

/** What more resources have than these tells nothing of any, and would be looked through for each. */
const commonFrom = 500;

/** What of a resource decides on what it is related to. */
export type Relatable = Pick<
  ResourceRecord,
  'id' | 'agencyIds' | 'associationIds' | 'topics' | 'stateCodes'
> & { readonly status: Pick<ResourceRecord['status'], 'code'> };

/** Resources, and all that they have in common. */
type RelatableSet = Pick<DataSet, 'agencies' | 'associations' | 'topics' | 'centers' | 'states'> & {
  readonly resources: readonly Relatable[];
};

/** Tells what each resource is related to, all at once. */
export function relateResources(set: RelatableSet): Related {
  const relatedTo = relater(set);
  return new Map(set.resources.map(({ id }) => [id, relatedTo(id)]));
}

/**
 * Compares resources by their providers, topics and the centers that they reach in particular: the
 * cosine between their traits, each weighted by how rare it is (the logarithm of its inverse
 * frequency). What is known to be closed stands behind what is not. Tells it of one of them by its slug,
 * since what is told of all takes more memory than they do.
 */
export function relater(set: RelatableSet): (id: string) => readonly RelatedDoc[] {
  const traitIds = set.resources.map(traitReader(set));
  const traits = findTraits(set, traitIds);
  const traitsOf = traitIds.map((ids) => ids.flatMap((id) => traits.get(id) ?? []));
  const lengths = traitsOf.map((own) => Math.hypot(...own.map(({ weight }) => weight)));
  const ranks = ranksIn(set.resources);
  const places = new Map(set.resources.map(({ id }, place) => [id, place]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const products = productsOf(place, traitsOf[place] ?? []);
    return [...products]
      .map(([other, product]) => ({
        other,
        score: product / ((lengths[place] ?? 1) * (lengths[other] ?? 1)),
        isClosed: set.resources[other]?.status.code === 'CLOSED',
      }))
      .toSorted(
        (a, b) =>
          Number(a.isClosed) - Number(b.isClosed) ||
          b.score - a.score ||
          ranks(a.other) - ranks(b.other),
      )
      .slice(0, relatedAtMost)
      .map(({ other, score }) =>
        describe(set.resources[other], score, sharedBy(place, other, traitsOf)),
      );
  };
}

/** By place, where each stands among all by its id: which of two equals comes first is no matter of files and their order. */
function ranksIn(resources: readonly Relatable[]): (place: number) => number {
  const sorted = [...resources.keys()].toSorted((a, b) => {
    const [one = '', other = ''] = [resources[a]?.id, resources[b]?.id];
    return one < other ? -1 : 1;
  });
  const ranks = new Map(sorted.map((place, rank) => [place, rank]));
  return (place) => ranks.get(place) ?? 0;
}

function productsOf(place: number, own: readonly Trait[]): ReadonlyMap<number, number> {
  const products = new Map<number, number>();
  for (const { weight, holders } of own) {
    for (const other of holders) {
      if (other !== place) products.set(other, (products.get(other) ?? 0) + weight * weight);
    }
  }
  return products;
}

function sharedBy(
  place: number,
  other: number,
  traitsOf: readonly (readonly Trait[])[],
): readonly Trait[] {
  const theirs = new Set(traitsOf[other]);
  return (traitsOf[place] ?? [])
    .filter((trait) => theirs.has(trait))
    .toSorted((a, b) => b.weight - a.weight);
}

function describe(
  resource: Relatable | undefined,
  score: number,
  shared: readonly Trait[],
): RelatedDoc {
  if (resource === undefined) throw new Error('Expected a resource at each place, got none');
  return {
    resourceId: toId('Resource', resource.id),
    score: Math.round(score * 1000) / 1000,
    sharedIds: shared.map(({ id }) => id),
    reason: `Shares ${inWords(shared.map(({ name }) => name))}.`,
  };
}

const namedAtMost = 3;

/** The first few, and how many more there are; names may have an "and" of their own. */
function inWords(names: readonly string[]): string {
  const more = names.length - namedAtMost;
  return [...names.slice(0, namedAtMost), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function traitReader({
  states,
}: Pick<DataSet, 'states'>): (resource: Relatable) => readonly string[] {
  const centerByState = new Map(states.map((state) => [state.code, servingCenterId(state)]));
  return ({ agencyIds, associationIds, topics, stateCodes }) => [
    ...new Set([
      ...toIds('Agency', agencyIds),
      ...toIds('Association', associationIds),
      ...toIds('Topic', topics),
      ...stateCodes.flatMap((code) => centerByState.get(code) ?? []),
    ]),
  ];
}

function findTraits(
  set: RelatableSet,
  traitIds: readonly (readonly string[])[],
): ReadonlyMap<string, Trait> {
  const holders = new Map<string, number[]>();
  for (const [place, ids] of traitIds.entries()) {
    for (const id of ids) {
      const known = holders.get(id);
      if (known === undefined) holders.set(id, [place]);
      else known.push(place);
    }
  }
  const names = namesIn(set);
  const traits = [...holders]
    .filter(([, places]) => places.length < commonFrom)
    .map(([id, places]): Trait => ({
      id,
      name: names.get(id) ?? id,
      weight: Math.log(1 + set.resources.length / places.length),
      holders: places,
    }));
  return new Map(traits.map((trait) => [trait.id, trait]));
}

function namesIn(set: RelatableSet): ReadonlyMap<string, string> {
  return new Map([
    ...set.agencies.map(({ id, abbreviation }) => [toId('Agency', id), abbreviation] as const),
    ...set.associations.map(
      ({ id, abbreviation }) => [toId('Association', id), abbreviation] as const,
    ),
    ...set.topics.map(({ id, label }) => [toId('Topic', id), label] as const),
    ...set.centers.map(({ id, shortName }) => [toId('Center', id), shortName] as const),
  ]);
}
