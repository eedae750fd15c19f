import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Asker } from '../../identity/asker.ts';
import type { BulkAccess, LineResult } from '../../publishing/bulkAccess.ts';
import { NO_STORE } from '../cache/cacheControl.ts';
import { MUTATION_COST } from '../../points/priced.ts';
import type { Points } from '../../points/points.ts';
import { arrivalOf } from '../front/arrival.ts';
import { sendError, sendUnavailable } from '../httpErrors.ts';
import { payAsItComes, tellPoints } from '../payFirst.ts';
import { bePatient } from '../patience.ts';
import type { Served } from '../served.ts';
import { createSlots, type Slots } from '../slots.ts';
import { keepChecking, NO_LONGER_VALID } from '../streams/keepChecking.ts';
import { shownBulk } from './shownBulk.ts';
import { arriving, TooSlow } from './arriving.ts';
import { oneAhead } from './oneAhead.ts';
import { readLines, TooLarge } from './readLines.ts';

export interface PublishRouteParts {
  /** Null while nothing is served, undefined for who asks for what there is not. */
  readonly served: (request: FastifyRequest) => Pick<Served, 'graph'> | null | undefined;
  readonly publishing: Slots;
  readonly points: Points;
}

const LIMITS = {
  maxBytes: 100_000_000,
  maxLineBytes: 1_000_000,
  groupSize: 500,
  // Two groups are held at once.
  groupBytes: 2_000_000,
  groupMs: 200,
} as const;
/** They take turns anyway; what waits costs memory. */
const MAX_AT_ONCE = 4;

export function createPublishing(): Slots {
  return createSlots(MAX_AT_ONCE);
}

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
  { served, publishing, points }: PublishRouteParts,
): void {
  app.post('/publish', { bodyLimit: LIMITS.maxBytes }, async (request, reply) => {
    const graph = served(request)?.graph;
    if (graph?.bulk === undefined) return sendUnavailable(reply, NOT_NOW);
    const shown = graph.shownTo?.(arrivalOf(request.raw).asker) ?? null;
    const bulk = shown === null ? graph.bulk : shownBulk(graph.bulk, shown);
    if (request.headers['content-type']?.startsWith(NDJSON) !== true) {
      const message = `Expected a body of type ${NDJSON}.`;
      return sendError(reply, 415, { message, code: 'BAD_REQUEST' });
    }
    const release = publishing.take();
    if (release === null) return sendUnavailable(reply, TOO_MANY);
    // No more is read than can be written: of much, that takes longer than requests may.
    const hurry = bePatient(request.raw.socket);
    try {
      return await publishAll(bulk, { request, reply, points });
    } finally {
      hurry();
      release();
    }
  });
}

const NOT_NOW = 'Nothing can be published here now.';
const TOO_MANY = 'Too many publish at once; try again later.';

interface Publishing extends Pick<PublishRouteParts, 'points'> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function publishAll(
  bulk: BulkAccess,
  { request, reply, points }: Publishing,
): Promise<FastifyReply> {
  const { asker } = arrivalOf(request.raw);
  const refusal = await refusalOf(bulk, asker);
  if (refusal !== null)
    return sendError(reply, 401, { message: refusal.message, code: 'UNAUTHENTICATED' });
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
    take: async (group) => {
      refusing.signal.throwIfAborted();
      return bulk.publishLines(asker, group);
    },
    give: async (results) => {
      const cost = MUTATION_COST * results.length;
      owe(Math.max(0, cost - paid));
      paid = Math.max(0, paid - cost);
      await writeAll(response, results);
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

/** Why nobody like this asker may publish anything; null where they may. */
async function refusalOf(bulk: BulkAccess, asker: Asker): Promise<GraphQLError | null> {
  try {
    await bulk.publishLines(asker, { texts: [], from: 1 });
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return error;
  }
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

async function writeAll(response: ServerResponse, results: readonly LineResult[]): Promise<void> {
  const text = results.map((result) => `${JSON.stringify(result)}\n`).join('');
  if (response.write(text) || response.destroyed) return;
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
