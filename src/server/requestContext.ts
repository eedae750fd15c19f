import type { FastifyBaseLogger } from 'fastify';

/** What belongs to one request on its way through Apollo Server. */
export interface RequestContext {
  readonly requestId: string;
  /** Writes the request id with every line. */
  readonly log: FastifyBaseLogger;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborted when the client leaves before it has its answer. */
  readonly signal: AbortSignal;
  /** Whether the answer tells what it took. */
  readonly explain: boolean;
  /** Called once, when it is known which operation of the document runs. */
  readonly noteOperation: (name: string | null) => void;
}
