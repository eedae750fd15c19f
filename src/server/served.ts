import type { ServerResponse } from 'node:http';
import type { Graph } from '../graph/graph.ts';
import type { Apollo } from './apollo.ts';
import type { Answers } from './cache/answers.ts';
import type { KnownOperations } from './known/knownOperations.ts';
import type { ServedOperations } from './operations/servedOperations.ts';

interface ServedParts {
  readonly graph: Graph;
  readonly apollo: Apollo;
  readonly known: KnownOperations;
  readonly answers: Answers;
  readonly operations: ServedOperations;
}

/** A graph, and the Apollo Server over it, for as long as somebody is answered by them. */
export interface Served extends ServedParts {
  /** Keeps them until the response is over. */
  hold(response: Pick<ServerResponse, 'once' | 'closed'>): void;
  /** To be called once, when nobody new comes: stops both when the last response is over. */
  retire(): Promise<void>;
}

export function createServed(parts: ServedParts): Served {
  let held = 0;
  let onIdle: () => void = () => undefined;
  return {
    ...parts,
    hold: (response) => {
      if (response.closed) return;
      held += 1;
      response.once('close', () => {
        held -= 1;
        if (held === 0) onIdle();
      });
    },
    retire: async () => {
      if (held > 0) {
        await new Promise<void>((resolve) => {
          onIdle = resolve;
        });
      }
      await parts.apollo.stop();
      await parts.graph.close?.();
    },
  };
}
