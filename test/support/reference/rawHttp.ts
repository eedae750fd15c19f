import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends a request as it is written in a document, and gives what comes back: status, the headers named, and the JSON. */
export async function sendWritten(
  url: string,
  written: string,
  shownHeaders: readonly string[],
): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(toRequest(written));
  return shown(await text(socket), shownHeaders);
}

/** `(a × 100)` stands for a hundred letters. What ends in `…` never comes to its end. */
function toRequest(written: string): string {
  const [head = '', body = ''] = written
    .replace(/\((\w+) × (\d+)\)/g, (_all, what: string, times: string) =>
      (what === 'blank' ? ' ' : what).repeat(Number(times)),
    )
    .trim()
    .split('\n\n');
  const lines = head.split('\n');
  if (lines.at(-1) === '…') return `${lines.slice(0, -1).join('\r\n')}\r\n`;
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [...lines, ...length, 'Connection: close', '', body].join('\r\n');
}

function shown(response: string, names: readonly string[]): string {
  const [, head = '', sent = ''] = /^([^]*?)\r\n\r\n([^]*)$/.exec(response) ?? [];
  const [status = '', ...headers] = head.split('\r\n');
  const kept = headers.filter((line) => names.includes(line.split(':')[0]?.toLowerCase() ?? ''));
  // What comes in chunks comes in one.
  const chunked = /^(?:[0-9a-f]+\r\n([^]*)\r\n)?0\r\n\r\n$/.exec(sent);
  const body = chunked === null ? sent : (chunked[1] ?? '');
  return [status, ...kept, '', body].join('\n').trimEnd();
}
