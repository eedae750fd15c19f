import { describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../src/import/check.ts';
import { buildDocuments } from '../../src/documents/index.ts';
import type { Documents } from '../../src/documents/content.ts';
import { readFolder } from '../../src/import/folder.ts';
import { hashContent, importFormat } from '../../src/documents/seal.ts';
import { dataFolders, smallSet, withChange } from '../support/dataSet.ts';

const write = dataFolders();

async function documentsIn(year: number): Promise<Documents> {
  return buildDocuments(checkFolder(await readFolder(await write(smallSet))), year);
}

const sources = [{ url: 'https://www.nist.gov/mep', basis: 'DOCUMENT', note: null }];

describe('a document', () => {
  it('of a center has every name it goes by, folded', async () => {
    const { centers } = await documentsIn(2026);

    expect(centers.centers[1]).toEqual({
      _id: 'Center:gamep',
      slug: 'gamep',
      name: 'Georgia Manufacturing Extension Partnership',
      sortName: 'georgia manufacturing extension partnership',
      names: ['georgia manufacturing extension partnership', 'gamep', 'georgia tech edi'],
      shortName: 'GaMEP',
      stateId: 'State:GA',
      website: null,
      nistPage: null,
      host: { name: 'Its host', kind: 'UNIVERSITY' },
      city: null,
      zip: '30308',
      latitude: null,
      longitude: null,
      summary: 'What it does.',
      focusAreas: [],
      services: ['lean'],
      formerNames: ['Georgia  Téch EDI'],
      aliases: [],
      status: 'OPERATING',
      statusAsOf: '2025',
      statusSource: null,
      statusNote: 'As it was.',
      statusNotes: [{ asOf: '2025-12', note: 'As it was.', source: 'https://www.nist.gov' }],
      hasStatusNote: true,
      region: 'SOUTH',
      location: { type: 'Point', coordinates: [-83, 33] },
      isLocationApproximate: true,
      nearby: [{ centerId: 'Center:primex', meters: expect.any(Number), isApproximate: true }],
      unknown: ['CITY', 'COORDINATES', 'WEBSITE', 'NIST_PAGE', 'UEI'],
      identifiers: [],
      sources,
      basis: 'DOCUMENT',
    });
  });

  it('of a center stands in its city, where that is known', async () => {
    const files = withChange('centers.json', 0, { latitude: 18.47, longitude: -66.11 });
    const set = checkFolder(await readFolder(await write(files)));

    const { centers } = buildDocuments(set, 2026).centers;

    expect(
      centers.map(({ location, isLocationApproximate }) => [
        location.coordinates,
        isLocationApproximate,
      ]),
    ).toEqual([
      [[-66.11, 18.47], false],
      [[-83, 33], true],
    ]);
    expect(
      centers.flatMap(({ nearby }) =>
        nearby.map(({ centerId, isApproximate }) => [centerId, isApproximate]),
      ),
    ).toEqual([
      ['Center:gamep', true],
      ['Center:primex', true],
    ]);
  });

  it('of a ZIP prefix has the center of its state, and why', async () => {
    const { centers } = await documentsIn(2026);

    const inGeorgia = 'Georgia, whose center is Georgia Manufacturing Extension Partnership.';
    const inTheDistrict =
      'District of Columbia, which has no center of its own and is served by Georgia Manufacturing Extension Partnership.';
    const center = 'Center:gamep';
    expect(
      centers.zipAreas.map(({ _id, stateId, centerId, reason }) => [
        _id,
        stateId,
        centerId,
        reason,
      ]),
    ).toEqual([
      ['ZipArea:300', 'State:GA', center, `ZIP codes that begin with 300 lie in ${inGeorgia}`],
      ['ZipArea:301', 'State:GA', center, `ZIP codes that begin with 301 lie in ${inGeorgia}`],
      ['ZipArea:20099', 'State:GA', center, `The ZIP code 20099 lies in ${inGeorgia}`],
      ['ZipArea:200', 'State:DC', center, `ZIP codes that begin with 200 lie in ${inTheDistrict}`],
      ['ZipArea:008', null, null, null],
    ]);
  });

  it('of a state names the center that serves it', async () => {
    const { states } = await documentsIn(2026);

    expect(
      states.states.map(({ _id, names, centerId, hasOwnCenter }) => [
        _id,
        names,
        centerId,
        hasOwnCenter,
      ]),
    ).toEqual([
      ['State:GA', ['georgia', 'ga'], 'Center:gamep', true],
      ['State:PR', ['puerto rico', 'pr'], 'Center:primex', true],
      ['State:DC', ['district of columbia', 'dc'], 'Center:gamep', false],
    ]);
  });

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

  it('of a center or state can be reached by its id, or with all of its kind', async () => {
    const { resources } = await documentsIn(2026);

    expect(resources.resourceNeighbours.slice(0, 3)).toEqual([
      {
        _id: 'Center:primex',
        name: 'Primex',
        sortName: 'primex',
        centerReach: ['Center:primex', 'Center:*'],
        stateReach: [],
      },
      {
        _id: 'Center:gamep',
        name: 'Georgia Manufacturing Extension Partnership',
        sortName: 'georgia manufacturing extension partnership',
        centerReach: ['Center:gamep', 'Center:*'],
        stateReach: [],
      },
      {
        _id: 'State:GA',
        name: 'Georgia',
        sortName: 'georgia',
        centerReach: [],
        stateReach: ['State:GA', 'State:*'],
      },
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

  it('of a closed list is named by its code', async () => {
    const { resources, network } = await documentsIn(2026);
    const lists = [...network.arenas, ...resources.focusAreas, ...resources.engagementModes];

    expect(lists.map(({ _id }) => _id)).toEqual([
      'ArenaProfile:FEDERAL',
      'ArenaProfile:STATE',
      'ArenaProfile:ASSOCIATION',
      'FocusAreaProfile:MANUFACTURING_RESOURCES',
      'FocusAreaProfile:TECHNOLOGY',
      'FocusAreaProfile:WORKFORCE',
      'EngagementModeProfile:AWARENESS',
      'EngagementModeProfile:EDUCATION',
      'EngagementModeProfile:COLLABORATION',
      'EngagementModeProfile:IMPLEMENTATION',
    ]);
  });

  it('stands for each entity of the graph, by type, arena and name', async () => {
    const { network } = await documentsIn(2026);

    expect(network.entities.map(({ _id, arena, name }) => [_id, arena, name])).toEqual([
      ['Agency:commerce', 'FEDERAL', 'Department of Commerce'],
      ['Agency:nist-mep', 'FEDERAL', 'NIST MEP'],
      ['StateOrganization:georgia-tech', 'STATE', 'Georgia Tech'],
      ['Association:sme', 'ASSOCIATION', 'SME'],
      ['State:GA', null, 'Georgia'],
      ['State:PR', null, 'Puerto Rico'],
      ['State:DC', null, 'District of Columbia'],
      ['Center:primex', null, 'Primex'],
      ['Center:gamep', null, 'Georgia Manufacturing Extension Partnership'],
      ['Resource:network-services', null, 'Title of network-services'],
      ['Resource:everywhere', null, 'Title of everywhere'],
      ['Resource:two-states', null, 'Title of two-states'],
      ['Resource:closed', null, 'Title of closed'],
      ['Agreement:mou', null, 'Memorandum'],
      ['FocusAreaProfile:MANUFACTURING_RESOURCES', null, 'MANUFACTURING_RESOURCES'],
      ['FocusAreaProfile:TECHNOLOGY', null, 'TECHNOLOGY'],
      ['FocusAreaProfile:WORKFORCE', null, 'WORKFORCE'],
      ['EngagementModeProfile:AWARENESS', null, 'AWARENESS'],
      ['EngagementModeProfile:EDUCATION', null, 'EDUCATION'],
      ['EngagementModeProfile:COLLABORATION', null, 'COLLABORATION'],
      ['EngagementModeProfile:IMPLEMENTATION', null, 'IMPLEMENTATION'],
      ['Topic:energy', null, 'Energy'],
      ['Topic:lean', null, 'Lean'],
      ['ArenaProfile:FEDERAL', null, 'FEDERAL'],
      ['ArenaProfile:STATE', null, 'STATE'],
      ['ArenaProfile:ASSOCIATION', null, 'ASSOCIATION'],
      ['ImpactReport:network-fy2019', null, 'MEP National Network results, FY2019'],
      ['ImpactReport:gamep-2015', null, 'GaMEP results, 2015–2017'],
      ['ImpactReport:ga-2018', null, 'Georgia results, 2018'],
      ['FundingRecord:fy2020', null, 'MEP National Network appropriation, FY2020'],
      ['FundingRecord:gamep-2015', null, 'GaMEP cooperative agreement award, 2015'],
    ]);
  });

  // A server skips data that it imported before: it must not, once it would make other documents.
  it('looks different only under another import format', async () => {
    expect({ importFormat, documents: hashContent(await documentsIn(2026)) }).toEqual({
      importFormat: 14,
      documents: '3f398e6a27ed5350c697ed117b4120f7f5d4de61faca425e853e19f8a0b00efd',
    });
  });
});
