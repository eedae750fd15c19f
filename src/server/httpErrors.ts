import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { NO_STORE } from './cache/cacheControl.ts';
import { BROKEN_BODY, DECODED } from './encoding/decodeBody.ts';
import {
  isForData,
  problem,
  PROBLEM_TYPE,
  type ProblemDetails,
} from './operations/problemDetails.ts';
import { STATUS_CODES } from './nodeHttp.ts';
import { refusingStatus, type RefusingStatus } from './statuses.ts';

/** Seconds until a client should come back when the server is starting or stopping. */
export const RETRY_AFTER_SECONDS = 2;

export const TOO_MUCH_WAITS = 'Too much waits to be read by others; try again.';

export const TOO_MUCH_TO_DO = 'Too many requests at once; try again.';

export const NOT_SERVED = 'The graph is not being served now.';

interface Problem {
  readonly message: string;
  readonly code: string;
  readonly requestId?: string;
}

/** Answers in the shape of a GraphQL error, which clients of this server read anyway; of data alone, as a problem. */
export function sendError(
  reply: FastifyReply,
  status: RefusingStatus,
  { message, ...extensions }: Problem,
): FastifyReply {
  const refusal = { status, headers: REFUSED, body: { errors: [{ message, extensions }] } };
  return sendRefusal(reply, refusal);
}

const REFUSED = { 'cache-control': NO_STORE, 'content-type': 'application/json; charset=utf-8' };

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, headers, body } = refusalFor(reply.request.url, refusal);
  return reply.code(status).headers(headers).send(JSON.stringify(body));
}

/** The same as a problem, where data are asked for by their URL. */
export function refusalFor(url: string, refusal: Refusal): Refusal {
  const { status, headers, body } = refusal;
  const [error] = 'title' in body || !isForData(url) ? [] : body.errors;
  if (error === undefined) return refusal;
  const { code, ...rest } = error.extensions;
  return {
    status,
    headers: { ...headers, 'content-type': PROBLEM_TYPE },
    body: { ...problem(status, { detail: error.message, code }), ...rest },
  };
}

/** 503, and when to come back. */
export function sendUnavailable(reply: FastifyReply, message: string): FastifyReply {
  return sendRefusal(reply, unavailable(message));
}

/** The same for what is no reply of a route. */
export function unavailable(message: string, retryAfter = RETRY_AFTER_SECONDS): Refusal {
  return {
    status: 503,
    headers: {
      'retry-after': retryAfter,
      ...REFUSED,
    },
    body: { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
  };
}

/** For every credential that is not good, whatever is wrong with it: who guesses learns nothing. */
export function unauthenticated(): Refusal {
  const message = 'Expected credentials that are valid here, got others.';
  return {
    status: 401,
    headers: {
      'www-authenticate': 'Bearer realm="mep-graph", error="invalid_token"',
      ...REFUSED,
    },
    body: { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] },
  };
}

/** For who asks by a name that is none of ours. */
export function unknownHost(): Refusal {
  const message =
    'Expected Host to be a name of this server, got another; ALLOWED_HOSTS lists more.';
  return {
    status: 421,
    headers: REFUSED,
    body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
  };
}

/** An answer that says why there is none. */
export interface Refusal {
  readonly status: RefusingStatus;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: ProblemDetails | { readonly errors: readonly RefusedError[] };
}

interface RefusedError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

export function sendUnsupportedBody(reply: FastifyReply): FastifyReply {
  void reply.header('accept-encoding', DECODED);
  const message = `Expected a body of type application/json in UTF-8, as it is or compressed by one of ${DECODED}.`;
  return sendError(reply, 415, { message, code: 'BAD_REQUEST' });
}

/** Answers what was thrown on the way to or from a route; what is no client's fault is logged and masked. */
export function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = refusingStatus(error.statusCode ?? 500);
  if (status >= 500) {
    request.log.error({ err: error }, 'a request failed');
    return sendError(reply, 500, {
      message: `Something went wrong on our side; request ${request.id} is in the log.`,
      code: 'INTERNAL_SERVER_ERROR',
      requestId: request.id,
    });
  }
  // Of a file below or beside a page, however it is written.
  if (status === 403 || status === 404) return sendNothingHere(reply);
  if (status === 415) return sendUnsupportedBody(reply);
  if (status === 413) {
    const { bodyLimit } = request.routeOptions;
    const message = `Expected a body of at most ${bodyLimit} bytes, decoded where it is compressed, got more.`;
    return sendError(reply, status, { message, code: 'BODY_TOO_LARGE' });
  }
  return sendError(reply, status, { message: explain(error), code: 'BAD_REQUEST' });
}

/** Of Fastify's own messages none is shown: their wording is not ours to keep. */
function explain({ code, statusCode = 400 }: FastifyError): string {
  if (code === BROKEN_BODY)
    return 'Expected a body that is compressed as its Content-Encoding says.';
  if (code === 'FST_ERR_BAD_URL') return 'Expected a well-formed URL.';
  if (statusCode === 400) return 'Expected a body that is valid JSON.';
  if (statusCode === 412) return 'Expected the version of a file that If-Match names, got another.';
  return STATUS_CODES[statusCode] ?? 'Bad Request';
}

/** Answers a path or method that no route has. */
export function answerUnknown(
  allowedMethods: (path: string) => readonly string[],
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (request, reply) => {
    const path = pathOf(request);
    const allowed = allowedMethods(path);
    if (allowed.length === 0) {
      const isOnlySlash = allowedMethods(path.replace(/\/+$/, '')).length > 0;
      return isOnlySlash ? redirectToBare(reply) : sendNothingHere(reply);
    }
    void reply.header('allow', allowed.join(', '));
    const message = `Expected ${allowed.join(' or ')}, got ${request.method}.`;
    return sendError(reply, 405, { message, code: 'BAD_REQUEST' });
  };
}

/** 404, as for a path that no route has. */
export function sendNothingHere(reply: FastifyReply): FastifyReply {
  const message = 'Nothing is here; / lists what this server has.';
  return sendError(reply, 404, { message, code: 'BAD_REQUEST' });
}

/** Leads from a path with a slash behind it to the same without; relative, since a proxy may have all of it below a path. */
export function redirectToBare(reply: FastifyReply): FastifyReply {
  const [, name = '', slashes = '', query = ''] =
    /([^/?]+)(\/+)(\?.*)?$/s.exec(reply.request.url) ?? [];
  return reply.redirect(`${'../'.repeat(slashes.length)}${name}${query}`, 308);
}

/** For a page of an origin that may not read what is here. */
export function sendForeign(reply: FastifyReply): FastifyReply {
  const message =
    'Expected a page of an origin that may ask here, got another; CORS_ORIGINS lists them.';
  return sendError(reply, 403, { message, code: 'BAD_REQUEST' });
}

/** The path a client asked for, without the query, which may hold a whole document. */
export function pathOf({ url }: { readonly url: string }): string {
  return url.split('?', 1)[0] ?? url;
}
