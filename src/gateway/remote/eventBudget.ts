/** Bytes of events that wait for those who read them, of all streams together, while nobody says otherwise. */
const USUAL_BYTES = 50_000_000;

interface Waiting {
  readonly bytes: number;
  readonly end: () => void;
}

/** Bounds the events of all streams that wait: where they are too many, the stream ends that was read least lately. */
export class EventBudget {
  readonly #maxBytes: number;
  /** The first is the next to go. */
  readonly #waiting = new Map<object, Waiting>();
  #bytes = 0;

  constructor(maxBytes = USUAL_BYTES) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** An event came, and so many bytes wait of its stream. */
  added(stream: object, waiting: Waiting): void {
    this.#count(stream, waiting.bytes);
    this.#waiting.set(stream, waiting);
    const [first] = this.#waiting.values();
    if (this.#bytes > this.#maxBytes) first?.end();
  }

  /** Events were taken, and so many bytes wait of the stream. */
  taken(stream: object, bytes: number): void {
    this.#count(stream, bytes);
    const waiting = this.#waiting.get(stream);
    this.#waiting.delete(stream);
    if (waiting !== undefined && bytes > 0) this.#waiting.set(stream, { ...waiting, bytes });
  }

  #count(stream: object, bytes: number): void {
    this.#bytes += bytes - (this.#waiting.get(stream)?.bytes ?? 0);
  }
}
