import type { Deadline } from './deadline.ts';
import type { Failure, Failures } from './failure.ts';

const UNREACHABLE: ReadonlySet<unknown> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const RESET: ReadonlySet<unknown> = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
]);
const TLS = /CERT|SELF_SIGNED|^ERR_TLS|^ERR_SSL|^UNABLE_TO_/;
const HTTP = /^(HPE|UND_ERR_HEADERS)_/;
const COMPRESSION = /^(Z|ERR_|ERR_BROTLI)_/;

/** What an error of undici, node:net, node:tls or node:zlib means; the deadline knows first. */
export function connectionFailure(error: unknown, deadline: Deadline, failures: Failures): Failure {
  const reason = deadline.reason();
  if (reason !== null) return failures[reason]();
  const { code, message } = factsOf(error);
  const detail = `${code} ${message}`.trim();
  if (UNREACHABLE.has(code)) return failures.unreachable(detail);
  if (RESET.has(code)) return failures.reset(detail);
  if (TLS.test(code)) return failures.untrusted(detail);
  if (HTTP.test(code)) return failures.malformed('HTTP', 'something else', { detail });
  if (COMPRESSION.test(code)) {
    return failures.malformed('a GraphQL response', 'broken compression', { detail });
  }
  return failures.fault(detail);
}

/** Of the error or what it wraps. Not by `instanceof`: errors of Node.js itself can be of another realm. */
function factsOf(error: unknown): { readonly code: string; readonly message: string } {
  let next = error;
  for (let steps = 0; isObject(next) && steps < 4; steps += 1) {
    const { code, message, cause } = next;
    if (typeof code === 'string') return { code, message: String(message) };
    next = cause;
  }
  return { code: '', message: String(error) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
