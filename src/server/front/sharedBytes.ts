/** Shorter texts are written sooner than they are compared. */
const LEAST_LENGTH = 65_536;

/** The bytes of a long text, made once for all who are sent it in one turn of the event loop: those who waited for the same answer. */
export class SharedBytes {
  #text: string | null = null;
  #bytes: Buffer | null = null;

  /** A short text as it is. */
  of(text: string): string | Buffer {
    if (text.length < LEAST_LENGTH) return text;
    if (this.#bytes !== null && this.#text === text) return this.#bytes;
    const bytes = Buffer.from(text);
    if (this.#bytes === null) setImmediate(this.#forget);
    this.#text = text;
    this.#bytes = bytes;
    return bytes;
  }

  readonly #forget = (): void => {
    this.#text = null;
    this.#bytes = null;
  };
}
