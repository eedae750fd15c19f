import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { FaultContext } from './faultContext.ts';

/** What a partner does with each request, beside answering it rightly. */
interface Breakage {
  readonly what: string;
  readonly answer: (response: ServerResponse) => unknown;
}

const JSON_TYPE = { 'content-type': 'application/json' };

function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}

/** Without an end, as fast as it is taken. */
function pour(response: ServerResponse, text: string): void {
  while (response.write(text));
  response.once('drain', () => {
    pour(response, text);
  });
}

function trickle(response: ServerResponse): void {
  response.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** 17 kinds, each of which was seen of real servers or of what stands before them. */
const breakages: readonly Breakage[] = [
  { what: 'never answers', answer: () => undefined },
  { what: 'closes without an answer', answer: (response) => response.destroy() },
  {
    what: 'resets in the middle of an answer',
    answer: (response: ServerResponse): void => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('{"data":');
      setImmediate(() => response.destroy());
    },
  },
  { what: 'answers a byte at a time', answer: trickle },
  {
    what: 'answers HTML',
    answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello'),
  },
  { what: 'answers 500', answer: (response) => response.writeHead(500).end('oops') },
  {
    what: 'answers 503',
    answer: (response) => response.writeHead(503, { 'retry-after': '1' }).end(),
  },
  {
    what: 'redirects',
    answer: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  },
  {
    what: 'answers what is no JSON',
    answer: (response) => response.writeHead(200, JSON_TYPE).end('{"data": {'),
  },
  {
    what: 'answers a list',
    answer: (response: ServerResponse): void => {
      sendJson(response, [{ data: null }]);
    },
  },
  {
    what: 'answers without an end',
    answer: (response: ServerResponse): void => {
      response.writeHead(200, JSON_TYPE);
      pour(response, ' '.repeat(65_536));
    },
  },
  {
    what: 'answers JSON in a thousand levels',
    answer: (response) =>
      response.writeHead(200, JSON_TYPE).end(`{"data":${'['.repeat(1000)}${']'.repeat(1000)}}`),
  },
  {
    what: 'answers much that is compressed to little',
    answer: (response) =>
      response
        .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(100_000_000, ' '))),
  },
  {
    what: 'says that it is compressed and is not',
    answer: (response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('{"data":{}}'),
  },
  {
    what: 'answers nothing but errors',
    answer: (response: ServerResponse): void => {
      sendJson(response, { data: null, errors: [{ message: 'connect 10.0.0.7:5432' }] });
    },
  },
  {
    what: 'answers fewer entities than it was asked for',
    answer: (response: ServerResponse): void => {
      sendJson(response, { data: { _entities: [] } });
    },
  },
  {
    what: 'answers entities of another type',
    answer: (response: ServerResponse): void => {
      sendJson(response, { data: { _entities: [{ __typename: 'State', broken: 'yes' }] } });
    },
  },
];

export const BREAKAGES = breakages;

/** Partners that break in every way, each at a path that is its number. */
export async function startBrokenPartners({
  endings,
}: Pick<FaultContext, 'endings'>): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    BREAKAGES[Number(request.url?.slice(1))]?.answer(response);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on TCP has an address.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
