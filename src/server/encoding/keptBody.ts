import type { Encoding } from './encodings.ts';

/** A body that may be sent again, beside what it is compressed to. */
export class KeptBody {
  readonly plain: Buffer;
  readonly #onKept: (bytes: number) => void;
  readonly #encoded = new Map<Encoding, Buffer>();

  /** @param onKept - told how many bytes more are kept */
  constructor(plain: Buffer, onKept: (bytes: number) => void = () => undefined) {
    this.plain = plain;
    this.#onKept = onKept;
  }

  in(encoding: Encoding): Buffer | undefined {
    return this.#encoded.get(encoding);
  }

  keep(encoding: Encoding, encoded: Buffer): void {
    if (this.#encoded.has(encoding)) return;
    this.#encoded.set(encoding, encoded);
    this.#onKept(encoded.length);
  }
}
