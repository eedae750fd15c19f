import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { retryAfterMsOf } from '../gateway/remote/retryAfter.ts';
import type { AttemptDoc } from '../collections/webhookDocs.ts';
import type { IsAllowed } from './allowedHosts.ts';
import { connectAnywhere, connectInPublic } from './connect.ts';

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Aborted where nobody may send it any more. */
  readonly signal: AbortSignal;
}

export interface Answer extends Pick<AttemptDoc, 'status' | 'problem'> {
  readonly retryAfterMs: number | null;
}

/** Sends messages to receivers. */
export interface Sender {
  /** @throws only where it was aborted */
  send(sent: Sent): Promise<Answer>;
  close(): Promise<void>;
}

export interface SenderOptions {
  readonly isAllowed: IsAllowed;
  readonly lookup?: LookupFunction;
  /** What an attempt may take, until the status. Standard Webhooks says 15 to 30 s. */
  readonly timeoutMs?: number;
}

/** What comes behind the status is of no use: a connection is kept where it is little and soon there, or else cut. */
const maxBodyBytes = 16_384;
const maxBodyMs = 1000;
const maxHeaderBytes = 16_384;

export function createSender({ isAllowed, lookup, timeoutMs = 15_000 }: SenderOptions): Sender {
  const connections = {
    maxHeaderSize: maxHeaderBytes,
    pipelining: 1,
    allowH2: false,
    headersTimeout: timeoutMs,
    bodyTimeout: maxBodyMs,
    keepAliveTimeout: 4000,
    keepAliveMaxTimeout: 30_000,
  } as const;
  const agents = {
    guarded: new Agent({ ...connections, connect: connectInPublic(lookup) }),
    allowed: new Agent({ ...connections, connect: connectAnywhere() }),
  };
  return {
    send: async ({ url, headers, body, signal }) => {
      const dispatcher = isAllowed(new URL(url)) ? agents.allowed : agents.guarded;
      const ending = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        // No redirect is followed.
        const answer = await request(url, {
          dispatcher,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'user-agent': 'mep-graph', ...headers },
          body,
          signal: ending,
        });
        void answer.body
          .dump({ limit: maxBodyBytes, signal: AbortSignal.timeout(maxBodyMs) })
          .catch(() => undefined);
        return toAnswer(answer.statusCode, answer.headers['retry-after']);
      } catch (error) {
        if (signal.aborted) throw error;
        const problem = ending.aborted ? 'TIMEOUT' : problemOf(error);
        return { status: null, problem, retryAfterMs: null };
      }
    },
    close: async () => {
      await Promise.all([agents.guarded.destroy(), agents.allowed.destroy()]);
    },
  };
}

function toAnswer(status: number, retryAfter: unknown): Answer {
  return { status, problem: problemOfStatus(status), retryAfterMs: retryAfterMsOf(retryAfter) };
}

function problemOfStatus(status: number): AttemptDoc['problem'] {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS';
}

const problemsByCode: readonly (readonly [RegExp, AttemptDoc['problem']])[] = [
  [/^ADDRESS_REFUSED$/, 'ADDRESS_REFUSED'],
  [/^(ENOTFOUND|EAI_)/, 'UNRESOLVED'],
  [/TIMEOUT|^ETIMEDOUT$/, 'TIMEOUT'],
  [/CERT|SELF_SIGNED|^ERR_TLS|^ERR_SSL|^UNABLE_TO_/, 'UNTRUSTED'],
  [/^(HPE|UND_ERR_HEADERS)_/, 'MALFORMED'],
];

function problemOf(error: unknown): AttemptDoc['problem'] {
  const { code } = Object(error) as { readonly code?: unknown };
  const found = problemsByCode.find(([pattern]) => pattern.test(String(code)));
  return found?.[1] ?? 'UNREACHABLE';
}
