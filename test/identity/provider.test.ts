import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIdentify } from '../../src/identity/createIdentify.ts';
import { openTokens } from '../../src/identity/tokens/openTokens.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startFramework, type FrameworkServer } from '../support/frameworkServer.ts';
import { send, startServer, type TestServer } from '../support/startServer.ts';

const AUDIENCE = 'https://graph.example.org';
const SECRET = 'a-secret-of-tests-alone-and-long-enough-to-be-one';

let provider: FrameworkServer;
let started: TestServer;
beforeAll(async () => {
  provider = await startFramework('oidcProvider.js', '0', SECRET);
  const { jwks_uri: tokenKeys, issuer: tokenIssuer } = (await (
    await fetch(`${provider.url}/.well-known/openid-configuration`)
  ).json()) as { jwks_uri: string; issuer: string };
  const config = readConfig({ tokenIssuer, tokenAudience: AUDIENCE, tokenKeys }, {});
  const log = { warn: () => undefined, info: () => undefined };
  const identify = createIdentify({
    keys: null,
    tokens: await openTokens(config, log),
    log,
    metrics: { count: () => undefined },
  });
  started = await startServer({ identify });
});
afterAll(async () => {
  await started.server.close();
  await provider.stop();
});

/** As a program gets one for itself. */
async function tokenFor(resource: string, scope: string): Promise<string> {
  const response = await fetch(`${provider.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`gamep-crm:${SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope }),
  });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

const askAs = async (token: string) =>
  send(`${started.url}/graphql?query={nearest{name}}`, {
    headers: { authorization: `Bearer ${token}` },
  });

describe('a token of oidc-provider', () => {
  it('says who asks and what it may', async () => {
    const { status } = await askAs(await tokenFor(AUDIENCE, 'network:read'));
    expect(status).toBe(200);
    expect(started.logged.at(-1)).toMatchObject({ asker: 'token gamep-crm' });

    await askAs(await tokenFor(AUDIENCE, 'network:read resources:write'));
    expect(started.graph.lastAsked().asker).toMatchObject({ kind: 'token', name: 'gamep-crm' });
  });

  it('is refused where it is for somebody else', async () => {
    const { status } = await askAs(await tokenFor('https://other.example.org', 'network:read'));
    expect(status).toBe(401);
    expect(started.logged.at(-1)).toMatchObject({ refused: 'token: another audience' });
  });

  it('is refused where it is changed by a letter', async () => {
    const token = await tokenFor(AUDIENCE, 'network:read');
    const at = token.lastIndexOf('.') + 5;
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect((await askAs(changed)).status).toBe(401);
  });

  it('goes on while the provider is down, and others are asked to come again', async () => {
    const token = await tokenFor(AUDIENCE, 'network:read');
    await provider.stop();
    expect((await askAs(token)).status).toBe(200);
    // As if its provider had a new key since.
    const [head = '', ...rest] = token.split('.');
    const decoded = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
    const renamed = Buffer.from(JSON.stringify({ ...decoded, kid: 'newer' })).toString('base64url');
    const { status, headers } = await askAs([renamed, ...rest].join('.'));
    expect([status, headers.get('retry-after')]).toEqual([503, '10']);
  });
});
