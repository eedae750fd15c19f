import { useSyncExternalStore } from 'react';

/** In the tab's own storage: it outlives a reload, and neither other tabs nor later visits see it. */
const KEPT = 'mep-graph:key';
/** By then every process has heard of what was written here. */
const HEARD_MS = 10_000;

let key = readKept();
/** Whether the key ended while somebody was signed in with it. */
let hasEnded = false;
let written: { readonly token: string; readonly at: number } | null = null;
const listeners = new Set<() => void>();

function readKept(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    // It holds until a reload, then.
    return null;
  }
}

/** Goes on as whoever has the key. */
export function signIn(given: string): void {
  key = given;
  hasEnded = false;
  try {
    sessionStorage.setItem(KEPT, given);
  } catch {
    // It holds until a reload, then.
  }
  for (const listener of listeners) listener();
}

/** Goes on as nobody, since the graph knows nobody by the key any more. */
export function dropKey(): void {
  key = null;
  hasEnded = true;
  forget();
  for (const listener of listeners) listener();
}

function forget(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // There is nothing, then.
  }
}

/** Goes on as nobody; nothing that was shown to the key stays in the page. */
export function signOut(): void {
  forget();
  location.reload();
}

/** The public part of the key somebody signed in with, by which it is spoken of; null for nobody. */
export function useSignedIn(): string | null {
  return useSyncExternalStore(onIdentity, signedIn);
}

export function useHasEnded(): boolean {
  return useSyncExternalStore(onIdentity, () => hasEnded);
}

function signedIn(): string | null {
  return key === null ? null : (/^mepg_[^_]+/.exec(key)?.[0] ?? 'a token');
}

export function onIdentity(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Has what is asked next see what was written. */
export function noteWritten(token: string): void {
  written = { token, at: performance.now() };
}

/** What a request says of who asks; what it says itself counts. */
export function identityHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const isSaid = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const isRecent = written !== null && performance.now() - written.at < HEARD_MS;
  return {
    ...(key !== null && !isSaid && { authorization: `Bearer ${key}` }),
    ...(written !== null && isRecent && { 'x-mep-after': written.token }),
  };
}
