import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { createIdentify } from '../../src/identity/createIdentify.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { createIdentityMetrics } from '../../src/identity/identityMetrics.ts';
import { createKeyIdentify } from '../../src/identity/keys/identifyKey.ts';
import { createKey, revokeKey } from '../../src/identity/keys/keyRecords.ts';
import { makeKeyText } from '../../src/identity/keys/keyText.ts';
import { openTokens } from '../../src/identity/tokens/openTokens.ts';
import { readConfig } from '../../src/settings/config.ts';
import { createLogger } from '../../src/observing/log.ts';
import { testDatabase } from '../support/database.ts';
import { linked, serveSubgraph } from '../support/httpSubgraph.ts';
import { startLiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { JSON_HEADERS, startServer, type TestServer } from '../support/startServer.ts';
import {
  makeSigningKey,
  signToken,
  startTokenIssuer,
  type TokenIssuer,
} from '../support/tokenIssuer.ts';
import { until } from '../support/until.ts';

const { db } = testDatabase();
const ISSUER = 'https://login.example.org';
const AUDIENCE = 'https://graph.example.org';

let issuer: TokenIssuer;
let identify: Identify;
let isAvailable = true;
/** What the part that finds out who asks has logged. */
const logged: string[] = [];
/** By what is special about it, as `Authorization` has it. */
const credentials: Record<string, string | readonly string[]> = {};
/** What is in none of all that is written. */
const secrets: string[] = [];

function mark(what: string, value: string | readonly string[], ...parts: readonly string[]): void {
  credentials[what] = value;
  // Also where only the beginning or the end is written.
  secrets.push(...parts.flatMap((part) => [part.slice(0, 12), part.slice(-12)]));
}

beforeAll(async () => {
  const signing = await makeSigningKey('one');
  issuer = await startTokenIssuer(signing);
  const settings = { tokenIssuer: ISSUER, tokenAudience: AUDIENCE, tokenKeys: issuer.url };
  const config = readConfig({ ...settings, logLevel: 'trace', logFormat: 'json' }, {});
  const log = createLogger(config, { write: (line) => void logged.push(line) });
  const keys = createKeyIdentify({
    db,
    // Looked up each time.
    freshness: { sequence: 0, lastChange: () => 0, isLive: () => false },
    isAvailable: () => isAvailable,
    log,
  });
  const tokens = await openTokens(config, log);
  identify = createIdentify({ keys, tokens, log, metrics: createIdentityMetrics(new Registry()) });
  await markAll(signing);
  // On a slow machine, the first try may end before the issuer has answered.
  await until('the keys of the issuer', async () => {
    const { state } = await identify([String(credentials['a token'])]);
    return state === 'known';
  });
});
afterAll(() => issuer.close());

async function markAll(signing: Awaited<ReturnType<typeof makeSigningKey>>): Promise<void> {
  const now = new Date();
  const wanted = { owner: null, scopes: [], quota: null, note: '', expiresAt: null };
  const [good, revoked] = [await createKey(db, wanted, now), await createKey(db, wanted, now)];
  await revokeKey(db, revoked.doc._id, { formerOnly: false }, now);
  const expired = await createKey(db, { ...wanted, expiresAt: now }, now);
  const unknown = makeKeyText();
  const secretOf = (text: string) => text.split('_')[2] ?? '';
  const bearer = (text: string) => `Bearer ${text}`;
  mark('a key', bearer(good.text), secretOf(good.text));
  mark('a revoked key', bearer(revoked.text), secretOf(revoked.text));
  mark('an expired key', bearer(expired.text), secretOf(expired.text));
  mark('a key that nobody has', bearer(unknown.text), secretOf(unknown.text));
  mark('a key that is cut', bearer(good.text.slice(0, -3)), secretOf(good.text).slice(0, -3));
  mark('half a key', 'Bearer mepg_MarkedMarked1234567890', 'MarkedMarked1234567890');
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'person', exp: now.getTime() / 1000 + 600 };
  const partsOf = (token: string) => token.split('.').slice(1);
  const token = await signToken(signing, { ...claims, marked: 'in-the-token' });
  mark('a token', bearer(token), ...partsOf(token));
  const foreign = await signToken(await makeSigningKey('one'), claims);
  mark('a foreign token', bearer(foreign), ...partsOf(foreign));
  const other = await signToken(signing, { ...claims, iss: 'https://marked-issuer.example.org' });
  mark('a token of another issuer', bearer(other), ...partsOf(other), 'marked-issuer');
  const unsure = await signToken(await makeSigningKey('marked-key-id'), claims);
  mark('a token by an unknown key', bearer(unsure), ...partsOf(unsure), 'marked-key-id');
  mark('no token', 'Bearer opaque-marked-token', 'opaque-marked-token');
  mark(
    'a password',
    `Basic ${btoa('marked-user:marked-password')}`,
    btoa('marked-user:marked-password'),
    'marked-password',
  );
  mark('another scheme', 'Digest username="marked-digest"', 'marked-digest');
  mark('two of them', [bearer(good.text), 'Bearer marked-second-one'], 'marked-second-one');
  mark('a list', `${bearer(good.text)}, Bearer marked-in-a-list`, 'marked-in-a-list');
  mark('nothing', '');
}

/** Status and everything else that comes back, as it is written. */
async function exchange(
  url: string,
  { method = 'GET', headers = {}, body }: Asking,
  authorization: string | readonly string[],
): Promise<{ readonly status: number; readonly text: string }> {
  const asked = httpRequest(url, { method, headers });
  asked.setHeader('authorization', authorization);
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = `${response.rawHeaders.join(' ')}\n`;
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, text };
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const post = (query: string, headers: Readonly<Record<string, string>> = {}): Asking => ({
  method: 'POST',
  headers: { ...JSON_HEADERS, ...headers },
  body: JSON.stringify({ query }),
});

const ROUTES: readonly (readonly [path: string, asking: Asking])[] = [
  ['/graphql', post('{ nearest { id } }')],
  ['/graphql', post('{ nearest { id } }')],
  ['/graphql', post('{ nearest { id } }', { 'x-mep-explain': '1' })],
  ['/graphql', post('{ broken remote foreign }')],
  ['/graphql', post('{ nothing }')],
  ['/graphql', post('{')],
  ['/graphql', post('mutation { rename(id: "1", name: "x") { id } }')],
  ['/graphql', post('subscription { failing { headline } }', { accept: 'text/event-stream' })],
  ['/graphql?query={nearest{id}}', {}],
  ['/graphql', { method: 'POST', headers: JSON_HEADERS, body: 'no JSON' }],
  ['/graphql', { method: 'POST', headers: { 'content-type': 'a/b' }, body: 'x' }],
  [
    '/graphql',
    {
      method: 'OPTIONS',
      headers: { origin: 'https://x.org', 'access-control-request-method': 'POST' },
    },
  ],
  ['/schema.graphql', {}],
  ['/supergraph.graphql', {}],
  ['/healthz', {}],
  ['/readyz', {}],
  ['/metrics', {}],
  ['/playground', {}],
  ['/', {}],
  ['/nothing', {}],
  ['/%', {}],
  ['/schema.graphql', { method: 'DELETE' }],
];

const VALID = new Set(['a key', 'a token']);
const PROBES = new Set(['/healthz', '/readyz']);

describe('credentials', () => {
  let started: TestServer;
  beforeAll(async () => {
    started = await startServer({ identify, settings: { logLevel: 'trace' } });
  });
  afterAll(() => started.server.close());

  it('are in nothing that is sent or logged, on whatever route, and only valid ones are let through', async () => {
    let written = '';
    const wrong: string[] = [];
    for (const [what, credential] of Object.entries(credentials)) {
      for (const [path, asking] of ROUTES) {
        const { status, text } = await exchange(`${started.url}${path}`, asking, credential);
        written += text;
        const isFor401 = !VALID.has(what) && !PROBES.has(path);
        // Nor is a valid one of which nobody can tell that now let through.
        const isUnsure = isAvailable && status === 503 && !PROBES.has(path);
        if ((status === 401) !== isFor401 || isUnsure) wrong.push(`${what} ${path}: ${status}`);
      }
    }
    isAvailable = false;
    const down = await exchange(`${started.url}/`, {}, credentials['a key'] ?? '');
    isAvailable = true;
    written += down.text + JSON.stringify(started.logged) + logged.join('');
    expect([wrong, down.status]).toEqual([[], 503]);
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  });
});

describe('what subgraphs are sent', () => {
  it('is a token where they may have it, and never a key', async () => {
    const seen: unknown[] = [];
    let written = '';
    const sdl = 'type Query { news: String }';
    const partner = await serveSubgraph({
      sdl,
      resolvers: { Query: { news: () => 'new' } },
    });
    const listed = (allow: string) =>
      `${patientList()}subgraphs: { news: { routing_url: "${partner.url}", schema: { file: news.graphql }, x-mep-graph: { headers: { allow: [${allow}] } } } }`;
    for (const allow of ['authorization', '']) {
      const files = { 'news.graphql': linked(sdl) };
      const server = await startLiveServer(listed(allow), files, { identify });
      for (const what of ['a key', 'a token']) {
        const asking = post('{ news }', { 'x-mep-explain': '1' });
        written += (await exchange(`${server.url}/graphql`, asking, credentials[what] ?? '')).text;
        seen.push(partner.lastHeaders()['authorization']);
      }
      written += JSON.stringify(server.logged);
      await server.close();
    }
    await partner.close();
    expect(seen).toEqual([undefined, credentials['a token'], undefined, undefined]);
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  });
});
