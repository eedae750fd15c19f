import { describe, expect, it } from '@jest/globals';
import { useDocuments } from '../../support/documentsOf.ts';
import { withChange } from '../../support/dataSet.ts';

const documentsIn = useDocuments();

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

    const { centers } = (await documentsIn(2026, files)).centers;

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
      'the District of Columbia, which has no center of its own and is served by Georgia Manufacturing Extension Partnership.';
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
      [
        'ZipArea:008',
        null,
        null,
        expect.stringMatching(
          /^ZIP codes that begin with 008 lie in the Virgin Islands, which is in no state\. /,
        ),
      ],
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
});
