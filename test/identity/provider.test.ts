import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUDIENCE, startOidcProvider, type OidcProvider } from '../support/oidcProvider.ts';
import { send, startServer, type TestServer } from '../support/startServer.ts';

let provider: OidcProvider;
let started: TestServer;
beforeAll(async () => {
  provider = await startOidcProvider();
  started = await startServer({ identify: provider.identify });
});
afterAll(async () => {
  await started.server.close();
  await provider.stop();
});

const askAs = async (token: string) =>
  send(`${started.url}/graphql?query={nearest{name}}`, {
    headers: { authorization: `Bearer ${token}` },
  });

describe('a token of oidc-provider', () => {
  it('says who asks and what it may', async () => {
    const { status } = await askAs(await provider.tokenFor(AUDIENCE, 'network:read'));
    expect(status).toBe(200);
    expect(started.logged.at(-1)).toMatchObject({ asker: 'token gamep-crm' });

    await askAs(await provider.tokenFor(AUDIENCE, 'network:read resources:write'));
    expect(started.graph.lastAsked().asker).toMatchObject({ kind: 'token', name: 'gamep-crm' });
  });

  it('is refused where it is for somebody else', async () => {
    const { status } = await askAs(
      await provider.tokenFor('https://other.example.org', 'network:read'),
    );
    expect(status).toBe(401);
    expect(started.logged.at(-1)).toMatchObject({ refused: 'token: another audience' });
  });

  it('is refused where it is changed by a letter', async () => {
    const token = await provider.tokenFor(AUDIENCE, 'network:read');
    const at = token.lastIndexOf('.') + 5;
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect((await askAs(changed)).status).toBe(401);
  });

  it('goes on while the provider is down, and others are asked to come again', async () => {
    const token = await provider.tokenFor(AUDIENCE, 'network:read');
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
