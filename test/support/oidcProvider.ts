import { createIdentify } from '../../src/identity/createIdentify.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { openTokens } from '../../src/identity/tokens/openTokens.ts';
import { readConfig } from '../../src/settings/config.ts';
import { startFramework, type FrameworkServer } from './frameworkServer.ts';

export const AUDIENCE = 'https://graph.example.org';
const SECRET = 'a-secret-of-tests-alone-and-long-enough-to-be-one';

export interface OidcProvider extends FrameworkServer {
  /** Finds out who asks by its tokens. */
  readonly identify: Identify;
  /** A token, as a program gets one for itself. */
  tokenFor(resource: string, scope: string): Promise<string>;
}

/** oidc-provider as a process. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const provider = await startFramework('oidcProvider.js', '0', SECRET);
  const discovered = await fetch(`${provider.url}/.well-known/openid-configuration`);
  // Its form is a standard.
  const { jwks_uri: tokenKeys, issuer: tokenIssuer } = (await discovered.json()) as {
    readonly jwks_uri: string;
    readonly issuer: string;
  };
  const config = readConfig({ tokenIssuer, tokenAudience: AUDIENCE, tokenKeys }, {});
  const log = { warn: () => undefined, info: () => undefined };
  const tokens = await openTokens(config, log);
  return {
    ...provider,
    identify: createIdentify({ keys: null, tokens, log, metrics: { count: () => undefined } }),
    tokenFor: async (resource, scope) => {
      const response = await fetch(`${provider.url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`gamep-crm:${SECRET}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope }),
      });
      const { access_token: token } = (await response.json()) as { readonly access_token: string };
      return token;
    },
  };
}
