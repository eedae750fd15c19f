import { connect, type Socket } from 'node:net';

interface RawAnswer {
  readonly status: number;
  readonly mayComeBack: boolean;
  readonly hasErrors: boolean;
}

type RawOutcome = RawAnswer | { readonly failed: string };

/**
 * Asks over connections that are kept, one question at a time on each, and reads no more of an answer than it must: what
 * makes load takes as little as possible of the processor that it is there to load.
 */
export class RawClient {
  readonly #url: URL;
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** @param address - of whom a proxy would say that it asks */
  async ask(body: string, address?: string): Promise<RawOutcome> {
    const connection = this.#idle.pop() ?? this.#open();
    const { pathname, host } = this.#url;
    const forwarded = address === undefined ? '' : `x-forwarded-for: ${address}\r\n`;
    const told = await connection.ask(
      `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${forwarded}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    if (connection.isOpen) this.#idle.push(connection);
    else this.#all.delete(connection);
    return told;
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  #open(): Connection {
    const connection = new Connection(connect(Number(this.#url.port), this.#url.hostname));
    this.#all.add(connection);
    return connection;
  }
}

class Connection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #missing = NaN;
  #head = '';
  #tell: ((told: RawOutcome) => void) | null = null;
  isOpen = true;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    socket.on('error', (error) => {
      this.#end('code' in error ? String(error.code) : error.message);
    });
    socket.on('close', () => {
      this.#end('closed');
    });
  }

  ask(request: string): Promise<RawOutcome> {
    return new Promise((resolve) => {
      this.#tell = resolve;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.isOpen = false;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    if (Number.isNaN(this.#missing)) this.#readHead();
    else this.#missing -= chunk.length;
    if (this.#missing > 0 || Number.isNaN(this.#missing)) return;
    const body = Buffer.concat(this.#chunks);
    const status = Number(this.#head.slice(9, 12));
    this.#chunks = [];
    this.#missing = NaN;
    this.#answer({
      status,
      mayComeBack: /\r\nretry-after: \d/i.test(this.#head),
      hasErrors: body.includes('"errors":['),
    });
  }

  /** Every answer of ours to a question tells how long it is. */
  #readHead(): void {
    const begun = Buffer.concat(this.#chunks);
    const end = begun.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.#head = begun.subarray(0, end).toString('latin1');
    const body = begun.subarray(end + 4);
    this.#chunks = [body];
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1];
    if (length === undefined) this.#end('an answer without a length');
    else this.#missing = Number(length) - body.length;
  }

  #answer(told: RawOutcome): void {
    const tell = this.#tell;
    this.#tell = null;
    tell?.(told);
  }

  #end(why: string): void {
    if (this.isOpen) this.close();
    this.#answer({ failed: why });
  }
}
