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
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
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
    else if ('answer' in envelope) asked.get(envelope.id)?.resolve(envelope.answer);
    else if ('failure' in envelope) asked.get(envelope.id)?.reject(new Error(envelope.failure));
  });
  return {
    tell: (told) => send({ told }),
    ask: async (question) => {
      const id = ++lastId;
      const waiting = Promise.withResolvers<unknown>();
      asked.set(id, waiting);
      const timer = setTimeout(() => {
        waiting.reject(new Error(`No answer for ${patienceMs} ms`));
      }, patienceMs);
      try {
        void send({ id, question });
        return await waiting.promise;
      } finally {
        clearTimeout(timer);
        asked.delete(id);
      }
    },
  };
}
