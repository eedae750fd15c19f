import { describe, expect, it } from '@jest/globals';
import { hashContent, importFormat } from '../../../src/documents/seal.ts';
import { useDocuments } from '../../support/documentsOf.ts';

const documentsIn = useDocuments();

describe('a document', () => {
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
      importFormat: 21,
      documents: '898a3bc607fd0575cf264c66d000632acec7bee0b3a1592a4cc7dbd3ab1e51db',
    });
  });
});
