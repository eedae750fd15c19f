import type { DocumentNode, OperationTypeNode } from 'graphql';
import type { Spending } from '../graph/graph.ts';
import type { Asker as Identity } from '../identity/asker.ts';
import type { Shown } from '../identity/shown.ts';
import type { Explanation } from '../observing/explanation.ts';
import type { Signal } from '../signal.ts';

/** A part of the graph, in this process or elsewhere: all that the gateway knows of it. */
export interface Subgraph {
  /** As in the supergraph's join__Graph. */
  readonly name: string;
  /** Whether it is passed the credentials of who asks, so that it may answer by them; absent where it is not. */
  readonly takesCredentials?: boolean;
  /** Answers one query or mutation. Never rejects: what goes wrong is among the errors. */
  execute(request: SubgraphRequest): Promise<SubgraphResult>;
  /** Results until the subgraph ends them, the asker's signal aborts, or there is only an error to tell. */
  subscribe(request: SubgraphRequest): AsyncIterable<SubgraphResult>;
  /** Lets go of connections and timers; running requests may fail. */
  close(): Promise<void>;
}

export interface SubgraphRequest {
  readonly operation: SubgraphOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
}

/** One operation of a plan; the same object each time the plan runs, so that what is derived of it can be kept. */
export interface SubgraphOperation {
  readonly kind: `${OperationTypeNode}`;
  readonly text: string;
  readonly name: string | null;
  /** Parsed once, when first asked for. */
  readonly document: DocumentNode;
}

/** Who caused a fetch. */
export interface Asker {
  /** Anonymous where it is absent. */
  readonly identity?: Identity | undefined;
  /** All that it may be told of; null for everything. */
  readonly shown?: Shown | null | undefined;
  /** Headers of the client's request, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: Signal | null;
  /** Told what it takes, where the answer is to say so. */
  readonly explanation: Explanation | null;
  /** Told what it takes, as far as that costs points. */
  readonly spending?: Spending | undefined;
}

export interface SubgraphResult {
  /** Null when there is no answer to use; `errors` then says why. */
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
  /** Without data: it was executed, and failed; in a stream, others may follow. */
  readonly isExecuted?: boolean;
  /** What it took elsewhere, for explain. */
  readonly cost?: Readonly<Record<string, unknown>>;
}

/** An error for clients. */
export interface SubgraphError {
  readonly message: string;
  /** Within the subgraph's answer. */
  readonly path: readonly (string | number)[] | null;
  /** `code`, and `subgraph` with its name; more where the subgraph said more. */
  readonly extensions: Readonly<Record<string, unknown>>;
  /** What was thrown in this process, for the log. */
  readonly cause?: unknown;
}
