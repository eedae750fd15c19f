import type { Question } from './messages.ts';

/** One end of the messages between two processes: a worker, or `process` in a worker. */
export interface End {
  send(message: object, done: (error: Error | null) => void): unknown;
  on(event: 'message', listener: (message: unknown, handle: unknown) => void): unknown;
}

export interface Channel<Told> {
  /** Resolves once it is sent, or cannot be: then the other process has ended, which is told elsewhere. */
  tell(what: Told): Promise<void>;
  /** Rejects where no answer comes in time. */
  ask(question: Question): Promise<unknown>;
}

export interface Listener<Heard> {
  /** After which an answer counts as none. */
  readonly patienceMs: number;
  readonly onNews: (what: Heard, handle: unknown) => void;
  readonly answer: (question: Question) => Promise<unknown>;
}

type Envelope<Told> =
  | { readonly told: Told }
  | { readonly id: number; readonly question: Question }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: string };

/** Messages and questions over what Node.js has between a process and those it forks. */
export function openChannel<Told, Heard>(
  end: End,
  { onNews, answer, patienceMs }: Listener<Heard>,
): Channel<Told> {
  const questions = new OpenQuestions(patienceMs);
  const send = async (envelope: Envelope<Told>): Promise<void> =>
    new Promise((resolve) => {
      end.send(envelope, () => {
        resolve();
      });
    });
  const reply = async (id: number, question: Question): Promise<void> => {
    try {
      await send({ id, answer: await answer(question) });
    } catch (error) {
      await send({ id, failure: error instanceof Error ? error.message : String(error) });
    }
  };
  end.on('message', (message, handle) => {
    // Both ends are of one version, and tests may send what is none of these.
    const envelope = Object(message) as Envelope<Heard>;
    if ('told' in envelope) onNews(envelope.told, handle);
    else if ('question' in envelope) void reply(envelope.id, envelope.question);
    else if ('answer' in envelope) questions.of(envelope.id)?.resolve(envelope.answer);
    else if ('failure' in envelope) {
      questions.of(envelope.id)?.reject(new Error(envelope.failure));
    }
  });
  return {
    tell: (told) => send({ told }),
    ask: (question) => questions.open((id) => void send({ id, question })),
  };
}

/** What was asked of the other end and is not answered yet, by number. */
class OpenQuestions {
  readonly #patienceMs: number;
  readonly #asked = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  of(id: number): PromiseWithResolvers<unknown> | undefined {
    return this.#asked.get(id);
  }

  /** Resolves with the answer; rejects where none comes in time. */
  async open(send: (id: number) => void): Promise<unknown> {
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<unknown>();
    this.#asked.set(id, waiting);
    const timer = setTimeout(() => {
      waiting.reject(new Error(`No answer for ${this.#patienceMs} ms`));
    }, this.#patienceMs);
    try {
      send(id);
      return await waiting.promise;
    } finally {
      clearTimeout(timer);
      this.#asked.delete(id);
    }
  }
}
