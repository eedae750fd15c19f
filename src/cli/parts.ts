import type { GraphQLSchema } from 'graphql';
import type { Registry } from 'prom-client';
import type { Config } from '../settings/config.ts';
import type { LiveGraph } from '../gateway/live/liveGraph.ts';
import type { Identify } from '../identity/identify.ts';
import type { PointsLedger } from '../points/settling.ts';
import type { Graph } from '../graph/graph.ts';
import type { Logger } from '../observing/log.ts';
import type { Counting } from '../usage/countUsage.ts';
import type { UsageCounts } from '../usage/usageCounts.ts';

export type DatabaseHealth =
  | { readonly state: 'available' }
  /** No server of it answers. */
  | { readonly state: 'lost'; readonly lostForSeconds: number }
  /** It is ours to start, and was tried so often. */
  | { readonly state: 'restarting'; readonly tries: number; readonly lostForSeconds: number };

/** A database as far as commands need to know it. */
export interface Database {
  /** Where it is, for people; holds no password. */
  readonly description: string;
  /** By which another process opens the same; may hold a password. */
  readonly address: { readonly uri: string; readonly name: string };
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** What is known of it now, without asking it. */
  health(): DatabaseHealth;
  /** Whether a data set was ever imported into it. */
  isImported(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a step of the start may use. */
export interface StartContext {
  readonly config: Config;
  readonly log: Logger;
  /** Told what a step that takes long is busy with. */
  readonly onProgress: (message: string) => void;
  /** Aborted when the process is told to stop before it has started. */
  readonly signal: AbortSignal;
}

/** What an import did, collection by collection. */
export type ImportReport = readonly {
  readonly name: string;
  readonly inserted: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
}[];

/** What `serve` puts together, each made from what comes before it. Failures are StartupErrors. */
export interface ServeParts<D extends Database> {
  readonly openDatabase: (context: StartContext) => Promise<D>;
  /** Brings the files in `config.data` into the database. */
  readonly importData: (database: D, context: StartContext) => Promise<ImportReport>;
  /** Makes sure of what look-ups rely on. */
  readonly prepare: (database: D) => Promise<unknown>;
  readonly createGraph: (database: D, context: GraphContext) => Promise<Graph>;
  /** What finds out who asks; the database is null where there is none to have keys in. */
  readonly createIdentify: (database: D | null, context: GraphContext) => Promise<Identify>;
  /** Where processes share what askers have left; null where there is no database to do so in. */
  readonly openPoints: (database: D | null) => PointsLedger | null;
  /** Tells others of what changes, for as long as the database is open. */
  readonly deliver: (database: D, context: GraphContext) => Promise<void>;
  /** Writes down from time to time who asked for what. */
  readonly countUsage: (database: D, counting: CountingContext) => Counting;
  /**
   * Serves a graph over several subgraphs, and each that takes its place; the database is null where
   * none of them is ours. Used only where the configuration names subgraphs.
   */
  readonly startGateway: (database: D | null, gateway: GatewayContext) => Promise<LiveGraph>;
}

export interface GraphContext extends StartContext {
  /** Where its meters go. */
  readonly registry: Registry;
}

interface CountingContext extends Pick<StartContext, 'log'> {
  readonly counts: UsageCounts;
  readonly schema: () => GraphQLSchema | null;
}

export interface GatewayContext extends GraphContext {
  readonly serve: (graph: Graph) => Promise<void>;
}
