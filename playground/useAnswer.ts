import { useEffect, useState } from 'react';
import { adviseOn, adviseOnSilence, type Advice } from './answer/advice.ts';
import type { JsonObject } from '../src/table/lists.ts';
import { ask, GRAPHQL_URL } from './ask.ts';
import { useSignedIn } from './identity.ts';

type Answer =
  | { readonly state: 'none' }
  | { readonly state: 'failed'; readonly why: string }
  | {
      readonly state: 'came';
      readonly data: JsonObject;
      /** What is wrong with the parts that are null for it. */
      readonly troubles: readonly Advice[];
    };

/** The answer to a query once nobody types any more; the last one stays until the next comes. */
export function useAnswer(
  query: string | null,
  variables: Readonly<Record<string, unknown>>,
): Answer {
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  const asker = useSignedIn();
  useEffect(() => {
    if (query === null) {
      setAnswer({ state: 'none' });
      return undefined;
    }
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      ask({ query, variables, operationName: null }, { signal: leaving.signal }).then(
        ({ body }) => {
          setAnswer(toAnswer(body.data ?? null, body.errors?.map(adviseOn)));
        },
        (error: unknown) => {
          if (leaving.signal.aborted) return;
          const { what, then } = adviseOnSilence(GRAPHQL_URL, error);
          setAnswer({ state: 'failed', why: `${what} ${then}` });
        },
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [query, variables, asker]);
  return answer;
}

function toAnswer(data: JsonObject | null, advice: readonly Advice[] = []): Answer {
  // A part that a subgraph did not give leaves the rest worth showing.
  if (data !== null) return { state: 'came', data, troubles: advice };
  const [first] = advice;
  return { state: 'failed', why: first ? `${first.what} ${first.then}` : 'No answer came.' };
}
