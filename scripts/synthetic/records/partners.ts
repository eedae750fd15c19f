import { organizationKinds, organizationRelations } from '../../../src/collections/states.ts';
import type { FocusAreaCode } from '../../../src/collections/record.ts';
import type { DataSet } from '../../../src/records/index.ts';
import { randomOf, type Random } from '../random.ts';
import { addressOf, numberOf, slugOf, syntheticSources, type World } from '../world.ts';

const focusAreas = { MANUFACTURING_RESOURCES: 5, TECHNOLOGY: 3, WORKFORCE: 2 } as const;

export function agencyRecord(world: World, index: number): DataSet['agencies'][number] {
  const random = randomOf(world.seed, 'agencies', index);
  const kind = random.pickWeighted({ BUREAU: 3, OFFICE: 5, LABORATORY: 2 });
  const parent = random.pickPopular(world.real.agencies);
  const id = slugOf('agencies', index);
  return {
    id,
    name: `${kindWords[kind]} of ${fieldOf(world, random)} (synthetic ${numberOf(index)})`,
    abbreviation: `SYN-${numberOf(index)}`,
    aliases: [],
    kind,
    parentId: parent.id,
    website: addressOf(id),
    summary: `Synthetic part of ${parent.name}.`,
    focusAreas: someFocusAreas(random),
    identifiers: [],
    sources: syntheticSources,
  };
}

const kindWords = { BUREAU: 'Bureau', OFFICE: 'Office', LABORATORY: 'Laboratory' } as const;

export function associationRecord(world: World, index: number): DataSet['associations'][number] {
  const random = randomOf(world.seed, 'associations', index);
  const industries = [random.pickPopular(world.industries), random.pickPopular(world.industries)];
  const state = random.pickPopular(world.states);
  const id = slugOf('associations', index);
  const trade = industries.map((industry) => industry.replaceAll('-', ' ')).join(' and ');
  return {
    id,
    name: `Association for ${trade} (synthetic ${numberOf(index)})`,
    abbreviation: `SYA-${numberOf(index)}`,
    aliases: random.chance(0.3) ? [`Synthetic Society ${numberOf(index)}`] : [],
    website: addressOf(id),
    foundedYear: random.chance(0.15) ? null : 1880 + random.below(140),
    headquarters:
      state.capital === null || random.chance(0.1)
        ? null
        : { city: state.capital, stateCode: state.code },
    industries: [...new Set(industries)],
    focusAreas: someFocusAreas(random),
    summary: `Synthetic association of people and plants in ${trade}.`,
    identifiers: [],
    sources: syntheticSources,
  };
}

export function stateOrganizationRecord(
  world: World,
  index: number,
): DataSet['stateOrganizations'][number] {
  const random = randomOf(world.seed, 'stateOrganizations', index);
  const kind = random.pickPopular(organizationKinds);
  const state = random.pickPopular(world.states);
  const center = state.centerId ?? state.servedByCenterId;
  const id = slugOf('stateOrganizations', index);
  return {
    id,
    name: `${state.name} ${organizationWords[kind]} for ${fieldOf(world, random)} (synthetic ${numberOf(index)})`,
    kind,
    stateCode: state.code,
    website: addressOf(id),
    summary: random.chance(0.5) ? `Synthetic organization in ${state.name}.` : null,
    // A checked state has one of the two.
    centerIds: center == null ? [] : [center],
    relation: random.pickPopular(organizationRelations.toReversed()),
    identifiers: [],
    sources: syntheticSources,
  };
}

const organizationWords: Readonly<Record<(typeof organizationKinds)[number], string>> = {
  UNIVERSITY: 'University Institute',
  COMMUNITY_COLLEGE: 'Community College',
  ECONOMIC_DEVELOPMENT_ORGANIZATION: 'Development Council',
  STATE_AGENCY: 'State Office',
  NONPROFIT: 'Alliance',
};

function fieldOf({ topicIds, topicLabels }: World, random: Random): string {
  const topic = random.pickPopular(topicIds);
  return topicLabels.get(topic) ?? topic;
}

function someFocusAreas(random: Random): FocusAreaCode[] {
  return [...new Set([random.pickWeighted(focusAreas), random.pickWeighted(focusAreas)])];
}
