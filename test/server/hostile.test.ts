import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ask, JSON_HEADERS, send } from '../support/startServer.ts';
import { useServer } from '../support/useServer.ts';

const started = useServer();

const many = (count: number, unit: (index: number) => string, separator = ' ') =>
  Array.from({ length: count }, (_, index) => unit(index)).join(separator);
/** `open` so many times, then `inside`, then as many `close`. */
const nested = (levels: number, [open, inside, close]: readonly [string, string, string]) =>
  open.repeat(levels) + inside + close.repeat(levels);
/** Fragments that each spread the next one twice. */
const doubling = (steps: number, spread: (next: string) => string, last: string) =>
  `${many(steps, (step) => `fragment F${step} on Center { ${spread(`...F${step + 1}`)} }`)} fragment F${steps} on Center { ${last} }`;
const peers = (next: string) => `peers(first: 100) { nodes { ${next} } }`;

/** What no answer may hold, whatever was asked. */
const LEAK =
  /node_modules|\n\s+at |\bat [\w.<> ]+ \((file|\/|node:)|mongodb:\/\/|stacktrace|FST_ERR/;

/** Every different code of an answer's errors; fails where an error has none. */
function codesOf(body: unknown): string[] {
  // What each test sent is answered by a result; toHaveProperty names what came when it is not.
  expect(body).toHaveProperty('errors');
  const { errors } = body as { errors: { extensions: { code: string } }[] };
  return [...new Set(errors.map(({ extensions }) => extensions.code))];
}

describe('a hostile document', () => {
  it.each<[string, string]>([
    ['aliases without end', `{ ${many(400, (i) => `a${i}: __typename`)} }`],
    ['one field without end', `{ ${many(4900, () => '__typename')} }`],
    ['more tokens than are read', `{ ${many(30_000, () => 'a')} }`],
    ['fields that pair with each other', `{ ${many(900, () => 'nearest { id }')} }`],
    [
      'selections that pair with each other at every level',
      `{ ${nested(9, ['nearest { id } centers { nodes { ', 'id', ' } }'])} ${many(60, (i) => `b${i}: nearest { id }`)} }`,
    ],
    ['one directive over and over', `{ __typename ${many(900, () => '@include(if: true)')} }`],
    ['unknown directives', `{ __typename ${many(2000, (i) => `@d${i}`)} }`],
    ['selection sets deeper than the parser can go', nested(30_000, ['{a', '', '}'])],
    ['selection sets just within the tokens', nested(1200, ['{a', '{a}', '}'])],
    ['inline fragments in each other', nested(1600, ['{...', '{__typename}', '}'])],
    ['lists in each other', `{ search(text: ${nested(2400, ['[', '1', ']'])}) { __typename } }`],
    [
      'objects in each other',
      `{ centers(filter: ${nested(800, ['{any:', '{}', '}'])}) { totalCount } }`,
    ],
    [
      'lists of lists as the type of a variable',
      `query ($x: ${nested(2300, ['[', 'Int', ']'])}) { __typename }`,
    ],
    ['a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }'],
    [
      'a cycle through three fragments',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
    ],
    [
      'a cycle through fields',
      '{ nearest { ...A } } fragment A on Center { peers { nodes { ...A } } }',
    ],
    [
      'fragments that double 300 times',
      `{ nearest { ...F0 } } ${doubling(300, (next) => `${next} ${next}`, 'id')}`,
    ],
    [
      'fragments that double and descend',
      `{ nearest { ...F0 } } ${doubling(20, (next) => `a: ${peers(next)} b: ${peers(next)}`, 'id')}`,
    ],
    ['fragments that multiply pages', `{ nearest { ...F0 } } ${doubling(5, peers, 'id')}`],
    ['pages in pages', `{ centers(first: 100) { nodes { ${peers(peers(peers('id')))} } } }`],
    [
      'pages in pages by edges',
      '{ centers(first: 100) { edges { node { peers(first: 100) { edges { node { resources(last: 100) { edges { node { id } } } } } } } } } }',
    ],
    [
      'lists in lists',
      `{ nearest { ${nested(6, ['tags { centers(first: 100) { ', 'id', ' } }'])} } }`,
    ],
    [
      'one look-up of very many ids',
      `{ nodes(ids: [${many(2400, (i) => `"${i}"`)}]) { ... on Center { peers(first: 100) { nodes { id } } } } }`,
    ],
    [
      'the schema, 50 times',
      `{ ${many(50, (i) => `s${i}: __schema { types { name fields { name } } }`)} }`,
    ],
    [
      'the schema in itself',
      `{ __schema { types { ${nested(5, ['fields { type { ', 'name', ' } }'])} } } }`,
    ],
    ['variables without end', `query (${many(1100, (i) => `$v${i}: Int`)}) { __typename }`],
    ['one argument over and over', `{ centers(${many(1200, () => 'first: 1')}) { totalCount } }`],
    [
      'two numbers for one field',
      '{ centers(first: 1) { totalCount } centers(first: 2) { totalCount } }',
    ],
    ['definitions of types', many(400, (i) => `type T${i} { a: Int }`)],
    ['a number no computer has', `{ centers(first: ${'9'.repeat(5000)}) { totalCount } }`],
    ['a name no field has', `{ ${'x'.repeat(50_000)} }`],
    ['a name made of escapes', '{ \\u005f\\u005fschema { types { name } } }'],
    ['a NUL', '{ \u0000 }'],
    ['a broken string', '{ search(text: "\\uD800") { __typename } }'],
  ])('of %s is refused', async (_name, query) => {
    const asked = started.graph.asked();
    const { status, text, body } = await ask(started, query);
    expect(status).toBe(400);
    expect(codesOf(body)).not.toEqual([]);
    expect(text).not.toMatch(LEAK);
    expect(Buffer.byteLength(text)).toBeLessThan(200_000);
    expect(started.graph.asked()).toBe(asked);
    expect((await ask(started, '{ __typename }')).status).toBe(200);
  });

  it.each<[string, string]>([
    ['a thousand operations, of which one runs', many(900, (i) => `query q${i} { __typename }`)],
    ['comments without end', `{ __typename ${many(20_000, () => '#\n', '')} }`],
    ['commas without end', `{ __typename ${','.repeat(90_000)} }`],
  ])('of %s is answered', async (_name, query) => {
    const { status, body } = await ask(started, query, {
      operationName: query.startsWith('query') ? 'q1' : undefined,
    });
    expect({ status, body }).toEqual({ status: 200, body: { data: { __typename: 'Query' } } });
  });
});

describe('hostile variables', () => {
  const search = 'query ($t: String!) { search(text: $t) { __typename } }';
  const filter = 'query ($f: CenterFilter) { centers(first: 1, filter: $f) { totalCount } }';

  it.each<[string, string, unknown]>([
    ['an operator where a text is declared', search, { t: { $ne: null } }],
    ['an operator in a list', search, { t: [{ $regex: '^(a+)+$' }] }],
    ['an operator in a filter', filter, { f: { name: { $gt: '' } } }],
    ['code in a filter', filter, { f: { $where: 'while (true) {}' } }],
    [
      'lists where one id is declared',
      'query ($i: ID!) { node(id: $i) { id } }',
      { i: ['1', '2'] },
    ],
    [
      'a number beyond 32 bits',
      'query ($n: Int) { centers(first: $n) { totalCount } }',
      { n: 2 ** 31 },
    ],
    [
      'a list with very many wrong members',
      'query ($i: [ID!]!) { nodes(ids: $i) { id } }',
      { i: Array(4000).fill({}) },
    ],
  ])('like %s are refused', async (_name, query, variables) => {
    const { status, body, text } = await ask(started, query, { variables });
    expect(status).toBe(400);
    expect(codesOf(body)).toEqual(['BAD_USER_INPUT']);
    expect(Buffer.byteLength(text)).toBeLessThan(200_000);
    expect((await ask(started, '{ __typename }')).status).toBe(200);
  });

  it.each<[string, string, unknown]>([
    ['a text that stops naive patterns', search, { t: `${'a'.repeat(20_000)}!` }],
    [
      'a text of marks and of letters that run backwards',
      search,
      { t: `\u202e${'Z\u0351'.repeat(500)}\u{1f9e8}` },
    ],
    [
      'a depth no one declared',
      '{ __typename }',
      { x: JSON.parse(nested(20_000, ['[', '', ']'])) as unknown },
    ],
  ])('like %s do no harm', async (_name, query, variables) => {
    expect((await ask(started, query, { variables })).status).toBe(200);
    expect((await ask(started, '{ __typename }')).status).toBe(200);
  });
});

describe('a hostile body', () => {
  it.each<[string, number, string | Buffer<ArrayBuffer>, Record<string, string>]>([
    ['a batch', 400, JSON.stringify(Array(10).fill({ query: '{ __typename }' })), JSON_HEADERS],
    ['a batch in a batch', 400, '[[{"query":"{ __typename }"}]]', JSON_HEADERS],
    ['a parsed document', 400, '{"query":{"kind":"Document","definitions":[]}}', JSON_HEADERS],
    ['a number', 400, '7', JSON_HEADERS],
    ['a text', 400, '"{ __typename }"', JSON_HEADERS],
    ['a deep list', 400, nested(45_000, ['[', '', ']']), JSON_HEADERS],
    [
      'a prototype in the variables',
      400,
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":1}}}',
      JSON_HEADERS,
    ],
    [
      'a constructor in the variables',
      400,
      '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"polluted":1}}}}',
      JSON_HEADERS,
    ],
    [
      'a compressed bomb',
      413,
      gzipSync(Buffer.alloc(5_000_000)),
      { ...JSON_HEADERS, 'content-encoding': 'gzip' },
    ],
    [
      'a compressed bomb that breaks off',
      413,
      gzipSync(Buffer.alloc(50_000_000)).subarray(0, -8),
      { ...JSON_HEADERS, 'content-encoding': 'gzip' },
    ],
    ['a compressed body of nothing', 400, '', { ...JSON_HEADERS, 'content-encoding': 'gzip' }],
    ['bytes that are no text', 400, Buffer.from([0xff, 0xfe, 0x00, 0x80]), JSON_HEADERS],
    ['a megabyte', 413, `{"query":"${' '.repeat(1_000_000)}"}`, JSON_HEADERS],
  ])('like %s is refused with %d', async (_name, status, body, headers) => {
    const answer = await send(`${started.url}/graphql`, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(codesOf(answer.body)).not.toEqual([]);
    expect(answer.text).not.toMatch(LEAK);
    expect((await ask(started, '{ __typename }')).status).toBe(200);
    expect({}).not.toHaveProperty('polluted');
  });

  it('that asks for an unknown persisted query is told to send it', async () => {
    const { body } = await send(`${started.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({
        extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } },
      }),
    });
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });
});

describe('a hostile head', () => {
  it.each<[string, number, string]>([
    [
      'more headers than are read',
      431,
      `GET / HTTP/1.1\r\nhost: x\r\na: ${'b'.repeat(20_000)}\r\n\r\n`,
    ],
    ['what is no HTTP', 400, 'HELO example.org\r\n\r\n'],
  ])('like %s is refused with %d and a code', async (_name, status, head) => {
    const { hostname, port } = new URL(started.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(head);
    const answer = await text(socket);
    const [top = '', body = ''] = answer.split('\r\n\r\n');
    expect(top).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(codesOf(JSON.parse(body))).toEqual(['BAD_REQUEST']);
  });
});
