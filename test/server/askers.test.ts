import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CacheHints } from '../../src/answer/cacheHints.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { eventsOf } from '../support/readEvents.ts';
import { until } from '../support/until.ts';
import { ask, JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

const hints: CacheHints = { hintAt: () => ({ maxAge: 60 }), isElsewhere: () => false };
const unchanging = { sequence: 0, lastChange: () => 0, isLive: () => true };

const partner: Asker = {
  kind: 'key',
  name: 'k1',
  owner: 'Center:one',
  scopes: new Set(['read', 'write']),
  quota: null,
};
const person: Asker = { ...partner, kind: 'token', name: 'p1', scopes: new Set(['read']) };

/** Those that were valid once. */
const ended = new Set<string>();

/** Credentials as tests write them; what is asked elsewhere comes a turn later. */
const identify: Identify = (credentials) => {
  const [first] = credentials;
  if (credentials.length > 1) return { state: 'refused', reason: 'several' };
  if (first !== undefined && ended.has(first)) return { state: 'refused', reason: 'ended' };
  switch (first) {
    case 'Bearer partner':
      return { state: 'known', asker: partner, isForSubgraphs: false };
    case 'Bearer person':
      return Promise.resolve({ state: 'known', asker: person, isForSubgraphs: true });
    case 'Bearer later':
      return { state: 'unavailable', retryAfterSeconds: 7 };
    case undefined:
    default:
      return Promise.resolve({ state: 'refused', reason: 'unknown' });
  }
};

const as = (credential: string) => ({ authorization: `Bearer ${credential}` });
const post = (query: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { ...JSON_HEADERS, ...headers },
  body: JSON.stringify({ query }),
});

const REFUSED = {
  errors: [
    {
      message: 'Expected credentials that are valid here, got others.',
      extensions: { code: 'UNAUTHENTICATED' },
    },
  ],
};

describe('who asks', () => {
  let started: TestServer;
  beforeAll(async () => {
    started = await startServer({ identify });
  });
  afterAll(() => started.server.close());

  const seen = () => {
    const { asker, headers } = started.graph.lastAsked();
    return { asker, authorization: headers?.['authorization'] };
  };

  it('is anonymous to the graph without credentials', async () => {
    await ask(started, '{ nearest { id } }');
    expect(seen()).toEqual({ asker: anonymous, authorization: undefined });
  });

  it.each([
    ['a key', 'partner', partner, undefined],
    ['a token', 'person', person, 'Bearer person'],
  ])('is told to the graph by %s on every way', async (_what, credential, asker, authorization) => {
    const url = `${started.url}/graphql`;
    const known = post('{ nearest { name } }', as(credential));
    const search = new URLSearchParams({ query: '{ nearest { id name } }' }).toString();
    const requests: readonly [string, RequestInit][] = [
      [url, post(`{ nearest { id } } # ${credential}`, as(credential))],
      [url, known],
      [url, known],
      [url, known],
      [`${url}?${search}`, { headers: as(credential) }],
      [url, post('mutation { rename(id: "1", name: "x") { id } }', as(credential))],
      [url, post('{ nearest { id } }', { ...as(credential), 'x-mep-explain': '1' })],
    ];
    for (const [where, init] of requests) {
      const { status } = await send(where, init);
      expect({ status, ...seen() }).toEqual({ status: 200, asker, authorization });
    }
  });

  it('is told to the graph by a subscription', async () => {
    const response = await fetch(
      `${started.url}/graphql`,
      post('subscription { closed { headline } }', {
        ...as('partner'),
        accept: 'text/event-stream',
      }),
    );
    await eventsOf(response);
    expect(seen()).toEqual({ asker: partner, authorization: undefined });
  });

  it('is told by its stream once credentials no longer hold, and nobody else', async () => {
    const subscribe = async (credential: string) => {
      const begun = started.graph.newsAwaited();
      const headers = { ...as(credential), accept: 'text/event-stream' };
      const query = 'subscription { news { headline } }';
      const response = await fetch(`${started.url}/graphql`, post(query, headers));
      await begun;
      return eventsOf(response);
    };
    const [one, other] = [subscribe('partner'), subscribe('person')];
    const opened = await until('both streams', async () => {
      const { text } = await send(`${started.url}/metrics`);
      return text.includes('graphql_streams_open 2');
    });
    ended.add('Bearer partner');
    const told = await one;
    ended.clear();
    started.graph.pushNews('still here');
    started.graph.endNews();
    const next = (data: unknown) => ({ event: 'next', data });
    expect([opened, told, await other]).toEqual([
      true,
      [
        next({
          errors: [
            {
              message: 'Expected credentials that are still valid here.',
              extensions: { code: 'UNAUTHENTICATED' },
            },
          ],
        }),
        { event: 'complete', data: null },
      ],
      [next({ data: { news: { headline: 'still here' } } }), { event: 'complete', data: null }],
    ]);
  });

  it.each([
    ['POST', '/graphql', post('{ nearest { id } }')],
    ['GET', '/graphql?query={nearest{id}}', {}],
    ['a subscription', '/graphql', post('subscription { news { headline } }')],
    ['the schema', '/schema.graphql', {}],
    ['the supergraph', '/supergraph.graphql', {}],
    ['the metrics', '/metrics', {}],
    ['the playground', '/playground', {}],
    ['the first page', '/', {}],
    ['what is not there', '/nothing', {}],
  ])('is refused by %s', async (_what, path, init: { headers?: Record<string, string> }) => {
    const headers = { ...init.headers, ...as('wrong'), origin: 'https://pages.example.org' };
    const answer = await send(`${started.url}${path}`, { ...init, headers });
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 401, body: REFUSED });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'www-authenticate': 'Bearer realm="mep-graph", error="invalid_token"',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it.each(['/healthz', '/readyz'])('is nothing to %s', async (path) => {
    const { status } = await send(`${started.url}${path}`, { headers: as('wrong') });
    expect(status).toBe(200);
  });

  it('is asked to come again where nobody can tell', async () => {
    const answer = await send(`${started.url}/graphql`, post('{ nearest { id } }', as('later')));
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([
      503,
      '7',
      {
        errors: [
          {
            message:
              'Expected to be able to check credentials, which is not possible now; try again.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      },
    ]);
  });

  it('is in the log, and why somebody is refused', async () => {
    const before = started.logged.length;
    const url = `${started.url}/schema.graphql`;
    await send(url, { headers: as('partner') });
    await send(url, { headers: as('wrong') });
    await send(url);
    const lines = started.logged.slice(before).map(({ asker, refused }) => ({ asker, refused }));
    expect(lines).toEqual([
      { asker: 'key k1', refused: undefined },
      { asker: undefined, refused: 'unknown' },
      { asker: undefined, refused: undefined },
    ]);
  });
});

describe('answers that are kept', () => {
  /** What depends on who asks is what asks for tags. */
  const visibleScopes: NonNullable<TestServer['graph']['visibleScopes']> = (document, asker) =>
    JSON.stringify(document.definitions).includes('"tags"')
      ? new Set(['write'].filter((scope) => asker.scopes.has(scope)))
      : null;
  let started: TestServer;
  beforeAll(async () => {
    const keeping = { freshness: unchanging, cacheHints: hints, visibleScopes };
    started = await startServer({ identify, keeping });
  });
  afterAll(() => started.server.close());

  const askAs = async (query: string, headers: Record<string, string>) => {
    const before = started.graph.asked();
    const search = new URLSearchParams({ query }).toString();
    const answer = await send(`${started.url}/graphql?${search}`, { headers });
    return {
      asked: started.graph.asked() - before,
      cacheControl: answer.headers.get('cache-control'),
      vary: answer.headers.get('vary'),
    };
  };
  const everybody = [{}, as('partner'), as('person')];

  it('are one for all who ask what depends on nobody', async () => {
    const answers = [];
    for (const headers of [...everybody, ...everybody, ...everybody]) {
      answers.push(await askAs('{ nearest { name } }', headers));
    }
    const kept = {
      asked: 0,
      cacheControl: 'public, max-age=60',
      vary: 'Accept, Accept-Encoding, x-mep-cost, x-mep-explain',
    };
    expect(answers).toEqual([{ ...kept, asked: 1 }, ...Array.from({ length: 8 }, () => kept)]);
  });

  it('are made by nobody in particular where they are for all', async () => {
    await askAs('{ nearest { id name } }', as('partner'));
    expect(started.graph.lastAsked().asker).toEqual(anonymous);
  });

  it('are one for those who see the same', async () => {
    const query = '{ nearest { tags { name } } }';
    const asked = [];
    for (const headers of [...everybody, ...everybody, ...everybody]) {
      const answer = await askAs(query, headers);
      asked.push(answer.asked);
      expect(answer).toEqual({
        asked: answer.asked,
        cacheControl: 'private, max-age=60',
        vary: 'Accept, Accept-Encoding, x-mep-cost, x-mep-explain, Authorization',
      });
    }
    // Who is anonymous and who has no such scope are told apart, since codes of errors tell them apart.
    expect(asked).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(started.graph.lastAsked().asker).toEqual({ ...anonymous, kind: 'key' });
  });
});
