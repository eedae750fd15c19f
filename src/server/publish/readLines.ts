/** Lines of a body, in groups, read as they come. */
export interface Group {
  readonly texts: readonly string[];
  /** Of the first of them, from 1. */
  readonly from: number;
}

export interface LineLimits {
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  /** As many lines are in a group at most. */
  readonly groupSize: number;
  /** With so many bytes, a group is full, however few its lines. */
  readonly groupBytes: number;
  /** A group waits no longer for more lines. */
  readonly groupMs: number;
}

/** What is too large to be read on. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Cuts a body into lines; empty ones are passed over, and counted. No more is read than one group and a line. Null is a
 * pause in what comes: what is there then is a group.
 * @throws TooLarge
 */
export async function* readLines(
  body: AsyncIterable<Buffer | null>,
  { maxBytes, maxLineBytes, ...limits }: LineLimits,
): AsyncGenerator<Group> {
  let rest: Buffer = nothing;
  const growing = new GrowingGroup(limits);
  for await (const chunk of bounded(body, maxBytes)) {
    const { lines, left } = cut(rest, chunk ?? nothing);
    rest = left;
    for (const line of lines) {
      growing.add(line);
      if (growing.isFull) yield growing.take();
    }
    if (rest.length > maxLineBytes) {
      throw new TooLarge(
        `Expected lines of at most ${maxLineBytes} bytes, got more in line ${growing.line + 1}.`,
      );
    }
    if (growing.mayWaitNoLonger(chunk === null)) yield growing.take();
  }
  if (rest.length > 0) growing.add(rest);
  if (growing.mayWaitNoLonger(true)) yield growing.take();
}

async function* bounded(
  body: AsyncIterable<Buffer | null>,
  maxBytes: number,
): AsyncGenerator<Buffer | null> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk?.length ?? 0;
    if (bytes > maxBytes) throw new TooLarge(`Expected a body of at most ${maxBytes} bytes.`);
    yield chunk;
  }
}

const nothing = Buffer.alloc(0);

/** The lines that are whole, and the beginning of the next one. */
function cut(
  rest: Buffer,
  chunk: Buffer,
): { readonly lines: readonly Buffer[]; readonly left: Buffer } {
  const read = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
  const lines: Buffer[] = [];
  let start = 0;
  // What was read before has no end of a line.
  for (let end = read.indexOf(newLine, rest.length); end >= 0; end = read.indexOf(newLine, start)) {
    lines.push(read.subarray(start, end));
    start = end + 1;
  }
  return { lines, left: read.subarray(start) };
}

const newLine = 0x0a;

/** Lines that follow each other, until they are enough. */
class GrowingGroup {
  readonly #limits: Pick<LineLimits, 'groupSize' | 'groupBytes' | 'groupMs'>;
  /** Of the last that came, from 1. */
  line = 0;
  #texts: string[] = [];
  #bytes = 0;
  #begunAt = 0;

  constructor(limits: Pick<LineLimits, 'groupSize' | 'groupBytes' | 'groupMs'>) {
    this.#limits = limits;
  }

  get isFull(): boolean {
    const { groupSize, groupBytes } = this.#limits;
    return this.#texts.length >= groupSize || this.#bytes >= groupBytes;
  }

  /** While it is read, nobody is kept waiting but who sends it. */
  mayWaitNoLonger(isPause: boolean): boolean {
    if (this.#texts.length === 0) return false;
    return isPause || performance.now() - this.#begunAt >= this.#limits.groupMs;
  }

  add(written: Buffer): void {
    if (this.#texts.length === 0) this.#begunAt = performance.now();
    this.line += 1;
    this.#bytes += written.length;
    this.#texts.push(written.toString('utf8').trim());
  }

  take(): Group {
    const texts = this.#texts;
    this.#texts = [];
    this.#bytes = 0;
    return { texts, from: this.line - texts.length + 1 };
  }
}
