import { compress, type Encoding } from './encodings.ts';
import { KeptBody } from './keptBody.ts';

/** Compresses bodies, those that several wait for once; what is kept stays compressed. */
export class Compressor {
  readonly #running = {
    zstd: new Map<string | Buffer, Promise<Buffer>>(),
    br: new Map<string | Buffer, Promise<Buffer>>(),
    gzip: new Map<string | Buffer, Promise<Buffer>>(),
  };

  /** At once where it is kept. */
  encode(body: string | Buffer | KeptBody, encoding: Encoding): Buffer | Promise<Buffer> {
    if (!(body instanceof KeptBody)) return this.#compress(body, encoding);
    return body.in(encoding) ?? this.#compressAndKeep(body, encoding);
  }

  async #compressAndKeep(body: KeptBody, encoding: Encoding): Promise<Buffer> {
    const encoded = await this.#compress(body.plain, encoding);
    body.keep(encoding, encoded);
    return encoded;
  }

  async #compress(body: string | Buffer, encoding: Encoding): Promise<Buffer> {
    const running = this.#running[encoding];
    const earlier = running.get(body);
    if (earlier !== undefined) return earlier;
    const compressing = compress(body, encoding).finally(() => running.delete(body));
    running.set(body, compressing);
    return compressing;
  }
}
