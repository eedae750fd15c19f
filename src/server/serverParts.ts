import type { Socket } from 'node:net';
import type { Registry } from 'prom-client';
import type { Config } from '../settings/config.ts';
import type { Identify } from '../identity/identify.ts';
import type { Graph } from '../graph/graph.ts';
import type { Logger } from '../observing/log.ts';
import type { OperationFiles } from '../operations/operationFiles.ts';
import type { PointsLedger } from '../points/settling.ts';
import type { UsageCounts } from '../usage/usageCounts.ts';
import type { BuiltPages } from './builtPages.ts';
import type { LoopDelay } from './front/loopDelay.ts';
import type { Limits } from './limits/limits.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { RunningRequests } from './runningRequests.ts';

type ServerConfig = Limits &
  Pick<
    Config,
    | 'host'
    | 'port'
    | 'corsOrigins'
    | 'allowedHosts'
    | 'trustProxy'
    | 'graceMs'
    | 'maxBodyBytes'
    | 'explain'
    | 'maxRequests'
    | 'maxWaitMs'
    | 'maxStreams'
    | 'maxStallMs'
    | 'maxUnreadBytes'
    | 'heartbeatMs'
    | 'responseCacheBytes'
    | 'httpMaxAge'
    | 'documents'
    | 'mcpMaxTokens'
    | 'pointsMode'
    | 'pointsPerSecond'
    | 'pointsMaximum'
    | 'trustedProxies'
  >;

export interface ServerParts {
  readonly config: ServerConfig;
  readonly log: Logger;
  /** Asked by `/readyz` once a graph is served; before and after, the server knows itself. */
  readonly readiness: ReadinessCheck;
  /** Told by `/healthz` beside that the process runs. Default: nothing. */
  readonly health?: () => Readonly<Record<string, unknown>>;
  /** Where the meters go; one server per registry. */
  readonly registry: Registry;
  /** Milliseconds, by which points come back. Default: since the process began. */
  readonly clock?: () => number;
  /** Default: that of this process. */
  readonly loopDelay?: LoopDelay;
  /** How long a request waits for the first graph. Default: as long as it would be told to wait. */
  readonly startPatienceMs?: number;
  /** What `/metrics` shows. Default: the meters in the registry. */
  readonly exposition?: () => Promise<string>;
  /** Finds out who asks. Default: `Authorization` is nothing to this server, and everybody anonymous. */
  readonly identify?: Identify | null;
  /** Named operations in files, which the server follows. Default: none. */
  readonly operations?: OperationFiles;
  /** Told of each operation that was answered. Default: nobody counts. */
  readonly usage?: Pick<UsageCounts, 'note'> | undefined;
  readonly pages: BuiltPages;
  /** Called when the first graph is about to be served. Default: nobody waits for it. */
  readonly onFirstGraph?: (requests: Pick<RunningRequests, 'idleMs' | 'answered'>) => void;
}

/** Listens before there is a graph, so that whoever waits for it can see it coming. */
export interface Server {
  /** Gives the URL; throws a StartupError when the address cannot be had. */
  listen(): Promise<string>;
  /** Answers on a connection that another process has accepted; in place of listening. */
  accept(socket: Socket): void;
  /** Answers by this graph from now on, and closes it at the end. Again with another: it takes over, running requests keep theirs, subscriptions end with SCHEMA_RELOADED. */
  serve(graph: Graph): Promise<void>;
  /** Shares from now on what askers have left with other processes; where points are only measured, nothing is shared. */
  sharePoints(ledger: PointsLedger | null): void;
  /** Refuses new requests and ends subscriptions at once, lets running ones finish for `graceMs`, then closes every connection. */
  close(): Promise<void>;
}
