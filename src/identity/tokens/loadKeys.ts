import { readFile } from 'node:fs/promises';
import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';
import { readFault } from '../../fileFault.ts';
import { readHttpUrl } from '../../httpUrl.ts';

const PATIENCE_MS = 5000;

/** Reads the public keys of an issuer from a URL, which answers within its time, or from a file. */
export function loadKeysFrom(
  place: string,
  patienceMs = PATIENCE_MS,
): () => Promise<JSONWebKeySet> {
  return readHttpUrl(place) !== null
    ? async () => parseKeys(await fetchText(place, patienceMs))
    : async () => parseKeys(await readKeyFile(place));
}

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`Expected a JSON Web Key Set, got ${file}: ${readFault(cause)}.`, { cause });
  }
}

const MAX_BYTES = 1_000_000;

async function fetchText(url: string, patienceMs: number): Promise<string> {
  const response = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok)
    throw new Error(`Expected status 200 from ${hostOf(url)}, got ${response.status}.`);
  const decoder = new TextDecoder();
  let text = '';
  // The types of Node.js do not say what a body is made of.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_BYTES)
      throw new Error(`Expected at most ${MAX_BYTES} bytes from ${hostOf(url)}, got more.`);
  }
  return text + decoder.decode();
}

/** A path may hold what is nobody's business. */
function hostOf(url: string): string {
  return new URL(url).host;
}

const jwk = z.looseObject({ kty: z.string(), kid: z.string().optional() });
const jwks = z.object({ keys: z.array(jwk).max(100) });

/** @throws Error where it is no set, or has a key that is not public */
function parseKeys(text: string): JSONWebKeySet {
  const parsed = jwks.safeParse(readJson(text));
  if (!parsed.success) throw new Error('Expected a JSON Web Key Set, got something else.');
  const { keys } = parsed.data;
  // Whoever has these can make tokens; nobody who only checks them should.
  if (keys.some(({ kty, d }) => kty === 'oct' || d !== undefined)) {
    throw new Error('Expected only public keys in a JSON Web Key Set, got one that is secret.');
  }
  // What JSON leaves out is not there; a schema's type says undefined.
  return { keys: keys as JWK[] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
