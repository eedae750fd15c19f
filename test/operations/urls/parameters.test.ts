import { describe, expect, it } from '@jest/globals';
import { useOperationUrls } from '../../support/operationUrls.ts';
import { records } from '../../support/realData.ts';

const { get } = useOperationUrls();

describe('parameters', () => {
  const place = encodeURIComponent('{"latitude":39.7,"longitude":-105}');

  it('are read by the types of the variables', async () => {
    const path = `Typed.json?first=2&near=${place}&miles=5e2&ids=Center:gamep&ids=State:GA&open=true&text=`;
    const { status, body } = await get(path);
    expect([status, body]).toMatchObject([
      200,
      { nodes: [{ id: 'Center:gamep' }, { id: 'State:GA' }], nearestCenters: { nodes: [{}, {}] } },
    ]);
  });

  it('that are empty are null where that may be, so that a default can be left', async () => {
    const all = await get('WhomCenterBringsTogether.json?focusArea=');
    const some = await get('WhomCenterBringsTogether.json');
    const countIn = ({ body }: typeof all) =>
      (body as { center: { resources: { totalCount: number } } }).center.resources.totalCount;
    expect(countIn(all)).toBeGreaterThan(countIn(some));
  });

  it.each([
    ['WhoServesAndWhoIsNear.json', 'zip', 'Expected a text, got nothing: it has no default.'],
    ['Titles.csv?first=two', 'first', 'Expected a whole number of 32 bits, got "two".'],
    [
      'Titles.csv?first=3000000000',
      'first',
      'Expected a whole number of 32 bits, got "3000000000".',
    ],
    [
      'Titles.csv?first=1&first=2',
      'first',
      'Expected "first" once, got it 2 times: it is no list.',
    ],
    ['Titles.json?kind=grant', 'kind', /^Expected one of PROGRAM, GRANT, .*, got "grant"\.$/],
    ['Titles.json?knid=GRANT', 'knid', 'Expected one of kind, first, all. Did you mean "kind"?'],
    ['Titles.json?all=yes', 'all', 'Expected true or false, once.'],
    [
      'Titles.ndjson?all=true&first=3',
      'first',
      'Expected nothing beside all=true, which takes one page after the other from the first.',
    ],
    ['Titles.schema.json?knid=GRANT', 'knid', /Did you mean "kind"\?$/],
    ['NetworkInNumbers.json?x=1', 'x', 'Expected no parameters, because this operation has none.'],
    ['Typed.json?first=1&open=1', 'open', 'Expected true or false, got "1".'],
    ['Typed.json?first=1&miles=far', 'miles', 'Expected a number, got "far".'],
    [
      'Typed.json?first=1&near=Denver',
      'near',
      'Expected a JSON object of type Place, got "Denver".',
    ],
    ['Typed.json?first=1&near={"zap":"1"}', 'near', /zap/],
    ['Typed.json?first=', 'first', 'Expected a whole number of 32 bits, got nothing.'],
  ])('that are wrong are told by name: %s', async (path, parameter, detail) => {
    const { status, headers, body } = await get(path);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(body).toEqual({
      title: 'Bad Request',
      status: 400,
      detail: expect.stringContaining(`${parameter}: `),
      code: 'BAD_USER_INPUT',
      errors: [{ parameter, detail: expect.stringMatching(detail) }],
    });
  });

  it.each([
    ['EnergyAndWaste.csv?topics=nonesuch', ['topics']],
    ['ResourcesForAudience.csv?audience=manufacturer', ['audience']],
    ['OffersNearPlace.csv?zip=30318&topic=nonesuch', ['topic']],
    ['Ends.json?first=1&last=1', ['first', 'last']],
    ['Ends.json?last=1', ['first', 'last']],
    ['Ends.json?first=101&last=', ['first']],
  ])('whose values the graph refuses are told by name: %s', async (path, parameters) => {
    const { status, body } = await get(path);
    const { detail } = body as { detail: string };
    expect([status, body]).toMatchObject([
      400,
      { errors: parameters.map((parameter) => ({ parameter, detail, message: detail })) },
    ]);
  });

  it('are all told of at once', async () => {
    const { body } = await get('Titles.json?first=x&kind=y&z=1');
    expect(
      (body as { errors: { parameter: string }[] }).errors.map(({ parameter }) => parameter),
    ).toEqual(['z', 'kind', 'first']);
  });
});

describe('all pages', () => {
  const count = records('resources').length;

  it('come as one table, whatever the first page would be', async () => {
    const { text } = await get('Titles.csv?all=true');
    expect(text.split('\r\n')).toHaveLength(count + 2);
    const grants = records('resources').filter(({ kind }) => kind === 'GRANT').length;
    const few = await get('Titles.ndjson?kind=GRANT&all=true', {
      headers: { 'accept-encoding': 'br' },
    });
    expect([few.headers.get('content-encoding'), few.text.trim().split('\n').length]).toEqual([
      'br',
      grants,
    ]);
  });

  it('come as JSON with the whole list, behind which there is nothing', async () => {
    const { body } = await get('Titles.json?all=true');
    const { resources } = body as {
      resources: { nodes: unknown[]; totalCount: number; pageInfo: object };
    };
    expect(Object.keys(resources)).toEqual(['totalCount', 'nodes', 'pageInfo']);
    expect([resources.nodes.length, resources.totalCount, resources.pageInfo]).toMatchObject([
      count,
      count,
      { hasNextPage: false },
    ]);
    const head = await get('Titles.json?all=true', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it.each(['WhatCenterBrings.json?center=nobody', 'Offered.json?open=false'])(
    'are the same as the one page of a list that is not there: %s',
    async (path) => {
      const [all, one] = [await get(`${path}&all=true`), await get(path)];
      expect([all.status, all.body]).toEqual([200, one.body]);
      expect((await get(`${path.replace('.json', '.ndjson')}&all=true`)).text).toBe('');
    },
  );
});
