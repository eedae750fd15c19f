import { giveBack } from '../../giveBack.ts';

const NEW_LINE = 0x0a;
const RETURN = 0x0d;
const NOTHING = Buffer.alloc(0);

/**
 * Lines of a stream of bytes, which \r\n, \n or \r end. What has no end yet stays bytes, and their memory is given back
 * with the line: as text, parts of long lines would live to be collected with what is long-lived.
 */
export class LineReader {
  /** The line that has no end yet, and room behind it. */
  #rest = NOTHING;
  #restBytes = 0;
  #isAfterReturn = false;

  get restBytes(): number {
    return this.#restBytes;
  }

  /**
   * @param onLine - called for each line that ends, with its text and its bytes; once it says false, the rest of the
   *   chunk is passed over
   */
  read(chunk: Uint8Array, onLine: (text: string, bytes: number) => boolean): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = this.#isAfterReturn && bytes[0] === NEW_LINE ? 1 : 0;
    if (bytes.length > 0) this.#isAfterReturn = bytes.at(-1) === RETURN;
    const endings = new Endings(bytes, from);
    for (let end = endings.next(from); end !== -1; end = endings.next(from)) {
      const length = this.#restBytes + end - from;
      const text = this.#take(bytes.subarray(from, end));
      from = end + (bytes[end] === RETURN && bytes[end + 1] === NEW_LINE ? 2 : 1);
      if (!onLine(text, length)) return;
    }
    this.#keep(bytes.subarray(from));
  }

  /** The line that has no end, once no more will come. */
  end(): string {
    return this.#take(NOTHING);
  }

  #take(bytes: Buffer): string {
    if (this.#restBytes === 0) return bytes.toString();
    this.#keep(bytes);
    const text = this.#rest.toString('utf8', 0, this.#restBytes);
    giveBack(this.#rest);
    this.#rest = NOTHING;
    this.#restBytes = 0;
    return text;
  }

  #keep(bytes: Buffer): void {
    const length = this.#restBytes + bytes.length;
    if (length > this.#rest.length) this.#growTo(2 * length);
    bytes.copy(this.#rest, this.#restBytes);
    this.#restBytes = length;
  }

  #growTo(size: number): void {
    const larger = Buffer.allocUnsafeSlow(size);
    this.#rest.copy(larger, 0, 0, this.#restBytes);
    giveBack(this.#rest);
    this.#rest = larger;
  }
}

/** Where lines end within some bytes, by two searches that never look at a byte twice. */
class Endings {
  readonly #bytes: Buffer;
  #newLine: number;
  #return: number;

  constructor(bytes: Buffer, from: number) {
    this.#bytes = bytes;
    this.#newLine = bytes.indexOf(NEW_LINE, from);
    this.#return = bytes.indexOf(RETURN, from);
  }

  /** The first from a place on, which only grows; -1 where there is none. */
  next(from: number): number {
    if (this.#newLine !== -1 && this.#newLine < from) {
      this.#newLine = this.#bytes.indexOf(NEW_LINE, from);
    }
    if (this.#return !== -1 && this.#return < from) {
      this.#return = this.#bytes.indexOf(RETURN, from);
    }
    if (this.#newLine === -1 || this.#return === -1) return Math.max(this.#newLine, this.#return);
    return Math.min(this.#newLine, this.#return);
  }
}
