import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import type { Config } from '../settings/config.ts';
import { NO_STORE } from './cache/cacheControl.ts';
import { createAnswerHead } from './front/answerHead.ts';
import { maxHeaderSize, STATUS_CODES } from './nodeHttp.ts';
import { isPatient } from './patience.ts';
import type { RefusingStatus } from './statuses.ts';

/**
 * Makes what answers what is no HTTP, too big a head, or too slow to come, when there is no request yet to answer to,
 * and closes the connection, as Node.js itself would.
 */
export function clientErrorAnswerer(
  corsOrigins: Config['corsOrigins'],
): (error: ConnectionError, socket: Socket) => void {
  const headFor = createAnswerHead({ corsOrigins, explain: false });
  return (error, socket) => {
    // What is read of the rest is no request either.
    if (error.code === 'ECONNRESET' || socket.destroyed || socket.writableEnded) return;
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isPatient(socket)) return;
    const [status, message] = explainClientError(error.code);
    const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    const headers = headFor(originIn(error)).map((part, index) =>
      index % 2 === 0 ? `\r\n${part}: ` : part,
    );
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}${headers.join('')}`,
      `cache-control: ${NO_STORE}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    if (!socket.writable) {
      socket.destroy(error);
      return;
    }
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    closeWhenRead(socket);
  };
}

/** How long a client may go on sending before it reads the answer. */
const LINGER_MS = 1000;

/** A connection that is closed with something unread is reset, and the answer may be lost with it. */
function closeWhenRead(socket: Socket): void {
  const close = (): void => {
    socket.destroy();
  };
  const deadline = setTimeout(close, LINGER_MS);
  socket.once('close', () => {
    clearTimeout(deadline);
  });
  socket.once('end', close).resume();
}

/** The `Origin` in as much of a head as came last. */
function originIn({ rawPacket }: ConnectionError): string | undefined {
  const packet: unknown = rawPacket;
  const text = Buffer.isBuffer(packet) ? packet.toString('latin1') : '';
  return /\r\norigin: *(\S+)\r\n/i.exec(text)?.[1];
}

function explainClientError(code: string): readonly [status: RefusingStatus, message: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, `Expected at most ${maxHeaderSize} bytes of URL and headers, got more.`];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'Expected the whole request sooner.'];
    default:
      return [400, 'Expected a request in HTTP/1.1.'];
  }
}
