import type { DataSet } from '../../../src/records/index.ts';
import { randomOf, type Random } from '../random.ts';
import { slugOf, syntheticSources, type World } from '../world.ts';

type FundingRecord = DataSet['funding'][number];
type ImpactRecord = DataSet['impacts'][number];

/** Results of a center or a state, whose figures all grow with how many clients it served. */
export function impactRecord(world: World, index: number): ImpactRecord {
  const random = randomOf(world.seed, 'impacts', index);
  const scope = random.pickWeighted({ CENTER: 8, STATE: 2 });
  const fiscalYear = 1996 + random.below(30);
  const isForPeriod = random.chance(0.1);
  return {
    id: slugOf('impacts', index),
    scope,
    centerId: scope === 'CENTER' ? random.pickPopular(world.real.centers).id : null,
    stateCode: scope === 'STATE' ? random.pickPopular(world.states).code : null,
    fiscalYear: isForPeriod ? null : fiscalYear,
    period: isForPeriod ? { startYear: fiscalYear - random.below(5), endYear: fiscalYear } : null,
    metrics: metricsOf(random),
    sources: syntheticSources,
  };
}

function metricsOf(random: Random): ImpactRecord['metrics'] {
  const clients = 20 + Math.floor(600 * random.fraction() ** 2);
  const about = (each: number): number => Math.round(clients * each * (0.5 + random.fraction()));
  return [
    { metric: 'CLIENTS_SERVED', value: clients, unit: 'COUNT', qualifier: null },
    { metric: 'NEW_SALES', value: about(90_000), unit: 'USD', qualifier: null },
    { metric: 'RETAINED_SALES', value: about(250_000), unit: 'USD', qualifier: 'ABOUT' },
    { metric: 'COST_SAVINGS', value: about(55_000), unit: 'USD', qualifier: null },
    { metric: 'NEW_INVESTMENT', value: about(140_000), unit: 'USD', qualifier: 'MORE_THAN' },
    { metric: 'JOBS_CREATED_OR_RETAINED', value: about(3.5), unit: 'COUNT', qualifier: null },
  ];
}

function amountOf(
  random: Random,
): Pick<FundingRecord, 'amountUsd' | 'term' | 'yearsCovered' | 'coverage' | 'certainty'> {
  if (random.chance(0.08)) {
    return { amountUsd: null, term: null, yearsCovered: null, coverage: null, certainty: null };
  }
  const amountUsd = 10_000 * Math.round(10 * 10 ** (2 * random.fraction()));
  return { amountUsd, term: 'YEAR', yearsCovered: 1, coverage: null, certainty: 'AWARDED' };
}

export function fundingRecord(world: World, index: number): FundingRecord {
  const random = randomOf(world.seed, 'funding', index);
  const center = random.pickPopular(world.real.centers);
  const year = 1988 + random.below(39);
  const isFiscal = random.chance(0.7);
  return {
    id: slugOf('funding', index),
    scope: 'CENTER',
    centerId: center.id,
    kind: random.pickWeighted({ COOPERATIVE_AGREEMENT_AWARD: 9, COST_SHARE_RULE: 1 }),
    fiscalYear: isFiscal ? year : null,
    calendarYear: isFiscal ? null : year,
    ...amountOf(random),
    summary: `Synthetic award to ${center.name}.`,
    sources: syntheticSources,
  };
}
