import { describe, expect, it } from '@jest/globals';
import {
  answer,
  createTestClock,
  request,
  unavailable,
  useRemotes,
  type Behave,
} from '../../support/remoteSubgraph.ts';

const { start } = useRemotes();

const HEAD = 'query ($t: [_Any!]!, $o: [_Any!]!, $n: Int)';
const THINGS = '_e0: _entities(representations: $t) { ... on Thing { a(n: $n) } }';
const OTHERS = '_e1: _entities(representations: $o) { ...B }';
const B = 'fragment B on Other { ...C }';
const C = 'fragment C on Other { b }';
const TEXT = `${HEAD} { ${THINGS} ${OTHERS} } ${B} ${C}`;
const variables = {
  t: [{ __typename: 'Thing', id: 'bad' }],
  o: [{ __typename: 'Other', id: '1' }],
  n: 1,
};

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
interface Body {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const error = (path: unknown, message = 'No thing.') => ({ message, ...(path ? { path } : {}) });
const told = (path: unknown, message = 'No thing.') => ({
  message,
  path,
  extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' },
});

/** Fails as one that throws for every thing. */
const failing =
  (
    failure: unknown = { data: null, errors: [error(['_e0'])] },
    head: { readonly status?: number } = {},
  ): Behave =>
  (response, { body }) => {
    const { query } = body as Body;
    if (query.includes('_e0')) answer(response, failure, head);
    else answer(response, { data: { _e1: [{ b: 'b' }] } });
  };

const ask = () => request(TEXT, { variables });
const options = { retries: { attempts: 1 } };

describe('entities of several types in one request', () => {
  it.each<[string, unknown, { readonly status?: number }, unknown]>([
    ['a path', { data: null, errors: [error(['_e0'])] }, {}, ['_e0']],
    ['the path of an entity', { data: null, errors: [error(['_e0', 0])] }, {}, ['_e0', 0]],
    ['no path', { data: null, errors: [error(null)] }, {}, ['_e0']],
    [
      'status 400, as ariadne has it',
      { data: null, errors: [error(['_e0'])] },
      { status: 400 },
      ['_e0'],
    ],
  ])('are asked for apart where data is null with %s', async (_what, failure, head, path) => {
    const { subgraph, peer } = await start(failing(failure, head), options);
    const { data, errors, cost } = await subgraph.execute(ask());
    expect({ data, errors }).toEqual({
      data: { _e0: null, _e1: [{ b: 'b' }] },
      errors: [told(path)],
    });
    expect(cost).toMatchObject({ attempts: 3, askedApart: true });
    const asked = peer.received.map(({ body }) => body as Body);
    expect(asked.map((body) => ({ ...body, query: words(body.query) }))).toEqual([
      { query: TEXT, variables },
      {
        query: `${HEAD.replace(', $o: [_Any!]!', '')} { ${THINGS} }`,
        variables: { t: variables.t, n: 1 },
      },
      {
        query: `query ($o: [_Any!]!) { ${OTHERS} } ${B} ${C}`.replaceAll(
          / \{ (b|\.\.\.C) \}/g,
          ' { $1 }',
        ),
        variables: { o: variables.o },
      },
    ]);
  });

  it('are asked for apart at once from then on, for ten minutes', async () => {
    const clock = createTestClock();
    const { subgraph, peer } = await start(failing(), options, clock);
    await subgraph.execute(ask());
    await subgraph.execute(ask());
    expect(peer.received).toHaveLength(5);
    clock.move(600_000);
    await subgraph.execute(ask());
    expect(peer.received).toHaveLength(8);
  });

  it('have each their own error where all fail, and are asked together again', async () => {
    const { subgraph, peer } = await start((response, { body }) => {
      const { query } = body as Body;
      const path = query.includes('_e0') ? '_e0' : '_e1';
      answer(response, { data: null, errors: [error([path], `No ${path}.`)] });
    }, options);
    const { data, errors } = await subgraph.execute(ask());
    expect({ data, errors }).toEqual({
      data: { _e0: null, _e1: null },
      errors: [told(['_e0'], 'No _e0.'), told(['_e1'], 'No _e1.')],
    });
    await subgraph.execute(ask());
    expect(peer.received).toHaveLength(6);
  });

  it('keep what came where a part is not answered', async () => {
    const { subgraph } = await start((response, { body }, index) => {
      const { query } = body as Body;
      if (index > 0 && query.includes('_e0')) response.socket?.destroy();
      else failing()(response, { body, headers: {}, url: '' }, index);
    }, options);
    expect(await subgraph.execute(ask())).toMatchObject({
      data: { _e0: null, _e1: [{ b: 'b' }] },
      errors: [{ path: ['_e0'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
  });

  it.each<[string, string, Behave]>([
    [
      'data came',
      TEXT,
      (response) => {
        answer(response, { data: { _e0: [null], _e1: [null] }, errors: [error(['_e0', 0])] });
      },
    ],
    [
      'the request is refused',
      TEXT,
      (response) => {
        answer(response, { errors: [error(null)] });
      },
    ],
    [
      'nobody answered',
      TEXT,
      (response) => {
        answer(response, '', { status: 503 });
      },
    ],
    [
      'only one type is asked for',
      `query ($t: [_Any!]!) { ${THINGS.replace('(n: $n)', '')} }`,
      (response) => {
        answer(response, { data: null, errors: [error(['_e0'])] });
      },
    ],
    [
      'other fields are asked for',
      '{ a b }',
      (response) => {
        answer(response, { data: null, errors: [error(['a'])] });
      },
    ],
    [
      'something is changed',
      'mutation { _e0: _entities { a } _e1: _entities { b } }',
      (response) => {
        answer(response, { data: null, errors: [error(['_e0'])] });
      },
    ],
  ])('are not asked for apart where %s', async (_what, text, behave) => {
    const { subgraph, peer } = await start(behave, options);
    await subgraph.execute(request(text, { variables }));
    await subgraph.execute(request(text, { variables }));
    expect(peer.received).toHaveLength(2);
  });

  it('are unavailable all together where nobody answers', async () => {
    const { subgraph } = await start((response) => {
      answer(response, '', { status: 503 });
    }, options);
    expect(await subgraph.execute(ask())).toMatchObject(
      unavailable('Expected an answer of subgraph "training", got status 503.'),
    );
  });
});
