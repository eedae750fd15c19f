import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { JSON_HEADERS, send } from '../support/startServer.ts';
import { useServer } from '../support/useServer.ts';

const query = 'query Persisted($id: ID!) { center(id: $id) { id } }';
const sha256Hash = createHash('sha256').update(query).digest('hex');
const variables = { id: 'x' };

const started = useServer();

type Parameters = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string>>;
const byPost = (parameters: Parameters, headers: Headers = {}) =>
  send(`${started.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify(parameters),
  });
const byGet = (parameters: Parameters, headers: Headers = {}) => {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return send(`${started.url}/graphql?${new URLSearchParams(texts).toString()}`, { headers });
};
const BOTH: Headers = { accept: 'application/json, text/event-stream' };
const WAYS = [
  ['POST', byPost],
  ['GET', byGet],
  ['POST of who takes events, too', (sent: Parameters) => byPost(sent, BOTH)],
  ['GET of who takes events, too', (sent: Parameters) => byGet(sent, BOTH)],
] as const;

const NOT_FOUND = { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
const REFUSED = { errors: [{ extensions: { code: 'BAD_REQUEST' } }] };
const ANSWER = { data: { center: { id: 'Center:one' } } };

describe.each(WAYS)('a document asked for by its id, by %s', (_way, ask) => {
  it.each([
    ['a hash nobody knows', `sha256:${'0'.repeat(64)}`],
    ['an id of another kind', 'x-name:Persisted'],
    ['an id without a kind', 'Persisted'],
    ['a hash that is too short', `sha256:${sha256Hash.slice(1)}`],
  ])('is not found by %s', async (_what, documentId) => {
    expect((await ask({ documentId, variables })).body).toMatchObject(NOT_FOUND);
  });

  it('is found once its text came, by whatever a client calls the hash', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect((await byPost({ query, variables, extensions })).body).toEqual(ANSWER);
    // From the third time on, it takes the short way.
    for (const documentId of [1, 2, 3, 4].map(() => `sha256:${sha256Hash}`)) {
      expect((await ask({ documentId, variables })).body).toEqual(ANSWER);
    }
    const named = { documentId: `sha256:${sha256Hash}`, operationName: 'Persisted', variables };
    expect((await ask(named)).body).toEqual(ANSWER);
    expect((await ask({ ...named, extensions: {} })).body).toEqual(ANSWER);
  });

  it('is kept when its text comes with it, and the id is its hash', async () => {
    const other = `${query} # by ${_way}`;
    const documentId = `sha256:${createHash('sha256').update(other).digest('hex')}`;
    expect((await ask({ documentId, variables })).body).toMatchObject(NOT_FOUND);
    expect((await ask({ documentId, query: other, variables })).body).toEqual(ANSWER);
    expect((await ask({ documentId, variables })).body).toEqual(ANSWER);
    expect((await ask({ documentId, query, variables })).body).toMatchObject(REFUSED);
  });
});

it.each([7, null, {}, ['sha256:x']])('refuses %j as the id of a document', async (documentId) => {
  const { status, body } = await byPost({ documentId });
  expect([status, body]).toMatchObject([400, REFUSED]);
});
