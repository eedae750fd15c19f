import { z } from 'zod';
import {
  fundingCertainties,
  fundingKinds,
  fundingScopes,
  fundingTerms,
  impactMetrics,
  impactScopes,
  metricQualifiers,
  metricUnits,
} from '../collections/centerDocs.ts';
import {
  filledListOf,
  isInOrder,
  oneOf,
  order,
  record,
  slug,
  sources,
  stateCode,
  text,
  year,
} from './values.ts';

const unitOf = (metric: (typeof impactMetrics)[number]): (typeof metricUnits)[number] => {
  if (metric === 'RETURN_PER_FEDERAL_DOLLAR') return 'RATIO';
  return metric === 'CLIENTS_SERVED' || metric.startsWith('JOBS_') ? 'COUNT' : 'USD';
};

const amountWords = 'a number that is not negative';
const amount = z.number(amountWords).min(0, amountWords);

const metric = record({
  metric: oneOf(impactMetrics),
  value: amount,
  unit: oneOf(metricUnits),
  qualifier: oneOf(metricQualifiers).nullable(),
})
  .refine(({ metric, unit }) => unit === unitOf(metric), {
    path: ['unit'],
    error: 'USD for money, COUNT for clients and jobs, RATIO for a return',
  })
  .refine(({ value, unit }) => unit !== 'COUNT' || Number.isInteger(value), {
    path: ['value'],
    error: 'a whole number, as unit is COUNT',
  });

const period = record({ startYear: year, endYear: year }).refine(
  ({ startYear, endYear }) => isInOrder(startYear, endYear),
  { path: ['endYear'], error: 'a year that is not before startYear' },
);

export const impactRecord = record({
  id: slug,
  scope: oneOf(impactScopes),
  centerId: slug.nullable(),
  stateCode: stateCode.nullable(),
  fiscalYear: year.nullable(),
  period: period.nullable(),
  metrics: filledListOf(metric),
  sources,
})
  .refine(({ scope, centerId }) => (scope === 'CENTER') === (centerId !== null), {
    path: ['centerId'],
    error: 'a center where scope is CENTER, and null elsewhere',
  })
  .refine(({ scope, stateCode }) => (scope === 'STATE') === (stateCode !== null), {
    path: ['stateCode'],
    error: 'a state where scope is STATE, and null elsewhere',
  })
  .refine(({ fiscalYear, period }) => (fiscalYear === null) !== (period === null), {
    path: ['period'],
    error: 'exactly one of fiscalYear and period',
  });

export const fundingRecord = record({
  id: slug,
  scope: oneOf(fundingScopes),
  centerId: slug.nullable(),
  kind: oneOf(fundingKinds),
  fiscalYear: year.nullable(),
  calendarYear: year.nullable(),
  amountUsd: amount.nullable(),
  term: oneOf(fundingTerms).nullable(),
  yearsCovered: order.nullable(),
  coverage: period.nullable(),
  certainty: oneOf(fundingCertainties).nullable(),
  summary: text,
  sources,
})
  .refine(({ scope, centerId }) => (scope === 'CENTER') === (centerId !== null), {
    path: ['centerId'],
    error: 'a center where scope is CENTER, and null elsewhere',
  })
  .refine(({ amountUsd, term }) => (amountUsd === null) === (term === null), {
    path: ['term'],
    error: 'a term exactly where amountUsd is known',
  })
  .refine(({ amountUsd, certainty }) => (amountUsd === null) === (certainty === null), {
    path: ['certainty'],
    error: 'a certainty exactly where amountUsd is known',
  })
  .refine(({ fiscalYear, calendarYear }) => (fiscalYear === null) !== (calendarYear === null), {
    path: ['calendarYear'],
    error: 'exactly one of fiscalYear and calendarYear',
  });
