import { describe, expect, it } from '@jest/globals';
import { askOf } from '../../support/graph.ts';
import { centerOfState, nearestTo, spotOf, spotOfZip } from '../../support/places.ts';
import { realDatabase, records } from '../../support/realData.ts';

const database = realDatabase({ withZips: true });
const ask = askOf(database);
describe('servingCenters', () => {
  it('says of a center that has closed, or may have, that it has, as of when and by which page', async () => {
    const { data } = await ask(`{
      alaska: servingCenters(zip: "99501") { center { slug status } status statusAsOf statusSource reason }
      ohio: servingCenters(zip: "44101") { status statusAsOf reason }
      puertoRico: servingCenters(zip: "00901") { status statusAsOf reason }
    }`);

    expect(data).toEqual({
      alaska: [
        {
          center: { slug: 'alaska-mep', status: 'CLOSED' },
          status: 'CLOSED',
          statusAsOf: '2025-06-30',
          statusSource:
            'https://digital.akbizmag.com/issue/november-2025/manufacturing-connections',
          reason:
            'ZIP codes that begin with 995 lie in Alaska, whose center is Alaska Manufacturing Extension Partnership. It is reported to have closed (2025-06-30).',
        },
      ],
      ohio: [
        {
          status: 'UNKNOWN',
          statusAsOf: '2026-01-13',
          reason:
            'ZIP codes that begin with 441 lie in Ohio, whose center is Ohio Manufacturing Extension Partnership. Whether it still works is not known; it was last told of as of 2026-01-13.',
        },
      ],
      puertoRico: [
        {
          status: 'UNKNOWN',
          statusAsOf: null,
          reason:
            'ZIP codes that begin with 009 lie in Puerto Rico, whose center is Puerto Rico Manufacturing Extension, Inc.',
        },
      ],
    });
  });

  // The state's center, and the nearest one where that is another.
  it.each([
    ['98660', 'Vancouver, across from Portland', 'WA', 'impact-washington', 'omep'],
    ['64108', 'Kansas City', 'MO', 'missouri-enterprise', 'kms'],
    ['47130', 'Jeffersonville, across from Louisville', 'IN', 'purdue-mep', 'kmep'],
    ['62201', 'East St. Louis', 'IL', 'imec', 'missouri-enterprise'],
    ['08030', 'Gloucester City, across from Philadelphia', 'NJ', 'njmep', 'demep'],
    ['22201', 'Arlington, across from Washington', 'VA', 'genedge', 'maryland-mep'],
    ['54016', 'Hudson, near St. Paul', 'WI', 'wcmp', 'enterprise-minnesota'],
    ['56560', 'Moorhead, across from Fargo', 'MN', 'enterprise-minnesota', 'impact-dakota'],
    ['51101', 'Sioux City', 'IA', 'ciras', 'nebraska-mep'],
    ['45202', 'Cincinnati', 'OH', 'ohio-mep', 'kmep'],
    ['42223', 'Fort Campbell, most of it in Tennessee', 'KY', 'kmep', 'tmep'],
    ['24701', 'Bluefield', 'WV', 'wvmep', 'genedge'],
    ['06390', 'Fishers Island, by a Connecticut prefix', 'NY', 'ny-mep', 'polaris-mep'],
    ['83414', 'Alta, by an Idaho prefix', 'WY', 'manufacturing-works', 'mmec'],
    ['30752', 'Trenton, near Chattanooga', 'GA', 'gamep', 'gamep'],
    ['20001', 'the District of Columbia', 'DC', 'maryland-mep', 'maryland-mep'],
    ['00901', 'San Juan', 'PR', 'primex', 'primex'],
    ['99501', 'Anchorage', 'AK', 'alaska-mep', 'alaska-mep'],
    ['96813', 'Honolulu', 'HI', 'innovate-hawaii', 'innovate-hawaii'],
    ['82001', 'Cheyenne', 'WY', 'manufacturing-works', 'manufacturing-works'],
  ])('of %s, %s, is the center of %s: %s; the nearest is %s', async (zip, _, code, slug, near) => {
    const { data, errors, operations } = await ask(
      `query ($zip: String!) {
        servingCenters(zip: $zip) { zip zipHasArea state { code } center { slug } reason }
        nearestCenters(to: { zip: $zip }, first: 1) { nodes { slug } }
      }`,
      { zip },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      servingCenters: [
        {
          zip,
          zipHasArea: true,
          state: { code },
          center: { slug },
          reason: expect.stringContaining(zip.slice(0, 3)),
        },
      ],
      nearestCenters: { nodes: [{ slug: near }] },
    });
    expect({ slug, near }).toEqual({
      slug: centerOfState.get(code),
      near: nearestTo(spotOf(spotOfZip, zip)),
    });
    expect(operations.toSorted()).toEqual([
      'aggregate centers',
      'find centers',
      'find states',
      'find zipAreas',
      'find zips',
    ]);
  });

  it('says why', async () => {
    const { data } = await ask(`{
      washington: servingCenters(zip: "98660") { reason }
      district: servingCenters(zip: "20001") { reason }
      island: servingCenters(zip: "06390") { reason }
    }`);
    expect(data).toEqual({
      washington: [
        {
          reason:
            'ZIP codes that begin with 986 lie in Washington, whose center is Impact Washington.',
        },
      ],
      district: [
        {
          reason:
            'ZIP codes that begin with 200 lie in the District of Columbia, which has no center of its own and is served by Maryland Manufacturing Extension Partnership.',
        },
      ],
      island: [
        {
          reason: expect.stringMatching(/^The ZIP code 06390 lies in New York, whose center is /),
        },
      ],
    });
  });

  it.each([
    ['98660-1234', '98660', true],
    [' 98660 ', '98660', true],
    ['00501', '00501', false],
    ['73301', '73301', false],
  ])('takes %j as %s, with an area: %s', async (given, zip, zipHasArea) => {
    const { data } = await ask(
      'query ($zip: String!) { servingCenters(zip: $zip) { zip zipHasArea } }',
      { zip: given },
    );
    expect(data).toEqual({ servingCenters: [{ zip, zipHasArea }] });
  });

  it.each([
    ['00802', /^ZIP codes that begin with 008 lie in the U\.S\. Virgin Islands, a territory /],
    ['96910', /^ZIP codes that begin with 969 lie in Guam, a territory /],
    ['96799', /^The ZIP code 96799 lies in American Samoa, a territory .* nearest to its latitude/],
    ['96950', /^The ZIP code 96950 lies in the Northern Mariana Islands, a territory /],
    ['96939', /^The ZIP code 96939 lies in Palau, a country of its own /],
    ['96941', /^The ZIP code 96941 lies in the Federated States of Micronesia, a country /],
    ['96960', /^The ZIP code 96960 lies in the Marshall Islands, a country of its own /],
    ['09012', /^ZIP codes that begin with 090 are of military and diplomatic .* Europe,/],
    [
      '34001',
      /^ZIP codes that begin with 340 are of military and diplomatic .* no state\. Ask with /,
    ],
    ['96201', /^ZIP codes that begin with 962 are of military and diplomatic /],
  ])('says of %s, which no center serves, why and what to do', async (zip, reason) => {
    const { data, errors } = await ask(
      `query ($zip: String!) {
        servingCenters(zip: $zip) { zip center { id } state { id } status statusAsOf reason }
      }`,
      { zip },
    );
    const nobody = { center: null, state: null, status: 'UNKNOWN', statusAsOf: null };
    expect({ data, errors }).toEqual({
      data: { servingCenters: [{ zip, ...nobody, reason: expect.stringMatching(reason) }] },
      errors: undefined,
    });
  });

  it('says of each place without a center in the data what it is', () => {
    const outside = records('zip-prefixes').filter(({ stateCode }) => stateCode === null);
    expect(outside.length).toBeGreaterThan(0);
    expect(outside.filter((record) => record['outside'] === undefined)).toEqual([]);
  });

  it('is empty where an older version wrote that nobody serves it, and not why', async () => {
    const areas = database.db.collection<{ _id: string }>('zipAreas');
    const before = await areas.findOneAndUpdate(
      { _id: 'ZipArea:96799' },
      { $set: { reason: null } },
    );
    const { data } = await ask('{ servingCenters(zip: "96799") { reason } }');
    expect(data).toEqual({ servingCenters: [] });
    await areas.replaceOne({ _id: 'ZipArea:96799' }, before ?? {});
  });

  it.each([
    [
      '00000',
      'Expected "zip" to be a ZIP code in use, got 00000: no ZIP code begins with 000. Check its digits.',
    ],
    [
      '98766',
      'Expected "zip" to be a ZIP code in use, got 98766: no ZIP code begins with 987. Check its digits.',
    ],
    ['1234', 'Expected "zip" to be a ZIP code of five digits, or ZIP+4, got "1234".'],
    ['ABCDE', 'Expected "zip" to be a ZIP code of five digits, or ZIP+4, got "ABCDE".'],
    ['', 'Expected "zip" to be a ZIP code of five digits, or ZIP+4, got "".'],
    ['98660-12', 'Expected "zip" to be a ZIP code of five digits, or ZIP+4, got "98660-12".'],
    ['٩٨٦٦٠', 'Expected "zip" to be a ZIP code of five digits, or ZIP+4, got "٩٨٦٦٠".'],
  ])('refuses %j', async (zip, message) => {
    const { data, errors } = await ask(
      'query ($zip: String!) { servingCenters(zip: $zip) { zip } }',
      { zip },
    );
    expect({ data, errors }).toEqual({
      data: { servingCenters: null },
      errors: [
        {
          message,
          path: ['servingCenters'],
          locations: [{ line: 1, column: 25 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});

describe('nearestCenters', () => {
  it.each([
    ['00000', ': no ZIP code begins with 000. Check its digits.'],
    [
      '34001',
      '. ZIP codes that begin with 340 are of military and diplomatic post offices in the Americas, which lie in no state. Ask with the ZIP code of the place where things are made.',
    ],
    [
      '96941',
      '. The ZIP code 96941 lies in the Federated States of Micronesia, a country of its own that has its mail by the Postal Service. Centers serve the states, the District of Columbia and Puerto Rico, so that none serves it: look for those nearest to its latitude and longitude, or for resources that are open to the whole country.',
    ],
  ])('says of %s why it is no place to measure from', async (zip, why) => {
    const { errors } = await ask(
      'query ($zip: String!) { nearestCenters(to: { zip: $zip }) { totalCount } }',
      { zip },
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      `Expected "to.zip" to be a ZIP code whose place is known, got ${zip}${why}`,
    ]);
  });
});
