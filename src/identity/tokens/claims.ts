import { hash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Asker } from '../asker.ts';

export interface ClaimNames {
  /** With scopes, any of them. */
  readonly scopes: readonly string[];
  readonly owner: string | null;
}

/** Who asks by a token that is good; null where it names nobody. */
export function askerOf(payload: JWTPayload, names: ClaimNames): Asker | null {
  // Some providers say whose program asks, where that is nobody's but its own.
  const name = [payload.sub, payload['client_id'], payload['azp']].find(isName);
  if (name === undefined) return null;
  const scopes = new Set(names.scopes.flatMap((claim) => wordsOf(claimOf(payload, claim))));
  const owner = names.owner === null ? null : ownerOf(claimOf(payload, names.owner));
  return Object.freeze({ kind: 'token', name: plainly(name), owner, scopes, quota: null });
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** As it can stand in a log; two are never the same for being cut. */
function plainly(name: string): string {
  return /^[\x21-\x7e]{1,100}$/.test(name) ? name : `sha256:${hash('sha256', name, 'base64url')}`;
}

/** By its name, which may have dots in it, or by its way through other claims. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((value, step) => {
    const isHere = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
    return isHere ? (value as Readonly<Record<string, unknown>>)[step] : undefined;
  }, payload);
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  return Array.isArray(value) ? value.filter(isName) : [];
}

function ownerOf(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z]\w*:\S{1,200}$/.test(value) ? value : null;
}
