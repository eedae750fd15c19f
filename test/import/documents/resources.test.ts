import { describe, expect, it } from '@jest/globals';
import { useDocuments } from '../../support/documentsOf.ts';

const documentsIn = useDocuments();

describe('a document', () => {
  it('of a resource says who provides it and whom it reaches', async () => {
    const { resources } = await documentsIn(2026);

    expect(
      resources.resources.map(({ slug, providerIds, isNationwide, isNetworkWide, reach }) => ({
        slug,
        providerIds,
        isNationwide,
        isNetworkWide,
        reach,
      })),
    ).toEqual([
      {
        slug: 'network-services',
        providerIds: ['Agency:nist-mep', 'Center:gamep', 'Center:primex'],
        isNationwide: true,
        isNetworkWide: true,
        reach: ['State:*', 'Center:*'],
      },
      {
        slug: 'everywhere',
        providerIds: ['Agency:commerce'],
        isNationwide: true,
        isNetworkWide: false,
        reach: ['State:*'],
      },
      {
        slug: 'two-states',
        providerIds: ['Agency:commerce'],
        isNationwide: false,
        isNetworkWide: false,
        reach: ['State:DC', 'State:PR', 'Center:gamep', 'Center:primex'],
      },
      {
        slug: 'closed',
        providerIds: ['Association:sme'],
        isNationwide: true,
        isNetworkWide: false,
        reach: ['State:*'],
      },
    ]);
  });

  it('of a resource is open through its last year', async () => {
    const openIn = async (year: number): Promise<readonly string[]> =>
      (await documentsIn(year)).resources.resources
        .filter(({ status }) => status === 'OPEN')
        .map(({ slug }) => slug);

    expect(await openIn(2025)).toEqual(['everywhere', 'two-states', 'closed']);
    expect(await openIn(2026)).toEqual(['everywhere', 'two-states']);
    expect(await openIn(2027)).toEqual(['two-states']);
  });

  it('of a resource has the status of its record, and when and where it was told', async () => {
    const { resources } = await documentsIn(2026);

    expect(
      resources.resources.map(({ slug, status, statusAsOf, statusSource, statusNote }) => [
        slug,
        status,
        statusAsOf,
        statusSource,
        statusNote,
      ]),
    ).toEqual([
      ['network-services', 'UNKNOWN', null, null, null],
      ['everywhere', 'OPEN', '2025-03', 'https://www.nist.gov', null],
      ['two-states', 'OPEN', '2025-03', 'https://www.nist.gov', null],
      ['closed', 'CLOSED', '2025', 'https://www.nist.gov', null],
    ]);
  });

  it('of an agreement names its parties, agencies first', async () => {
    const { agreements } = await documentsIn(2026);

    expect(
      agreements.agreements.map(({ _id, partyIds, resourceIds }) => [_id, partyIds, resourceIds]),
    ).toEqual([['Agreement:mou', ['Agency:nist-mep', 'Association:sme'], ['Resource:closed']]]);
  });

  it('of a result is ordered by its fiscal year or the last year of its period', async () => {
    const { centers } = await documentsIn(2026);

    expect([...centers.impacts, ...centers.funding].map(({ _id, year }) => [_id, year])).toEqual([
      ['ImpactReport:network-fy2019', 2019],
      ['ImpactReport:gamep-2015', 2017],
      ['ImpactReport:ga-2018', 2018],
      ['FundingRecord:fy2020', 2020],
      ['FundingRecord:gamep-2015', 2015],
    ]);
  });
});
