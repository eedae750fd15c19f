import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Asker } from '../../identity/asker.ts';
import type { BulkAccess, LineResult } from '../../publishing/bulkAccess.ts';
import { NO_STORE } from '../cache/cacheControl.ts';
import { MUTATION_COST } from '../../points/priced.ts';
import type { Points } from '../../points/points.ts';
import { encodingOf, isUtf8, mediaTypeIn } from '../encoding/decodeBody.ts';
import { arrivalOf } from '../front/arrival.ts';
import { answerError, sendError, sendUnavailable } from '../httpErrors.ts';
import { payAsItComes, tellPoints } from '../payFirst.ts';
import { bePatient } from '../patience.ts';
import type { Served } from '../served.ts';
import type { Unread } from '../unread/unread.ts';
import { keepChecking, NO_LONGER_VALID } from '../streams/keepChecking.ts';
import { shownBulk } from './shownBulk.ts';
import { arriving, TooSlow } from './arriving.ts';
import type { Publishers } from './publishers.ts';
import { oneAhead } from './oneAhead.ts';
import { readLines, TooLarge } from './readLines.ts';

export interface PublishRouteParts {
  /** Null while nothing is served, undefined for who asks for what there is not. */
  readonly served: (request: FastifyRequest) => Pick<Served, 'graph'> | null | undefined;
  readonly publishing: Publishers;
  readonly points: Points;
  readonly unread: Unread;
}

const LIMITS = {
  maxBytes: 100_000_000,
  maxLineBytes: 1_000_000,
  groupSize: 500,
  // Two groups are held at once.
  groupBytes: 2_000_000,
  groupMs: 200,
} as const;
/** Of what became of lines, so much waits for who sends all before they read any. */
const MAX_HELD_BYTES = 32_000_000;

const PATIENCE = { patienceMs: 20_000, pauseMs: LIMITS.groupMs } as const;
const NDJSON = 'application/x-ndjson';

/** Bodies of lines are read by who takes them, as they come. */
export function readNdjson(app: FastifyInstance): void {
  app.addContentTypeParser(NDJSON, (_request, payload, done) => {
    done(null, payload);
  });
}

/** `POST /publish`: lines of JSON that say something of a record each, and a line for what became of each. */
export function addPublishRoute(
  app: FastifyInstance,
  { served, publishing, points, unread }: PublishRouteParts,
): void {
  const options = { bodyLimit: LIMITS.maxBytes, errorHandler: answerUnread };
  app.post('/publish', options, async (request, reply) => {
    const { asker } = arrivalOf(request.raw);
    const bulk = bulkFor(served(request)?.graph, asker);
    if (bulk === undefined) return sendUnavailable(reply, NOT_NOW);
    if (!areLines(request.headers)) return sendNoLines(reply);
    const refusal = bulk.refusalOf(asker);
    if (refusal !== null) return sendError(reply, REFUSING[refusal.code], refusal);
    const release = publishing.take(asker);
    if (release === null) return sendUnavailable(reply, TOO_MANY);
    // No more is read than can be written: of much, that takes longer than requests may.
    const hurry = bePatient(request.raw.socket);
    const { stopping } = publishing;
    try {
      return await publishAll(bulk, { request, reply, points, unread, stopping });
    } finally {
      hurry();
      release();
    }
  });
}

/** Who sends what is no lines, and perhaps no sound JSON, is told what this route takes, not what others do. */
function answerUnread(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const isBody = error.statusCode === 415 || error.statusCode === 400;
  return isBody && !areLines(request.headers)
    ? sendNoLines(reply)
    : answerError(error, request, reply);
}

function sendNoLines(reply: FastifyReply): FastifyReply {
  void reply.header('accept-encoding', 'identity');
  const message = `Expected a body of type ${NDJSON} in UTF-8, and not compressed.`;
  return sendError(reply, 415, { message, code: 'BAD_REQUEST' });
}

/** Read as they come, by their bytes. */
function areLines(headers: IncomingHttpHeaders): boolean {
  return mediaTypeIn(headers) === NDJSON && isUtf8(headers) && encodingOf(headers) === 'identity';
}

/** What of the graph an asker can write lines to; undefined where that is nothing. */
function bulkFor(
  graph: Pick<Served['graph'], 'bulk' | 'shownTo'> | undefined,
  asker: Asker,
): BulkAccess | undefined {
  if (graph?.bulk === undefined) return undefined;
  const shown = graph.shownTo?.(asker) ?? null;
  return shown === null ? graph.bulk : shownBulk(graph.bulk, shown);
}

const REFUSING = { UNAUTHENTICATED: 401, FORBIDDEN: 403 } as const;
const NOT_NOW = 'Nothing can be published here now.';
const TOO_MANY = 'Too many publish at once; try again later.';

interface Publishing extends Pick<PublishRouteParts, 'points' | 'unread'> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly stopping: AbortSignal;
}

async function publishAll(
  bulk: BulkAccess,
  { request, reply, points, unread, stopping }: Publishing,
): Promise<FastifyReply> {
  const { asker } = arrivalOf(request.raw);
  // The first line before it is read, the others as they come.
  const owe = payAsItComes({ request, reply, points }, MUTATION_COST);
  if (owe === null) return reply;
  tellPoints({ request, reply });
  const response = beginAnswer(reply);
  let paid = MUTATION_COST;
  const groups = readLines(arriving(bodyOf(request.raw), PATIENCE), LIMITS);
  const refusing = new AbortController();
  const stopChecking = keepChecking(arrivalOf(request.raw), () => {
    refusing.abort(NO_LONGER_VALID);
  });
  const failure = await oneAhead(groups, {
    signal: AbortSignal.any([refusing.signal, stopping]),
    take: async (group) => bulk.publishLines(asker, group),
    give: async (results) => {
      const cost = MUTATION_COST * results.length;
      owe(Math.max(0, cost - paid));
      paid = Math.max(0, paid - cost);
      await writeAll(response, results, unread);
      return !response.destroyed;
    },
  });
  stopChecking();
  if (failure !== null) {
    response.write(`${JSON.stringify(failureOf(failure.error, request))}\n`);
    // What is left of the body is not read.
    response.once('finish', () => request.raw.destroy());
  }
  response.end();
  return reply;
}

/** From here on the response is written as results come. */
function beginAnswer(reply: FastifyReply): ServerResponse {
  void reply.hijack();
  const { raw: response } = reply;
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': `${NDJSON}; charset=utf-8`,
    'cache-control': NO_STORE,
  });
  response.on('error', () => undefined);
  return response;
}

/** As its client sends it. */
function bodyOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request;
}

/** What is not read while lines are sent is held, as far as there is room; beyond that, no more lines are taken until it is. */
async function writeAll(
  response: ServerResponse,
  results: readonly LineResult[],
  unread: Unread,
): Promise<void> {
  const text = results.map((result) => `${JSON.stringify(result)}\n`).join('');
  if (response.write(text)) {
    unread.forget(response);
    return;
  }
  const { writableLength: held } = response;
  if (response.destroyed || (held <= MAX_HELD_BYTES && unread.admit(response, held))) return;
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  // Each that is waited for is listened to; a long answer waits often.
  waiting.abort();
}

/** Told as the last line: what came before it is done, and may be sent again with the same keys. */
function failureOf(error: unknown, request: FastifyRequest) {
  if (error instanceof TooLarge) {
    return { errors: [{ message: error.message, extensions: { code: 'BODY_TOO_LARGE' } }] };
  }
  if (error instanceof TooSlow) {
    return { errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] };
  }
  if (error instanceof GraphQLError && typeof error.extensions['code'] === 'string') {
    request.log.warn({ err: error }, 'publishing was broken off');
    return { errors: [{ message: error.message, extensions: { code: error.extensions['code'] } }] };
  }
  request.log.error({ err: error }, 'publishing failed');
  const message = `Something went wrong on our side; request ${request.id} is in the log. What is not told here may be sent again, with the same keys.`;
  return { errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }] };
}
