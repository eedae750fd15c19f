import type { ExecutionResult } from 'graphql';
import type { Graph, GraphOperation, Reads, Spending } from '../../graph/graph.ts';
import { PlainSignal } from '../../signal.ts';
import type { HeavyWork } from './heavyWork.ts';

/** JSON text of a result that has data and nothing else, or any other result. */
export type Answer = string | ExecutionResult;

/** Takes what is to be called if the one who waits leaves. */
export type OnLeave = (leave: () => void) => void;

interface FlightParts {
  readonly graph: Graph;
  readonly operation: Omit<GraphOperation, 'signal' | 'reads' | 'spending'>;
  /** What it could return at worst. */
  readonly nodes: number;
  /** Told what it takes. */
  readonly spending: Spending;
  readonly heavyWork: HeavyWork;
  /** Of the changes known when it begins. */
  readonly sequence: number;
  /** Called once, when nobody waits any more. */
  readonly onCallOff?: () => void;
}

/** An answer in the making, for one or several who wait for it; called off when the last of them leaves. */
export class Flight {
  readonly sequence: number;
  readonly reads = new ReadLog();
  readonly answer: Promise<Answer>;
  readonly #signal = new PlainSignal();
  readonly #onCallOff: FlightParts['onCallOff'];
  #waiting = 0;

  constructor(parts: FlightParts) {
    const { graph, operation, nodes, spending, heavyWork, sequence, onCallOff } = parts;
    this.sequence = sequence;
    this.#onCallOff = onCallOff;
    const signal = this.#signal;
    const { reads } = this;
    const asked = { ...operation, signal, spending, reads };
    this.answer = heavyWork.run({ nodes, signal }, () => ask(graph, asked));
  }

  /** Waits for the answer, until the one who waits leaves. Rejects where the graph does. */
  async wait(onLeave: OnLeave): Promise<Answer> {
    this.#waiting += 1;
    onLeave(() => {
      this.#waiting -= 1;
      if (this.#waiting > 0) return;
      this.#onCallOff?.();
      this.#signal.abort(new Error('The client has left.'));
    });
    return this.answer;
  }
}

class ReadLog implements Reads {
  readonly collections = new Set<string>();
  isElsewhere = false;
  isByCredentials = false;

  collection(name: string): void {
    this.collections.add(name);
  }

  elsewhere(isByCredentials: boolean): void {
    this.isElsewhere = true;
    this.isByCredentials ||= isByCredentials;
  }
}

async function ask(graph: Graph, operation: Spent): Promise<Answer> {
  const answer = await (graph.answer?.(operation) ?? graph.execute(operation));
  // Of what is text by now it was told before.
  if (typeof answer === 'string') return answer;
  const { data, errors, extensions } = answer;
  if (data == null) return answer;
  operation.spending.answered(data);
  return errors || extensions ? answer : JSON.stringify({ data });
}

type Spent = GraphOperation & Required<Pick<GraphOperation, 'spending'>>;
