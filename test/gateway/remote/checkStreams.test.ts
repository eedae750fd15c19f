import { describe, expect, it } from '@jest/globals';
import { checkStreams } from '../../../src/gateway/check/checkStreams.ts';
import { FRAMEWORK_SDLS } from '../../support/frameworkSdls.ts';
import { answer, useRemotes, type Behave } from '../../support/remoteSubgraph.ts';

const { start } = useRemotes();

const SDL = 'type Query { a: Int } type Subscription { ticks: Int }';

async function check(behave: Behave, sdl = SDL) {
  const { subgraph, peer } = await start(behave, { timeoutMs: 500 });
  return { warnings: await checkStreams(sdl, subgraph), received: peer.received };
}

const warned = (got: string) => [
  expect.stringMatching(
    new RegExp(
      `^Subscription: expected events \\(text/event-stream\\) in answer to a subscription, got ${got}\\. Its subscriptions will fail\\. .*GRAPHQL_SSE_PROTOCOL.*transport\\.SSE`,
    ),
  ),
];

const RULE = 'must not select an introspection top level field';
const json =
  (body: unknown, status = 200, type = 'application/json'): Behave =>
  (response) => {
    answer(response, body, { status, type });
  };

describe('checking whether a subgraph streams', () => {
  it('asks for a subscription that changes nothing, and is content with events', async () => {
    const { warnings, received } = await check((response) => {
      // A server refuses it in events, too, and need not end.
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write(`event: next\ndata: {"errors":[{"message":"${RULE}"}]}\n\n`);
    });
    expect(warnings).toEqual([]);
    expect(received).toMatchObject([
      {
        headers: { accept: 'text/event-stream' },
        body: { query: 'subscription { __typename }' },
      },
    ]);
  });

  it.each<[string, Behave, string]>([
    [
      'as strawberry does',
      json({ data: null, errors: [{ message: RULE }] }),
      `status 200 in application/json: ${RULE}`,
    ],
    [
      'as ariadne does',
      json({ errors: [{ message: `${RULE}.` }] }, 400),
      `status 400 in application/json: ${RULE}`,
    ],
    [
      'as mercurius does',
      json({ data: null, errors: [{ message: RULE }] }, 400),
      `status 400 in application/json: ${RULE}`,
    ],
    [
      'as gqlgen does',
      json({ errors: [{ message: RULE }], data: null }, 400, 'application/graphql-response+json'),
      `status 400 in application/graphql-response\\+json: ${RULE}`,
    ],
    [
      'as async-graphql does',
      json(
        { data: null, errors: [{ message: 'Unknown field' }] },
        200,
        'application/graphql-response+json',
      ),
      'status 200 in application/graphql-response\\+json: Unknown field',
    ],
    [
      'without a rule against it',
      json({ data: { __typename: 'Subscription' } }),
      'status 200 in application/json',
    ],
    ['with HTML', json('<html>', 404, 'text/html'), 'status 404 in text/html'],
    ['with 406', json('', 406, 'text/plain'), 'status 406 in text/plain'],
    ['in parts', json('', 200, 'multipart/mixed; boundary="-"'), 'status 200 in multipart/mixed'],
    [
      'with events that are refused',
      json('', 400, 'text/event-stream'),
      'status 400 in text/event-stream',
    ],
    ['not at all', () => undefined, 'Subgraph "training" did not answer within 500 ms'],
  ])('warns where it answers %s', async (_what, behave, got) => {
    expect((await check(behave)).warnings).toEqual(warned(got));
  });

  it.each([
    ['strawberry-graphql 0.341', /strawberry: subscription_protocols=\[GRAPHQL_SSE_PROTOCOL\]/],
    ['NestJS 14', /NestJS.*: GraphQL Yoga as the server/],
    ['graphene-federation 3.3', /graphene-federation: none/],
    ['async-graphql 7', /async-graphql: a route/],
    ['SmallRye GraphQL 2.17 with @Link', /SmallRye: none/],
  ])('tells %s alone what is its own', async (framework, cure) => {
    const sdl = FRAMEWORK_SDLS[framework] ?? 'unknown';
    const subscribing = sdl.includes('type Subscription')
      ? sdl
      : `${sdl}\ntype Subscription { added: Int }`;
    const { warnings } = await check(json({}), subscribing);
    expect(warnings).toEqual([expect.stringMatching(cure)]);
    expect(warnings[0]).not.toContain('; ');
  });

  it.each(['ariadne 1.1', 'gqlgen 0.17', 'mercurius 16'])(
    'tells all of them to %s, whose schema is as it was written',
    async (framework) => {
      const { warnings } = await check(json({}), FRAMEWORK_SDLS[framework] ?? SDL);
      expect(warnings).toEqual([
        expect.stringMatching(/strawberry: .*ariadne: .*gqlgen: .*transport\.SSE.*mercurius: /),
      ]);
    },
  );

  it.each([
    ['an extension', 'extend type Subscription { ticks: Int }'],
    [
      'a name of its own',
      'schema { query: Query subscription: Events } type Events { ticks: Int }',
    ],
  ])('finds subscriptions in %s', async (_what, sdl) => {
    const { warnings } = await check(json({}), `type Query { a: Int } ${sdl}`);
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ['none', 'type Query { a: Int }'],
    [
      'another type of that name',
      'schema { query: Query subscription: Events } type Subscription { a: Int }',
    ],
  ])('asks nothing where there is %s', async (_what, sdl) => {
    const { warnings, received } = await check(json({}), sdl);
    expect({ warnings, received }).toEqual({ warnings: [], received: [] });
  });
});
