import type { Logger } from 'pino';
import type { Identified, Identify } from './identify.ts';
import type { CredentialKind, IdentityMetrics } from './identityMetrics.ts';
import { KEY_PREFIX } from './keys/keyText.ts';

/** Finds out who asks by one credential; rejects where somebody else would have to be asked and does not answer. */
export type IdentifyBearer = (credential: string) => Identified | Promise<Identified>;

export interface IdentifyParts {
  /** Null where there is no database to have keys in. */
  readonly keys: IdentifyBearer | null;
  /** Null where no provider of tokens is configured. */
  readonly tokens: IdentifyBearer | null;
  readonly log: Pick<Logger, 'warn' | 'info'>;
  readonly metrics: IdentityMetrics;
}

/** RFC 6750; the name of the scheme is written in any case. */
const BEARER = /^bearer +([\w.~+/-]+=*)$/i;
const RETRY_AFTER_SECONDS = 2;

/** Makes what finds out who asks: by `Bearer` and one key or token, and by nothing else. */
export function createIdentify({ keys, tokens, log, metrics }: IdentifyParts): Identify {
  let hasTrouble = false;
  const fail = (error: unknown): Identified => {
    // Once: the requests that follow tell nothing new.
    if (!hasTrouble) log.warn({ err: error }, 'credentials cannot be checked');
    hasTrouble = true;
    return { state: 'unavailable', retryAfterSeconds: RETRY_AFTER_SECONDS };
  };
  const recover = (): void => {
    if (hasTrouble) log.info('credentials can be checked again');
    hasTrouble = false;
  };
  const begin = ([credential = '', ...others]: readonly string[]): Begun => {
    const [, bearer] = BEARER.exec(credential) ?? [];
    if (bearer === undefined || others.length > 0) {
      return { kind: 'other', found: { state: 'refused', reason: 'not one Bearer credential' } };
    }
    const kind = bearer.startsWith(KEY_PREFIX) ? 'key' : 'token';
    const identify = kind === 'key' ? keys : tokens;
    const reason = `no ${kind}s are taken here`;
    return { kind, found: identify === null ? { state: 'refused', reason } : identify(bearer) };
  };
  return (credentials, isAgain = false) => {
    const { kind, found } = begin(credentials);
    const note = (identified: Identified): Identified => {
      if (!isAgain) metrics.count(kind, identified);
      return identified;
    };
    if (!(found instanceof Promise)) return note(found);
    return found
      .then((later) => {
        recover();
        return later;
      }, fail)
      .then(note);
  };
}

interface Begun {
  readonly kind: CredentialKind;
  readonly found: Identified | Promise<Identified>;
}
