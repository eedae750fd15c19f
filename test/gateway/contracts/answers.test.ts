import { describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { JSON_HEADERS, send } from '../../support/startServer.ts';
import { useContractServer } from '../../support/contractServer.ts';

const { server, ask, body } = useContractServer();

describe('/contracts/<name>/graphql', () => {
  it('warns of entities that clients see without an id', () => {
    expect(server().logged.filter(({ contract }) => contract !== undefined)).toEqual([
      expect.objectContaining({
        level: 40,
        contract: 'public',
        reason: expect.stringMatching(/^Film\.id is hidden/),
      }),
    ]);
  });

  it('answers from our own graph and subgraphs, and joins entities by an id that it hides', async () => {
    const query = `{ films { __typename title genre earned about { name film { title } } } center(slug: "gamep") { name } }`;
    const about = { name: expect.any(String), film: { title: 'Film Center:gamep' } };
    expect(await body('public', query)).toEqual({
      data: {
        films: [
          { __typename: 'Film', title: 'Film f1', genre: 'REPORT', earned: 2, about },
          { __typename: 'Film', title: 'Film f2', genre: null, earned: 2, about },
        ],
        center: { name: expect.any(String) },
      },
    });
  });

  it.each([
    ['a field', '{ films { budget } }', 'Cannot query field "budget" on type "Film".'],
    ['a field, nearly', '{ films { budge } }', 'Cannot query field "budge" on type "Film".'],
    [
      'an argument',
      '{ films(budgetAbove: 1) { title } }',
      'Unknown argument "budgetAbove" on field "Query.films".',
    ],
    [
      'a root field',
      '{ fundingRecord { nodes { id } } }',
      'Cannot query field "fundingRecord" on type "Query".',
    ],
    [
      'a type',
      '{ node(id: "x") { ... on FundingRecord { id } } }',
      'Unknown type "FundingRecord".',
    ],
    [
      'a type, nearly',
      '{ node(id: "x") { ... on FundingRecor { id } } }',
      'Unknown type "FundingRecor".',
    ],
    [
      'a value',
      '{ search(text: "x", types: [FUNDING_RECORD]) { totalCount } }',
      'Value "FUNDING_RECORD" does not exist in "EntityType" enum.',
    ],
  ])('knows nothing of what it hides: %s', async (_what, query, message) => {
    const { status, body: answered } = await ask('public', query);
    expect({ status, answered }).toEqual({
      status: 400,
      answered: { errors: [expect.objectContaining({ message })] },
    });
  });

  it('takes nothing that it hides in variables', async () => {
    const search =
      'query ($types: [EntityType!]) { search(text: "award", types: $types) { totalCount } }';
    expect(await body('public', search, { types: ['FUNDING_RECORD'] })).toEqual({
      errors: [
        expect.objectContaining({
          message:
            'Variable "$types" got invalid value "FUNDING_RECORD" at "types[0]"; Value "FUNDING_RECORD" does not exist in "EntityType" enum.',
        }),
      ],
    });
  });

  it('shows no schema but its own', async () => {
    const introspected = (await body(
      'public',
      getIntrospectionQuery({ inputValueDeprecation: true }),
    )) as { data: never };
    const { text } = await send(`${server().url}/contracts/public/schema.graphql`);
    expect(printSchema(buildClientSchema(introspected.data)).trim()).toBe(text.trim());
    expect(text).not.toMatch(/Funding|budget|SECRET|FUNDING/);
    expect(await body('public', '{ __type(name: "FundingRecord") { name } }')).toEqual({
      data: { __type: null },
    });
    // It would name what is hidden.
    expect((await send(`${server().url}/contracts/public/supergraph.graphql`)).status).toBe(404);
  });

  it('has no object of a type that it hides, by whatever way', async () => {
    const id = 'FundingRecord:cost-share-rule';
    const found = (await body(null, '{ fundingRecords(first: 1) { nodes { id } } }')) as never;
    const known =
      (found as { data: { fundingRecords: { nodes: { id: string }[] } } }).data.fundingRecords
        .nodes[0]?.id ?? id;
    const query = `query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id, "State:GA"]) { __typename id } }`;
    const asked = { id: known };
    const georgia = { __typename: 'State', id: 'State:GA' };
    expect(await body('public', query, asked)).toEqual({
      data: { node: null, nodes: [null, georgia] },
    });
    expect(await body(null, query, asked)).toMatchObject({ data: { node: { id: known } } });
  });

  it('finds and counts by a search what it shows, and nothing else', async () => {
    const query = (types: string) =>
      `{ search(text: "cost share", first: 100${types}) { totalCount correctedText nodes { __typename id } edges { node { id } } pageInfo { hasNextPage } } }`;
    const values = (await body(
      'public',
      '{ __type(name: "EntityType") { enumValues { name } } }',
    )) as {
      data: { __type: { enumValues: readonly { name: string }[] } };
    };
    const types = values.data.__type.enumValues.map(({ name }) => name).join(' ');
    const shown = await body(null, query(`, types: [${types}]`));
    expect(await body('public', query(''))).toEqual(shown);
    expect(await body('public', query(', types: null'))).toEqual(shown);
    expect(await body(null, query(''))).not.toEqual(shown);
    // A word that only hidden entities have is not even corrected to.
    const typo = '{ search(text: "apropriaton") { totalCount correctedText } }';
    expect(await body(null, typo)).toEqual({
      data: { search: { totalCount: expect.any(Number), correctedText: 'appropriation' } },
    });
    expect(await body('public', typo)).toEqual({
      data: { search: { totalCount: 0, correctedText: null } },
    });
  });

  it('keeps no answer for another name', async () => {
    const query =
      '{ network { totals { __typename } } node(id: "State:GA") { id } films { genre } }';
    const whole = await body(null, query);
    for (const name of ['public', 'public']) {
      expect(await body(name, query)).toEqual({
        data: expect.objectContaining({ films: [{ genre: 'REPORT' }, { genre: null }] }),
      });
    }
    expect(await body(null, query)).toEqual(whole);
  });

  it('answers a query that comes again on the short way alike, and by GET', async () => {
    const query = '{ center(slug: "gamep") { name } }';
    const answers = await Promise.all([1, 2, 3].map(() => ask('public', query)));
    const again = await ask('public', query);
    const got = await send(
      `${server().url}/contracts/public/graphql?query=${encodeURIComponent(query)}`,
    );
    expect([...answers, again, got].map(({ text }) => text)).toEqual(Array(5).fill(again.text));
    const series = await server().registry.metrics();
    expect(series).toContain('route="/contracts/:contract/graphql"');
  });

  it('shows by tags what it includes, and nothing else', async () => {
    expect(
      await body('money', '{ fundingRecords(first: 1) { totalCount nodes { __typename } } }'),
    ).toEqual({
      data: {
        fundingRecords: {
          totalCount: expect.any(Number),
          nodes: [{ __typename: 'FundingRecord' }],
        },
      },
    });
    const { text } = await send(`${server().url}/contracts/money/schema.graphql`);
    expect(/type Query \{[^}]*\}/.exec(text)?.[0].match(/^ {2}\w+/gm)).toEqual([
      '  fundingRecords',
    ]);
  });

  it.each([
    ['GET', '/contracts/nobody/graphql?query={__typename}', 404],
    ['POST', '/contracts/nobody/graphql', 404],
    ['GET', '/contracts/nobody/schema.graphql', 404],
    ['GET', '/contracts/nobody/supergraph.graphql', 404],
    ['GET', '/contracts/nobody/playground/', 404],
    ['GET', '/contracts/__proto__/schema.graphql', 404],
    ['DELETE', '/contracts/public/graphql', 405],
  ])('%s %s is %i', async (method, path, status) => {
    expect(
      (
        await send(server().url + path, {
          method,
          ...(method === 'POST' && { headers: JSON_HEADERS, body: '{"query":"{__typename}"}' }),
        })
      ).status,
    ).toBe(status);
  });
});
