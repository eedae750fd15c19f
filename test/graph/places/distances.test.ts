import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { explained } from '../../../src/observing/explanation.ts';
import { askOf, graphOf } from '../../support/graph.ts';
import {
  byDistance,
  EDGE,
  expectDistances,
  spotOf,
  spotOfZip,
  spots,
  type Edge,
} from '../../support/places.ts';
import { realDatabase } from '../../support/realData.ts';

const database = realDatabase({ withZips: true });
const ask = askOf(database);

describe('nearestCenters', () => {
  it.each(['98660', '20001', '00901', '99501', '35203'])(
    'orders all centers by distance from %s',
    async (zip) => {
      const { data, operations } = await ask(
        `query ($zip: String!) {
          nearestCenters(to: { zip: $zip }, first: 100) { edges { ${EDGE} } totalCount totalCountIsExact }
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
        nearestCenters(to: $to, within: $within, first: 100) { edges { ${EDGE} } totalCount }
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
      'Expected "to.zip" to be a ZIP code whose place is known, got 00501, which is not in use or has no area, as those of post-office boxes; give "latitude" and "longitude" instead. ZIP codes that begin with 005 lie in New York, whose center is New York Manufacturing Extension Partnership.',
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
      `{ centers(first: 100) { nodes { slug nearby(first: 100) { edges { ${EDGE} } totalCount } } } }`,
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
