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

  /** To be asked for once everything is written. */
  toString(): string {
    let whole = '';
    for (const part of this.#parts) whole += typeof part === 'string' ? part : part.toString();
    this.#parts.length = 0;
    this.#tail = whole + this.#tail;
    return this.#tail;
  }
}
