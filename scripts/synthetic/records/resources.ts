import type { DataSet } from '../../../src/records/index.ts';
import { randomOf, type Random } from '../random.ts';
import { addressOf, numberOf, slugOf, syntheticSources, type World } from '../world.ts';

type ResourceRecord = DataSet['resources'][number];

/**
 * A resource after the model of a real one: kind, focus area, topics, modes and audience go together
 * as they do there, but for a topic that may be swapped for a popular one.
 */
export function resourceRecord(world: World, index: number): ResourceRecord {
  const random = randomOf(world.seed, 'resources', index);
  const model = random.pick(world.real.resources);
  const topics = topicsOf(world, model, random);
  const id = slugOf('resources', index);
  const words = titleWords(world, { kind: model.kind, topics });
  return {
    id,
    title: titleOf(words, index),
    kind: model.kind,
    ...providersOf(world, random),
    focusArea: model.focusArea,
    topics,
    engagementModes: model.engagementModes,
    audience: model.audience,
    website: random.chance(0.7) ? addressOf(id) : null,
    ...yearsOf(random),
    summary: summaryOf(words, model, random),
    ...placesOf(world, random),
    identifiers: [],
    sources: syntheticSources,
  };
}

function topicsOf({ topicIds }: World, { topics }: ResourceRecord, random: Random): string[] {
  if (random.chance(0.6)) return topics;
  const [, ...kept] = topics;
  return [...new Set([random.pickPopular(topicIds), ...kept])];
}

function titleWords(
  { topicLabels }: World,
  { kind, topics }: Pick<ResourceRecord, 'kind' | 'topics'>,
): string {
  const labels = topics.slice(0, 2).map((topic) => topicLabels.get(topic) ?? topic);
  return [...labels, kindWords[kind]].join(' ');
}

const kindWords: Readonly<Record<ResourceRecord['kind'], string>> = {
  PROGRAM: 'Program',
  GRANT: 'Grant',
  LOAN: 'Loan Guarantee',
  SERVICE: 'Advisory Service',
  TOOL: 'Assessment Tool',
  TRAINING: 'Course',
  STANDARD: 'Certification Standard',
  FACILITY: 'Laboratory Facility',
  PUBLICATION: 'Guide',
  TECHNOLOGY: 'Licensed Technology',
};

/** One in twenty has no number, so that there are names that many share. */
function titleOf(words: string, index: number): string {
  return index % 20 === 0 ? `${words} (synthetic)` : `${words} (synthetic ${numberOf(index)})`;
}

const verbs = ['Helps', 'Trains', 'Advises', 'Supports', 'Connects', 'Equips'] as const;
const aims = [
  'cut waste and energy use',
  'win new customers',
  'adopt new machines',
  'meet quality standards',
  'find and keep skilled people',
  'strengthen their supply chains',
  'protect their systems and plans',
] as const;

function summaryOf(words: string, { audience }: ResourceRecord, random: Random): string {
  const people = (audience[0] ?? 'manufacturers').replaceAll('-', ' ');
  return `${random.pick(verbs)} ${people} to ${random.pick(aims)}: ${words.toLowerCase()}. Synthetic.`;
}

function providersOf(
  { agencyIds, associationIds }: World,
  random: Random,
): Pick<ResourceRecord, 'providerKind' | 'agencyIds' | 'associationIds'> {
  const providerKind = random.pickWeighted({ AGENCY: 76, ASSOCIATION: 22, CENTER_NETWORK: 2 });
  const isOfAgency = providerKind === 'AGENCY';
  return {
    providerKind,
    agencyIds: isOfAgency ? pickSome(agencyIds, random) : [],
    associationIds: providerKind === 'ASSOCIATION' ? pickSome(associationIds, random) : [],
  };
}

/** One of them or, in one of five cases, two. */
function pickSome(ids: readonly string[], random: Random): string[] {
  const first = random.pickPopular(ids);
  return random.chance(0.2) ? [...new Set([first, random.pickPopular(ids)])] : [first];
}

const thisYear = 2026;

function yearsOf(random: Random): Pick<ResourceRecord, 'startYear' | 'endYear' | 'status'> {
  const age = Math.floor((thisYear - 1950) * random.fraction() ** 2);
  const startYear = thisYear - age;
  const endYear = random.chance(0.25) ? startYear + random.below(Math.min(age, 20) + 5) : null;
  const isKnown = endYear !== null || random.chance(0.7);
  return {
    startYear: random.chance(0.1) ? null : startYear,
    endYear,
    status: {
      code: isKnown ? 'OPEN' : 'UNKNOWN',
      asOf: isKnown ? String(thisYear) : null,
      source: null,
      note: isKnown ? 'Synthetic.' : null,
    },
  };
}

function placesOf(
  world: World,
  random: Random,
): Pick<ResourceRecord, 'stateCodes' | 'locationStateCodes'> {
  return {
    stateCodes: random.chance(0.15) ? neighbours(world, random) : [],
    locationStateCodes: random.chance(0.1) ? [random.pickPopular(world.states).code] : [],
  };
}

/** A state, or some states of one census division. */
function neighbours({ states }: World, random: Random): string[] {
  const { code, division } = random.pickPopular(states);
  if (random.chance(0.6)) return [code];
  const codes = states.filter((state) => state.division === division).map((state) => state.code);
  return codes.slice(0, 1 + random.below(codes.length));
}
