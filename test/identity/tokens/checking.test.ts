import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { exportSPKI, importJWK } from 'jose';
import {
  AUDIENCE,
  claims,
  encode,
  ISSUER,
  known,
  refused,
  START,
  useTokens,
} from '../../support/askedTokens.ts';
import { makeSigningKey, signToken, type SigningKey } from '../../support/tokenIssuer.ts';

const tokens = useTokens();
const { open, sign } = tokens;

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
    expect(await tokens.identify(await sign(more))).toEqual(known(asker));
  });

  it('says it by claims that are configured', async () => {
    tokens.identify = await open({
      tokenScopes: 'https://graph.example.org/roles,realm_access.roles',
      tokenOwner: 'mep.center',
    });
    const token = await sign({
      scope: 'not-this',
      'https://graph.example.org/roles': ['a'],
      realm_access: { roles: ['b'] },
      mep: { center: 'Center:gamep' },
    });
    expect(await tokens.identify(token)).toEqual(
      known({ scopes: new Set(['a', 'b']), owner: 'Center:gamep' }),
    );
  });

  it.each(['gamep', 'Center:a b', 7, null])('speaks for nobody by %p', async (owner) => {
    tokens.identify = await open({ tokenOwner: 'center' });
    expect(await tokens.identify(await sign({ center: owner }))).toEqual(known());
  });

  it('is checked once, and known again without waiting', async () => {
    const token = await sign();
    await tokens.identify(token);
    expect(tokens.identify(token)).toEqual(known());
    expect(tokens.issuer.asked).toBe(1);
  });

  it('ends 30 s after it says so, for clocks that differ', async () => {
    const token = await sign({ exp: START + 10 });
    await tokens.identify(token);
    tokens.now = START + 39;
    expect(await tokens.identify(token)).toEqual(known());
    tokens.now = START + 40;
    expect(await tokens.identify(token)).toEqual(refused('expired'));
  });

  it('begins 30 s before it says so', async () => {
    expect(await tokens.identify(await sign({ nbf: START + 30 }))).toEqual(known());
    expect(await tokens.identify(await sign({ nbf: START + 31 }))).toEqual(refused('claim nbf'));
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
    expect(await tokens.identify(await sign(more))).toEqual(refused(reason));
  });

  it('is refused where another key of that name signed it', async () => {
    expect(await tokens.identify(await sign({}, tokens.foreign))).toEqual(
      refused('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
  });

  it('is refused with other claims than were signed', async () => {
    const [head, , signature] = (await sign()).split('.');
    const claimed = encode({ ...claims, sub: 'somebody else' });
    expect(await tokens.identify(`${head}.${claimed}.${signature}`)).toEqual(
      refused('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
  });

  it.each([
    ['none', (head: object) => `${encode({ ...head, alg: 'none' })}.${encode(claims)}.`],
    [
      'an HMAC by the public key',
      async (head: object) => {
        const signed = `${encode({ ...head, alg: 'HS256' })}.${encode(claims)}`;
        const publicKey = await importJWK(tokens.key.jwk, 'ES256', { extractable: true });
        if (publicKey instanceof Uint8Array) throw new Error('Expected a key of two.');
        const hmac = createHmac('sha256', await exportSPKI(publicKey));
        return `${signed}.${hmac.update(signed).digest('base64url')}`;
      },
    ],
  ])('is refused with %s for a signature', async (_what, make) => {
    expect(await tokens.identify(await make({ kid: 'one' }))).toEqual(refused('another algorithm'));
  });

  it('is refused with an algorithm that is not configured', async () => {
    tokens.identify = await open({ tokenAlgorithms: 'RS256' });
    expect(await tokens.identify(await sign())).toEqual(refused('another algorithm'));
  });

  it('is refused with another algorithm than its key is for', async () => {
    tokens.issuer.keys = [tokens.key, tokens.other];
    tokens.identify = await open();
    const mixed = await signToken({ ...tokens.other, kid: 'one' }, claims);
    expect(await tokens.identify(mixed)).toEqual(refused('ERR_JWKS_NO_MATCHING_KEY'));
  });

  it.each([
    ['no token at all', 'opaque'],
    ['four parts', 'a.b.c.d'],
    ['a head that is no JSON', 'e30x.e30.x'],
    ['a key id that is no text', `${encode({ alg: 'ES256', kid: 7 })}.${encode(claims)}.x`],
    ['claims in a list', `${encode({ alg: 'ES256', kid: 'one' })}.${encode([])}.x`],
  ])('is refused as %s', async (_what, text) => {
    expect(await tokens.identify(text)).toEqual(refused('no token'));
  });

  it('is refused with what it must not be understood without', async () => {
    const token = await sign({}, tokens.key, { crit: ['exp'], exp: 1 }).catch(() => null);
    const [, body = '', signature = ''] = (await sign()).split('.');
    const head = encode({ alg: 'ES256', kid: 'one', crit: ['x-strange'], 'x-strange': 1 });
    expect(token).toBeNull();
    expect(await tokens.identify(`${head}.${body}.${signature}`)).toEqual(
      refused('ERR_JOSE_NOT_SUPPORTED'),
    );
  });

  it('is refused where it is long', async () => {
    const token = await sign({ padding: 'x'.repeat(8192) });
    expect(await tokens.identify(token)).toEqual(refused('longer than 8192 bytes'));
  });

  it('needs no key id where one key of its kind is there', async () => {
    tokens.issuer.keys = [tokens.key, tokens.other];
    tokens.identify = await open();
    expect(await tokens.identify(await sign({}, tokens.key, { kid: undefined }))).toEqual(known());
  });

  it('may be signed by any of several keys without ids', async () => {
    const second = await makeSigningKey('three');
    const nameless = ({ jwk, ...rest }: SigningKey): SigningKey => {
      const { kid, ...unnamed } = jwk;
      return kid === undefined ? { ...rest, jwk } : { ...rest, jwk: unnamed };
    };
    tokens.issuer.keys = [nameless(tokens.key), nameless(second)];
    tokens.identify = await open();
    const header = { kid: undefined };
    expect(await tokens.identify(await sign({}, second, header))).toEqual(known());
    expect(await tokens.identify(await sign({}, await makeSigningKey('four'), header))).toEqual(
      refused('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
  });
});
