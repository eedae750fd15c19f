import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportPKCS8, exportSPKI, importJWK, type JWTPayload } from 'jose';
import type { IdentifyBearer } from '../../src/identity/createIdentify.ts';
import { openTokens } from '../../src/identity/tokens/openTokens.ts';
import { readConfig } from '../../src/settings/config.ts';
import type { SettingName } from '../../src/settings/settings.ts';
import {
  makeSigningKey,
  signToken,
  startTokenIssuer,
  type SigningKey,
  type TokenIssuer,
} from '../support/tokenIssuer.ts';

const ISSUER = 'https://login.example.org';
const AUDIENCE = 'https://graph.example.org';
const START = 1_800_000_000;

let key: SigningKey;
let other: SigningKey;
let foreign: SigningKey;
let issuer: TokenIssuer;
let now = START;
let logged: string[] = [];
let identify: IdentifyBearer;

async function open(settings: Partial<Record<SettingName, string>> = {}): Promise<IdentifyBearer> {
  const config = readConfig(
    { tokenIssuer: ISSUER, tokenAudience: AUDIENCE, tokenKeys: issuer.url, ...settings },
    {},
  );
  const log = (facts: unknown, message?: unknown) => void logged.push(String(message ?? facts));
  const opened = await openTokens(config, { warn: log, info: log }, () => now * 1000);
  if (opened === null) throw new Error('Expected an issuer.');
  return opened;
}

beforeAll(async () => {
  [key, other, foreign] = await Promise.all([
    makeSigningKey('one'),
    makeSigningKey('two', 'RS256'),
    makeSigningKey('one'),
  ]);
});
beforeEach(async () => {
  now = START;
  logged = [];
  issuer = await startTokenIssuer(key);
  identify = await open();
});
afterEach(() => issuer.close());

const claims: JWTPayload = { iss: ISSUER, aud: AUDIENCE, sub: 'person-1', exp: START + 600 };
const sign = (more: object = {}, by = key, header = {}) =>
  signToken(by, { ...claims, ...more }, header);
const refused = (reason: string) => ({ state: 'refused', reason: `token: ${reason}` });
const known = (more: object = {}) => ({
  state: 'known',
  asker: {
    kind: 'token',
    name: 'person-1',
    owner: null,
    scopes: new Set(),
    quota: null,
    ...more,
  },
  isForSubgraphs: true,
});

describe('a token', () => {
  it.each([
    ['by its subject', {}, { name: 'person-1' }],
    ['by its program', { sub: undefined, client_id: 'crm' }, { name: 'crm' }],
    ['by its program, as others say it', { sub: undefined, azp: 'crm' }, { name: 'crm' }],
    [
      'by what can stand in a log',
      { sub: 'a\u001b[31m b' },
      { name: 'sha256:JNrHLiidLKYMqdpR7foE9zQp5gZFpXO44DcgwCjtW7U' },
    ],
    ['with scopes in a text', { scope: 'a  b' }, { scopes: new Set(['a', 'b']) }],
    ['with scopes in lists', { scp: ['a'], roles: ['b', 7] }, { scopes: new Set(['a', 'b']) }],
    ['for one of several audiences', { aud: ['x', AUDIENCE] }, {}],
    ['with scopes that are no words', { scope: { a: 1 }, roles: null }, {}],
  ])('says who asks, %s', async (_what, more: object, asker: object) => {
    expect(await identify(await sign(more))).toEqual(known(asker));
  });

  it('says it by claims that are configured', async () => {
    identify = await open({
      tokenScopes: 'https://graph.example.org/roles,realm_access.roles',
      tokenOwner: 'mep.center',
    });
    const token = await sign({
      scope: 'not-this',
      'https://graph.example.org/roles': ['a'],
      realm_access: { roles: ['b'] },
      mep: { center: 'Center:gamep' },
    });
    expect(await identify(token)).toEqual(
      known({ scopes: new Set(['a', 'b']), owner: 'Center:gamep' }),
    );
  });

  it.each(['gamep', 'Center:a b', 7, null])('speaks for nobody by %p', async (owner) => {
    identify = await open({ tokenOwner: 'center' });
    expect(await identify(await sign({ center: owner }))).toEqual(known());
  });

  it('is checked once, and known again without waiting', async () => {
    const token = await sign();
    await identify(token);
    expect(identify(token)).toEqual(known());
    expect(issuer.asked).toBe(1);
  });

  it('ends 30 s after it says so, for clocks that differ', async () => {
    const token = await sign({ exp: START + 10 });
    await identify(token);
    now = START + 39;
    expect(await identify(token)).toEqual(known());
    now = START + 40;
    expect(await identify(token)).toEqual(refused('expired'));
  });

  it('begins 30 s before it says so', async () => {
    expect(await identify(await sign({ nbf: START + 30 }))).toEqual(known());
    expect(await identify(await sign({ nbf: START + 31 }))).toEqual(refused('claim nbf'));
  });

  it.each([
    ['another issuer', { iss: 'https://other.example.org' }, 'another issuer'],
    ['no issuer', { iss: undefined }, 'another issuer'],
    ['an issuer that only begins so', { iss: `${ISSUER}/` }, 'another issuer'],
    ['another audience', { aud: 'https://other.example.org' }, 'another audience'],
    ['no audience', { aud: undefined }, 'another audience'],
    ['an end that is over', { exp: START - 31 }, 'expired'],
    ['no end', { exp: undefined }, 'no end'],
    ['nobody', { sub: undefined }, 'names nobody'],
    ['an empty name', { sub: '' }, 'names nobody'],
  ])('is refused with %s', async (_what, more: object, reason) => {
    expect(await identify(await sign(more))).toEqual(refused(reason));
  });

  it('is refused where another key of that name signed it', async () => {
    expect(await identify(await sign({}, foreign))).toEqual(
      refused('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
  });

  it('is refused with other claims than were signed', async () => {
    const [head, , signature] = (await sign()).split('.');
    const claimed = encode({ ...claims, sub: 'somebody else' });
    expect(await identify(`${head}.${claimed}.${signature}`)).toEqual(
      refused('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
  });

  it.each([
    ['none', (head: object) => `${encode({ ...head, alg: 'none' })}.${encode(claims)}.`],
    [
      'an HMAC by the public key',
      async (head: object) => {
        const signed = `${encode({ ...head, alg: 'HS256' })}.${encode(claims)}`;
        const publicKey = await importJWK(key.jwk, 'ES256', { extractable: true });
        if (publicKey instanceof Uint8Array) throw new Error('Expected a key of two.');
        const hmac = createHmac('sha256', await exportSPKI(publicKey));
        return `${signed}.${hmac.update(signed).digest('base64url')}`;
      },
    ],
  ])('is refused with %s for a signature', async (_what, make) => {
    expect(await identify(await make({ kid: 'one' }))).toEqual(refused('another algorithm'));
  });

  it('is refused with an algorithm that is not configured', async () => {
    identify = await open({ tokenAlgorithms: 'RS256' });
    expect(await identify(await sign())).toEqual(refused('another algorithm'));
  });

  it('is refused with another algorithm than its key is for', async () => {
    issuer.keys = [key, other];
    identify = await open();
    const mixed = await signToken({ ...other, kid: 'one' }, claims);
    expect(await identify(mixed)).toEqual(refused('ERR_JWKS_NO_MATCHING_KEY'));
  });

  it.each([
    ['no token at all', 'opaque'],
    ['four parts', 'a.b.c.d'],
    ['a head that is no JSON', 'e30x.e30.x'],
    ['a key id that is no text', `${encode({ alg: 'ES256', kid: 7 })}.${encode(claims)}.x`],
    ['claims in a list', `${encode({ alg: 'ES256', kid: 'one' })}.${encode([])}.x`],
  ])('is refused as %s', async (_what, text) => {
    expect(await identify(text)).toEqual(refused('no token'));
  });

  it('is refused with what it must not be understood without', async () => {
    const token = await sign({}, key, { crit: ['exp'], exp: 1 }).catch(() => null);
    const [, body = '', signature = ''] = (await sign()).split('.');
    const head = encode({ alg: 'ES256', kid: 'one', crit: ['x-strange'], 'x-strange': 1 });
    expect(token).toBeNull();
    expect(await identify(`${head}.${body}.${signature}`)).toEqual(
      refused('ERR_JOSE_NOT_SUPPORTED'),
    );
  });

  it('is refused where it is long', async () => {
    const token = await sign({ padding: 'x'.repeat(8192) });
    expect(await identify(token)).toEqual(refused('longer than 8192 bytes'));
  });

  it('needs no key id where one key of its kind is there', async () => {
    issuer.keys = [key, other];
    identify = await open();
    expect(await identify(await sign({}, key, { kid: undefined }))).toEqual(known());
  });

  it('may be signed by any of several keys without ids', async () => {
    const second = await makeSigningKey('three');
    const nameless = ({ jwk, ...rest }: SigningKey): SigningKey => {
      const { kid, ...unnamed } = jwk;
      return kid === undefined ? { ...rest, jwk } : { ...rest, jwk: unnamed };
    };
    issuer.keys = [nameless(key), nameless(second)];
    identify = await open();
    const header = { kid: undefined };
    expect(await identify(await sign({}, second, header))).toEqual(known());
    expect(await identify(await sign({}, await makeSigningKey('four'), header))).toEqual(
      refused('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
  });
});

describe('the keys of an issuer', () => {
  it('are asked for again where a token names one that is new', async () => {
    await identify(await sign());
    issuer.keys = [key, other];
    expect(await identify(await sign({}, other))).toEqual(known());
    expect(issuer.asked).toBe(2);
  });

  it('are not asked for again where one is known to be missing, for 30 s', async () => {
    const missing = refused('a key that its issuer does not have');
    expect(await identify(await sign({}, other))).toEqual(missing);
    now += 29;
    expect(await identify(await sign({}, other))).toEqual(missing);
    expect(issuer.asked).toBe(2);
    now += 1;
    issuer.keys = [other];
    expect(await identify(await sign({}, other))).toEqual(known());
  });

  it('are not asked for without end by made-up ids', async () => {
    const made = async (kid: string) => identify(await sign({}, { ...other, kid }));
    const answers = [];
    for (let id = 0; id < 7; id += 1) answers.push((await made(`made-up-${id}`)).state);
    expect(answers).toEqual([...Array<string>(5).fill('refused'), 'unavailable', 'unavailable']);
    expect(issuer.asked).toBe(6);
    expect(await made('made-up-8')).toEqual({ state: 'unavailable', retryAfterSeconds: 6 });
    // Who asks by keys that are known feels nothing of that.
    expect(await identify(await sign())).toEqual(known());
    now += 6;
    expect(await made('made-up-8')).toMatchObject({ state: 'refused' });
  });

  it('are not asked for by tokens that cannot be good', async () => {
    const stranger = { ...other, kid: 'stranger' };
    await identify(await sign({ iss: 'https://other.example.org' }, stranger));
    await identify(await sign({ aud: 'other' }, stranger));
    await identify(await sign({ exp: START - 31 }, stranger));
    expect(issuer.asked).toBe(1);
  });

  it.each(['failing', 'nonsense', 'silent'] as const)(
    'go on where the issuer is %s, and others are answered for later',
    async (state) => {
      await identify(await sign());
      issuer.state = state;
      now += 400;
      expect(await identify(await sign({ jti: 'another' }))).toEqual(known());
      // By the way, it was asked again.
      const wait = { state: 'unavailable', retryAfterSeconds: 10 };
      expect(await identify(await sign({}, other))).toEqual(wait);
      now += 4;
      expect(await identify(await sign({}, other))).toEqual({ ...wait, retryAfterSeconds: 6 });
      expect([issuer.asked, logged]).toEqual([
        2,
        ['the keys of the issuer of tokens cannot be had'],
      ]);

      issuer.state = 'up';
      issuer.keys = [key, other];
      now += 6;
      expect(await identify(await sign({}, other))).toEqual(known());
      expect(logged).toHaveLength(2);
    },
  );

  it('are answered for later where they were never had', async () => {
    issuer.state = 'failing';
    identify = await open();
    const first = await identify(await sign());
    expect(first).toEqual({ state: 'unavailable', retryAfterSeconds: 10 });
    issuer.state = 'up';
    now += 10;
    expect(await identify(await sign())).toEqual(known());
  });

  it('no longer count once the issuer has taken one away', async () => {
    const token = await sign();
    await identify(token);
    issuer.keys = [other];
    now += 301;
    expect(await identify(token)).toEqual(known());
    await identify(await sign({}, other));
    expect(await identify(token)).toEqual(refused('a key that its issuer does not have'));
  });

  it.each([
    ['a secret one', async () => ({ ...key.jwk, d: 'x', pem: await exportPKCS8(key.privateKey) })],
    ['one for both sides', async () => ({ kty: 'oct', k: 'c2VjcmV0' })],
  ])('are refused as a whole with %s', async (_what, make) => {
    const folder = await mkdtemp(join(tmpdir(), 'mep-graph-keys-'));
    const file = join(folder, 'keys.json');
    await writeFile(file, JSON.stringify({ keys: [await make()] }));
    await expect(open({ tokenKeys: file })).rejects.toThrow(
      '--token-keys: Expected only public keys in a JSON Web Key Set, got one that is secret.',
    );
    await rm(folder, { recursive: true });
  });

  it('may be in a file, which is read again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mep-graph-keys-'));
    const file = join(folder, 'keys.json');
    await writeFile(file, JSON.stringify({ keys: [key.jwk] }));
    identify = await open({ tokenKeys: file });
    expect(await identify(await sign())).toEqual(known());
    await writeFile(file, JSON.stringify({ keys: [other.jwk] }));
    expect(await identify(await sign({}, other))).toEqual(known());
    await expect(open({ tokenKeys: join(folder, 'nothing') })).rejects.toThrow('--token-keys: ');
    await rm(folder, { recursive: true });
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
