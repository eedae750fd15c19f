/** Text with places in it that are filled later. */
export class Text {
  readonly #parts: (string | Text)[] = [];
  #tail = '';

  write(text: string): void {
    this.#tail += text;
  }

  /** A place here that is filled while writing goes on behind it. */
  leaveRoom(): Text {
    const room = new Text();
    this.insert(room);
    return room;
  }

  /** Another text here, as it will be in the end. */
  insert(text: Text): void {
    this.#parts.push(this.#tail, text);
    this.#tail = '';
  }

  /** What `write` writes here, to be inserted elsewhere as well: a string where all of it is there. */
  capture(write: (text: Text) => void): string | Text {
    const start = this.#parts.length;
    const before = this.#tail;
    this.#tail = '';
    write(this);
    if (this.#parts.length === start) {
      const written = this.#tail;
      this.#tail = before + written;
      return written;
    }
    const captured = new Text();
    captured.#parts.push(...this.#parts.splice(start));
    captured.#tail = this.#tail;
    this.#tail = before;
    this.insert(captured);
    return captured;
  }

  /** To be asked for once everything is written. */
  toString(): string {
    let whole = '';
    for (const part of this.#parts) whole += typeof part === 'string' ? part : part.toString();
    this.#parts.length = 0;
    this.#tail = whole + this.#tail;
    return this.#tail;
  }
}
