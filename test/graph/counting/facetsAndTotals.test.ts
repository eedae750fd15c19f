import { describe, expect, it } from '@jest/globals';
import { askOf } from '../../support/graph.ts';
import { basisOf, realDatabase, records } from '../../support/realData.ts';

const ask = askOf(realDatabase());
type Record_ = Readonly<Record<string, unknown>>;

/** What a facet must say: the values of a field over records, most frequent first. */
function frequencies(
  all: readonly Record_[],
  valuesOf: (record: Record_) => readonly unknown[],
): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const record of all) {
    for (const value of new Set(valuesOf(record).filter((known) => known != null))) {
      const text = JSON.stringify(value).replaceAll('"', '');
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

const ids = (type: string, slugs: unknown): readonly string[] =>
  (slugs as readonly string[]).map((slug) => `${type}:${slug}`);

describe('facets', () => {
  it.each<[string, string, string, (record: Record_) => readonly unknown[]]>([
    ['resources', 'KIND', 'resources', ({ kind }) => [kind]],
    ['resources', 'TOPIC', 'resources', ({ topics }) => ids('Topic', topics)],
    ['resources', 'AGENCY', 'resources', ({ agencyIds }) => ids('Agency', agencyIds)],
    ['resources', 'LOCATION', 'resources', (r) => ids('State', r['locationStateCodes'])],
    ['resources', 'START_YEAR', 'resources', ({ startYear }) => [startYear]],
    ['resources', 'AUDIENCE', 'resources', ({ audience }) => audience as string[]],
    ['centers', 'SERVICE', 'centers', ({ services }) => services as string[]],
    [
      'centers',
      'HOST_KIND',
      'centers',
      (r) => [(r['hostOrganization'] as { kind: string } | null)?.kind],
    ],
    [
      'stateOrganizations',
      'STATE',
      'state-organizations',
      (r) => [`State:${String(r['stateCode'])}`],
    ],
    [
      'agreements',
      'PARTY',
      'agreements',
      (r) => [...ids('Agency', r['agencyIds']), ...ids('Association', r['associationIds'])],
    ],
    ['associations', 'INDUSTRY', 'associations', ({ industries }) => industries as string[]],
    [
      'agencies',
      'PARENT',
      'agencies',
      (r) => (r['parentId'] === null ? [] : ids('Agency', [r['parentId']])),
    ],
    ['fundingRecords', 'YEAR', 'funding', (r) => [r['fiscalYear'] ?? r['calendarYear']]],
    ['resources', 'STATUS', 'resources', (r) => [(r['status'] as { code: string }).code]],
    ['resources', 'BASIS', 'resources', (r) => [basisOf(r)]],
    ['agencies', 'BASIS', 'agencies', (r) => [basisOf(r)]],
    ['states', 'BASIS', 'states', (r) => [basisOf(r)]],
    [
      'associations',
      'UNKNOWN',
      'associations',
      (r) => [
        ...(r['foundedYear'] === null ? ['FOUNDED_YEAR'] : []),
        ...(r['headquarters'] === null ? ['HEADQUARTERS'] : []),
        ...(r['website'] === null ? ['WEBSITE'] : []),
        ...((r['identifiers'] as { scheme: string }[]).some(({ scheme }) => scheme === 'WIKIDATA')
          ? []
          : ['WIKIDATA']),
      ],
    ],
  ])('of %s by %s count what the data say', async (list, by, file, valuesOf) => {
    const { data, errors } = await ask(
      `{ ${list} { facets(by: ${by}, first: 100) { value count } } }`,
    );
    expect(errors).toBeUndefined();
    expect((data?.[list] as { facets: unknown }).facets).toEqual(
      frequencies(records(file), valuesOf).slice(0, 100),
    );
  });

  it('name the entity behind a value, and codes in words', async () => {
    const { data, operations } = await ask(`{ resources {
      topics: facets(by: TOPIC, first: 1) { label count entity { id ... on Topic { label } } }
      kinds: facets(by: KIND, first: 1) { label entity { id } }
      none: facets(by: KIND, first: 0) { value }
    } }`);
    expect(data).toEqual({
      resources: {
        topics: [
          { label: 'Training', count: 57, entity: { id: 'Topic:training', label: 'Training' } },
        ],
        kinds: [{ label: 'Program', entity: null }],
        none: [],
      },
    });
    expect(operations.toSorted()).toEqual([
      // One that looks how to count, then one for each facet.
      'aggregate resources',
      'aggregate resources',
      'aggregate resources',
      'aggregate resources',
      'find topics',
      'find topics',
    ]);
  });

  it('count under the filter, and for each parent in one operation', async () => {
    const { data, operations } = await ask(`{
      resources(filter: { kind: GRANT, focusArea: WORKFORCE }) { facets(by: ENGAGEMENT_MODE) { value count } }
      centers(first: 2) { nodes { slug resources { facets(by: FOCUS_AREA) { value count } } } }
    }`);
    const grants = records('resources').filter(
      ({ kind, focusArea }) => kind === 'GRANT' && focusArea === 'WORKFORCE',
    );
    expect((data?.['resources'] as { facets: unknown }).facets).toEqual(
      frequencies(grants, ({ engagementModes }) => engagementModes as string[]),
    );
    expect(operations.filter((operation) => operation === 'aggregate resources')).toHaveLength(3);
  });
});

describe('network', () => {
  it('sums results by year, of single years and without ratios', async () => {
    const { data } = await ask(
      '{ network { totals { centers } impactsByYear(scope: CENTER) { year sums { metric value unit reports } } } }',
    );
    const expected = new Map<number, Map<string, { value: number; reports: number }>>();
    for (const { scope, fiscalYear, period, metrics } of records('impacts')) {
      const span = period as { startYear: number; endYear: number } | null;
      if (scope !== 'CENTER' || (span !== null && span.startYear !== span.endYear)) continue;
      const year = Number(fiscalYear ?? span?.endYear);
      for (const { metric, value, unit } of metrics as {
        metric: string;
        value: number;
        unit: string;
      }[]) {
        if (unit === 'RATIO') continue;
        const sums = expected.get(year) ?? new Map<string, { value: number; reports: number }>();
        const sum = sums.get(metric) ?? { value: 0, reports: 0 };
        expected.set(
          year,
          sums.set(metric, { value: sum.value + value, reports: sum.reports + 1 }),
        );
      }
    }
    const { network } = data as {
      network: {
        impactsByYear: {
          year: number;
          sums: { metric: string; value: number; reports: number }[];
        }[];
      };
    };
    const got = new Map(
      network.impactsByYear.map(({ year, sums }) => [
        year,
        new Map(sums.map(({ metric, value, reports }) => [metric, { value, reports }])),
      ]),
    );
    expect(got).toEqual(expected);
    expect(got.size).toBeGreaterThan(3);
  });
});
