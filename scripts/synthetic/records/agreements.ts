import { agreementKinds } from '../../../src/collections/agreements.ts';
import type { DataSet } from '../../../src/records/index.ts';
import { randomOf } from '../random.ts';
import { numberOf, slugOf, syntheticSources, type World } from '../world.ts';
import { resourceRecord } from './resources.ts';

/** An agreement between those who offer a few resources of one focus area. */
export function agreementRecord(world: World, index: number): DataSet['agreements'][number] {
  const random = randomOf(world.seed, 'agreements', index);
  const first = resourceRecord(world, random.below(world.counts.resources));
  const others = Array.from({ length: random.below(3) }, () =>
    resourceRecord(world, random.below(world.counts.resources)),
  );
  const resources = [first, ...others.filter(({ focusArea }) => focusArea === first.focusArea)];
  const agencyIds = [...new Set(resources.flatMap((resource) => resource.agencyIds))];
  const associationIds = [...new Set(resources.flatMap((resource) => resource.associationIds))];
  const kind = random.pickPopular(agreementKinds);
  const status = random.pickWeighted({ ACTIVE: 6, ENDED: 3, UNKNOWN: 1 });
  const startYear = random.chance(0.1) ? null : 1988 + random.below(38);
  const topic = world.topicLabels.get(first.topics[0] ?? '') ?? 'Manufacturing';
  return {
    id: slugOf('agreements', index),
    title: `${kindWords[kind]} on ${topic} (synthetic ${numberOf(index)})`,
    kind,
    // What the centers offer together, they agree on with NIST MEP.
    agencyIds: agencyIds.length + associationIds.length > 0 ? agencyIds : ['nist-mep'],
    associationIds,
    resourceIds: [...new Set(resources.map(({ id }) => id))],
    focusArea: first.focusArea,
    startYear,
    endYear: status === 'ENDED' && startYear !== null ? startYear + random.below(8) : null,
    status: {
      code: status,
      asOf: null,
      source: null,
      note: status === 'UNKNOWN' ? null : 'Synthetic.',
    },
    summary: `Synthetic agreement to bring ${first.title} to manufacturers.`,
    sources: syntheticSources,
  };
}

const kindWords: Readonly<Record<(typeof agreementKinds)[number], string>> = {
  MEMORANDUM_OF_UNDERSTANDING: 'Memorandum',
  INTERAGENCY_AGREEMENT: 'Interagency Agreement',
  COOPERATIVE_AGREEMENT: 'Cooperative Agreement',
  PROGRAM_PARTNERSHIP: 'Partnership',
};
