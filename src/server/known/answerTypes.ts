/** Different `Accept` headers that are remembered: browsers and clients send a handful. */
const MAX_HEADERS = 200;

/** What type Apollo Server chose for each `Accept` header it met, so that it need not choose again. */
export class AnswerTypes {
  readonly #byAccept = new Map<string, string>();

  of(accept: string): string | undefined {
    return this.#byAccept.get(accept);
  }

  note(accept: string, type: string): void {
    if (this.#byAccept.has(accept)) return;
    const [oldest] = this.#byAccept.keys();
    if (this.#byAccept.size >= MAX_HEADERS && oldest !== undefined) this.#byAccept.delete(oldest);
    this.#byAccept.set(accept, type);
  }
}
