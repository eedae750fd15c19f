import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exportPKCS8 } from 'jose';
import { known, refused, START, useTokens } from '../../support/askedTokens.ts';

const tokens = useTokens();
const { open, sign } = tokens;

describe('the keys of an issuer', () => {
  it('are asked for again where a token names one that is new', async () => {
    await tokens.identify(await sign());
    tokens.issuer.keys = [tokens.key, tokens.other];
    expect(await tokens.identify(await sign({}, tokens.other))).toEqual(known());
    expect(tokens.issuer.asked).toBe(2);
  });

  it('are not asked for again where one is known to be missing, for 30 s', async () => {
    const missing = refused('a key that its issuer does not have');
    expect(await tokens.identify(await sign({}, tokens.other))).toEqual(missing);
    tokens.now += 29;
    expect(await tokens.identify(await sign({}, tokens.other))).toEqual(missing);
    expect(tokens.issuer.asked).toBe(2);
    tokens.now += 1;
    tokens.issuer.keys = [tokens.other];
    expect(await tokens.identify(await sign({}, tokens.other))).toEqual(known());
  });

  it('are not asked for without end by made-up ids', async () => {
    const made = async (kid: string) => tokens.identify(await sign({}, { ...tokens.other, kid }));
    const answers = [];
    for (let id = 0; id < 7; id += 1) answers.push((await made(`made-up-${id}`)).state);
    expect(answers).toEqual([...Array<string>(5).fill('refused'), 'unavailable', 'unavailable']);
    expect(tokens.issuer.asked).toBe(6);
    expect(await made('made-up-8')).toEqual({ state: 'unavailable', retryAfterSeconds: 6 });
    // Who asks by keys that are known feels nothing of that.
    expect(await tokens.identify(await sign())).toEqual(known());
    tokens.now += 6;
    expect(await made('made-up-8')).toMatchObject({ state: 'refused' });
  });

  it('are not asked for by tokens that cannot be good', async () => {
    const stranger = { ...tokens.other, kid: 'stranger' };
    await tokens.identify(await sign({ iss: 'https://other.example.org' }, stranger));
    await tokens.identify(await sign({ aud: 'other' }, stranger));
    await tokens.identify(await sign({ exp: START - 31 }, stranger));
    expect(tokens.issuer.asked).toBe(1);
  });

  it.each(['failing', 'nonsense', 'silent'] as const)(
    'go on where the issuer is %s, and others are answered for later',
    async (state) => {
      await tokens.identify(await sign());
      tokens.issuer.state = state;
      tokens.now += 400;
      expect(await tokens.identify(await sign({ jti: 'another' }))).toEqual(known());
      // By the way, it was asked again.
      const wait = { state: 'unavailable', retryAfterSeconds: 10 };
      expect(await tokens.identify(await sign({}, tokens.other))).toEqual(wait);
      tokens.now += 4;
      expect(await tokens.identify(await sign({}, tokens.other))).toEqual({
        ...wait,
        retryAfterSeconds: 6,
      });
      expect([tokens.issuer.asked, tokens.logged]).toEqual([
        2,
        ['the keys of the issuer of tokens cannot be had'],
      ]);

      tokens.issuer.state = 'up';
      tokens.issuer.keys = [tokens.key, tokens.other];
      tokens.now += 6;
      expect(await tokens.identify(await sign({}, tokens.other))).toEqual(known());
      expect(tokens.logged).toHaveLength(2);
    },
  );

  it('are answered for later where they were never had', async () => {
    tokens.issuer.state = 'failing';
    tokens.identify = await open();
    const first = await tokens.identify(await sign());
    expect(first).toEqual({ state: 'unavailable', retryAfterSeconds: 10 });
    tokens.issuer.state = 'up';
    tokens.now += 10;
    expect(await tokens.identify(await sign())).toEqual(known());
  });

  it('no longer count once the issuer has taken one away', async () => {
    const token = await sign();
    await tokens.identify(token);
    tokens.issuer.keys = [tokens.other];
    tokens.now += 301;
    expect(await tokens.identify(token)).toEqual(known());
    await tokens.identify(await sign({}, tokens.other));
    expect(await tokens.identify(token)).toEqual(refused('a key that its issuer does not have'));
  });

  it.each([
    [
      'a secret one',
      async () => ({ ...tokens.key.jwk, d: 'x', pem: await exportPKCS8(tokens.key.privateKey) }),
    ],
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
    await writeFile(file, JSON.stringify({ keys: [tokens.key.jwk] }));
    tokens.identify = await open({ tokenKeys: file });
    expect(await tokens.identify(await sign())).toEqual(known());
    await writeFile(file, JSON.stringify({ keys: [tokens.other.jwk] }));
    expect(await tokens.identify(await sign({}, tokens.other))).toEqual(known());
    const nothing = join(folder, 'nothing');
    await expect(open({ tokenKeys: nothing })).rejects.toThrow(
      `--token-keys: Expected a JSON Web Key Set, got ${nothing}: there is none.`,
    );
    await rm(folder, { recursive: true });
  });
});
