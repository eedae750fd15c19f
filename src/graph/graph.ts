import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { CacheHints } from '../answer/cacheHints.ts';
import type { Feed } from '../changes/feed.ts';
import type { Asker } from '../identity/asker.ts';
import type { Shown } from '../identity/shown.ts';
import type { BulkAccess } from '../publishing/bulkAccess.ts';
import type { Explanation } from '../observing/explanation.ts';
import type { Costs } from '../points/costs.ts';
import type { Work } from '../points/work.ts';
import type { Signal } from '../signal.ts';

/** What a server needs to know of a graph: it can be asked, and it can describe itself. */
export interface Graph {
  /** The schema clients see; `execute` answers by it. */
  readonly schema: GraphQLSchema;
  /** The same schema as SDL: the API schema, or the subgraph SDL when only some domains are served. */
  readonly sdl: string;
  /** The supergraph of all own domains for other routers; null when only some domains are served. */
  readonly supergraphSdl: string | null;
  /** Answers one validated query or mutation. GraphQL errors are in the result; it rejects for nothing else. */
  execute(operation: GraphOperation): Promise<ExecutionResult>;
  /**
   * The same with data that may be changed, and one object for an entity wherever it comes at one place of
   * the document.
   */
  find?(operation: GraphOperation): Promise<ExecutionResult>;
  /** The same as JSON text where the result has data and neither errors nor extensions; else the result. */
  answer?(operation: GraphOperation): Promise<string | ExecutionResult>;
  /** What is shown of it under other names; null for one that cannot be had at present. Closed with it. */
  readonly contracts?: ReadonlyMap<string, Graph | null>;
  /** Makes now what answering makes of a document when it first comes. */
  prepare?(operation: GraphOperation): Promise<void>;
  /** Results of a subscription as they come; one result with errors and no data when it cannot begin. */
  subscribe(operation: GraphOperation): AsyncIterable<ExecutionResult>;
  /** Tells whether what was read before still holds; without it, no answer may be kept. */
  readonly freshness?: Freshness;
  /** For how long what waits for the database has waited, at most; 0 where nothing does. */
  readonly backlogMs?: () => number;
  /** How many operations that have begun wait for the database. */
  readonly waitingRequests?: () => number;
  /** What the schema says of keeping answers; without it, nobody may keep any. */
  readonly cacheHints?: CacheHints;
  /**
   * The scopes of an asker as far as the answer to this operation depends on them: who has the same of these gets the
   * same answer. Null, as without it, where everybody does.
   */
  readonly visibleScopes?: (document: DocumentNode, asker: Asker) => ReadonlySet<string> | null;
  /** What of its entities an asker may be told of, by whatever way; absent, or null, for everything. */
  readonly shownTo?: (asker: Asker) => Shown | null;
  /** Whether the answer is of its asker alone, so that it is neither kept nor shared. */
  readonly isPersonal?: (document: DocumentNode) => boolean;
  /** What changes in it, for those who follow; absent where nobody can tell. */
  readonly feed?: Feed;
  /** Writes many records at once; absent where it only reads. */
  readonly bulk?: BulkAccess;
  /** What the schema says of costs; without it, everything costs what it costs where nothing is said. */
  readonly costs?: Costs;
  /** What is read for lists beside their elements, at most. */
  readonly work?: Work;
  /** Lets go of what it holds; called once, when another has taken over and nobody asks it any more. */
  close?(): Promise<void>;
}

export interface GraphOperation {
  /** Parsed and validated; the same object for the same text, so that what is derived of it can be kept. */
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same with exact numbers, where some of them have more digits than a double. */
  readonly exactVariables?: Readonly<Record<string, unknown>> | null;
  /** Told what it takes, where the answer is to say so. */
  readonly explanation?: Explanation | null;
  /** Anonymous where it is absent. */
  readonly asker?: Asker;
  /** Headers of the request, names in lower case; a remote subgraph is sent those it may see. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: Signal;
  /** All that it may be told of; absent, or null, for everything. */
  readonly shown?: Shown | null;
  /** Told of all that the answer is made of. */
  readonly reads?: Reads;
  /** Told what the answer takes. */
  readonly spending?: Spending;
}

/** Adds up what an answer takes, while it is made. */
export interface Spending {
  /** Something was counted, looked at or searched for that is no part of the answer. */
  work(microseconds: number): void;
  /** The data of an answer, before they become text. */
  answered(data: object): void;
}

/** Written down while an answer is made, to know when it no longer holds. */
export interface Reads {
  /** A collection was read, or what a cache has of it. */
  collection(name: string): void;
  /**
   * Something was read that may change without anybody here being told.
   * @param isByCredentials - whether those who have it are passed the credentials of who asks
   */
  elsewhere(isByCredentials: boolean): void;
}

/**
 * What this process knows of changes in its database. An answer holds while this is live and no
 * collection it was made of has changed since the sequence that was taken before the first read.
 */
export interface Freshness {
  readonly sequence: number;
  /** The sequence at the last change of a collection; 0 before the first. */
  lastChange(collection: string): number;
  isLive(): boolean;
  /** Waits until what was committed before that moment is known or read anew, but no longer than so many ms. */
  untilKnown?(at: number, waitMs: number, count?: number | null): Promise<void>;
}
