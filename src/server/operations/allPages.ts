import { Readable, type Transform } from 'node:stream';
import { createBrotliCompress, createGzip, createZstdCompress } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { dataIn } from '../../operations/forms.ts';
import { isList, isObject, valueAt, type JsonObject } from '../../table/lists.ts';
import { AFTER, readEnd } from '../../table/pagedDocument.ts';
import { chooseEncoding, type Encoding } from '../encoding/encodings.ts';
import { arrivalOf } from '../front/arrival.ts';
import { keepChecking, NO_LONGER_VALID } from '../streams/keepChecking.ts';
import { answerOf, questionOf, sendProblem, tellCaches, type DataAsked } from './apiAnswer.ts';
import { owePoints, settlePoints } from './apiPoints.ts';
import { problem, type ProblemDetails } from './problemDetails.ts';
import { writerOf, type PageWriter } from './pageWriters.ts';

/** Who wants more narrows the question. */
const MAX_ROWS = 100_000;

interface Page {
  readonly data: JsonObject;
  readonly rows: number;
  /** Where the next one begins; null behind the last. */
  readonly next: string | null;
  /** Of all pages, as far as it was counted. */
  readonly total: number;
}

/** Sends the rows of all pages as they come, the next page once its reader has taken the last one. */
export async function sendAllPages(data: DataAsked): Promise<FastifyReply> {
  const { asked, request, reply } = data;
  const first = await pageBehind(data, null);
  settlePoints(data);
  if ('detail' in first) return sendProblem(reply, first);
  if (first.total > MAX_ROWS) return sendProblem(reply, tooMany(first.total));
  const view = data.served.answers.viewOf(asked.query.known, arrivalOf(request.raw).asker);
  tellCaches(data, view);
  void reply.type(asked.form.contentType);
  const encoding = chooseEncoding(request.headers['accept-encoding'], Infinity);
  if (encoding !== null) void reply.header('content-encoding', encoding);
  // A stream, as how long the rows would be is not known.
  if (request.method === 'HEAD') return reply.send(Readable.from([]));
  const text = Readable.from(write(data, first, writerOf(asked, first.data)));
  return reply.send(encoding === null ? text : compressed(text, encoding));
}

/** What has come cannot be taken back: where a page fails the connection breaks, and no tool takes a part for the whole. */
async function* write(data: DataAsked, first: Page, writer: PageWriter): AsyncGenerator<string> {
  const refusing = new AbortController();
  const stopChecking = keepChecking(arrivalOf(data.request.raw), () => {
    refusing.abort(NO_LONGER_VALID);
  });
  try {
    yield writer.head;
    for await (const page of pagesFrom(data, first)) {
      refusing.signal.throwIfAborted();
      yield writer.page(page);
    }
    yield writer.tail;
  } finally {
    stopChecking();
  }
}

async function* pagesFrom(data: DataAsked, first: Page): AsyncGenerator<JsonObject> {
  let page = first;
  let { rows } = first;
  for (;;) {
    yield page.data;
    if (page.next === null) return;
    // In turn: each begins where the one before ends.
    const { next: after } = page;
    const next = await owePoints(data, () => pageBehind(data, after));
    if ('detail' in next) throw new Error(`Expected a further page, got: ${next.detail}`);
    rows += next.rows;
    if (rows > MAX_ROWS) throw new Error(`Expected at most ${MAX_ROWS} rows, got more.`);
    page = next;
  }
}

async function pageBehind(data: DataAsked, after: string | null): Promise<Page | ProblemDetails> {
  const { asked } = data;
  const { paged, operation } = asked.prepared;
  const given = Object.entries({ ...asked.variables, [AFTER]: after });
  const variables = Object.fromEntries(given.filter(([name]) => paged?.used.has(name)));
  const answer = await answerOf(data, questionOf(data, asked.query, variables), null);
  if (typeof answer !== 'string') return answer;
  const found = dataIn(answer);
  const connection = valueAt(found, operation.connection ?? '');
  const list = valueAt(found, operation.list ?? '');
  const rows = isList(list) ? list.length : 0;
  if (!isObject(connection)) return { data: found, rows, next: null, total: rows };
  const { next, total } = readEnd(connection);
  return { data: found, rows, next: next === after ? null : next, total: total?.count ?? rows };
}

function tooMany(total: number): ProblemDetails {
  const detail = `Expected a question with at most ${MAX_ROWS} rows, got one with ${total} or more: narrow it.`;
  return problem(400, { detail, code: 'QUERY_TOO_LARGE' });
}

const COMPRESSORS: Readonly<Record<Encoding, () => Transform>> = {
  zstd: () => createZstdCompress(),
  br: () => createBrotliCompress(),
  gzip: () => createGzip(),
};

function compressed(text: Readable, encoding: Encoding): Transform {
  const compressor = COMPRESSORS[encoding]();
  text.once('error', (error) => compressor.destroy(error));
  compressor.once('close', () => text.destroy());
  return text.pipe(compressor);
}
