import type { Flight } from './flight.ts';
import type { Question } from './question.ts';
import type { ResponseCache } from './responseCache.ts';
import { cachingOf } from './view.ts';

interface Made {
  readonly question: Question;
  readonly flight: Flight;
  readonly answer: string;
}

/** Keeps an answer that was made, with all that a request in the same words has to know of it. */
export function keepAnswer(
  cache: ResponseCache | null,
  key: string,
  { question: { name, view }, flight: { reads, sequence }, answer }: Made,
): void {
  cache?.store(key, {
    body: answer,
    operationName: name,
    use: view.use,
    ...cachingOf(view, reads),
    collections: [...reads.collections],
    sequence,
  });
}
