import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function makeSigningKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Who makes tokens, as far as their public keys go; what it says, and whether, is a test's to change. */
export interface TokenIssuer {
  readonly url: string;
  keys: readonly SigningKey[];
  /** What it answers with: keys, an error, nonsense, or nothing. */
  state: 'up' | 'failing' | 'nonsense' | 'silent';
  /** How often it was asked. */
  asked: number;
  close(): Promise<void>;
}

export async function startTokenIssuer(...keys: readonly SigningKey[]): Promise<TokenIssuer> {
  const server = createServer((_request, response) => {
    issuer.asked += 1;
    if (issuer.state === 'silent') response.destroy();
    else if (issuer.state === 'failing') response.writeHead(500).end();
    else if (issuer.state === 'nonsense') response.end('<html>');
    else response.end(JSON.stringify({ keys: issuer.keys.map(({ jwk }) => jwk) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  const issuer: TokenIssuer = {
    url: `http://127.0.0.1:${port}/keys`,
    keys,
    state: 'up',
    asked: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return issuer;
}

/** A token as the issuer would sign it; what is undefined is left out. */
export async function signToken(
  { kid, alg, privateKey }: SigningKey,
  payload: JWTPayload,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const said = Object.entries(payload).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(said))
    .setProtectedHeader({ alg, kid, ...header })
    .sign(privateKey);
}
