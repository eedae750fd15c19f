import type { Config } from '../settings/config.ts';
import { saysOther } from '../settings/documentModes.ts';
import type { Graph } from '../graph/graph.ts';
import type { Logger } from '../observing/log.ts';
import type { OperationFiles } from '../operations/operationFiles.ts';
import { startApollo } from './apollo.ts';
import { Answers, type AnswersParts } from './cache/answers.ts';
import type { ResponseCacheStatistics } from './cache/responseCache.ts';
import { KnownOperations } from './known/knownOperations.ts';
import type { PersistedTexts } from './known/persistedTexts.ts';
import type { Limits } from './limits/limits.ts';
import type { Metrics } from './metrics.ts';
import { ServedOperations } from './operations/servedOperations.ts';
import { createServed, type Served, type ServedParts } from './served.ts';

interface ServingParts extends Pick<AnswersParts, 'counts' | 'heavyWork'> {
  readonly config: Limits &
    Pick<Config, 'responseCacheBytes' | 'httpMaxAge' | 'pointsMode' | 'documents'>;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly files: OperationFiles;
  readonly persisted: PersistedTexts;
}

/** Makes what answers for a graph, and for what its contracts show of it. */
export function createServing(parts: ServingParts): (graph: Graph) => Promise<Served> {
  const { config, log, metrics, files, persisted, counts, heavyWork } = parts;
  /** By the name of the contract; null for the graph itself. */
  const last = new Map<string | null, ServedOperations>();
  const serve = async (
    graph: Graph,
    maxBytes: number,
    contract: string | null,
  ): Promise<ServedParts> => {
    const known = new KnownOperations(graph, config);
    const answers = new Answers(graph, { maxBytes, counts, heavyWork });
    const limits = config;
    const isEnforced = config.pointsMode === 'enforce';
    const trustsPage = saysOther(config.documents);
    const operations = new ServedOperations({
      ...{ graph, known, answers, limits, trustsPage, before: last.get(contract)?.set },
      log: contract === null ? log : null,
    });
    if (mayWait(files, config)) operations.putOff(files);
    else await operations.update(files);
    last.set(contract, operations);
    const served = { graph, known, operations, answers };
    return {
      ...served,
      apollo: await startApollo({ ...served, persisted, limits, metrics, log, isEnforced }),
    };
  };
  return async (graph) => {
    const { contracts = new Map<string, Graph | null>() } = graph;
    // All together keep no more than is set.
    const maxBytes = Math.floor(config.responseCacheBytes / (contracts.size + 1));
    const shown = new Map<string, ServedParts | null>();
    for (const [name, contract] of contracts) {
      shown.set(name, contract && (await serve(contract, maxBytes, name)));
    }
    return createServed(await serve(graph, maxBytes, null), shown);
  };
}

/** Of the graph and of all contracts. */
export function statisticsOf(served: Served | null): ResponseCacheStatistics | undefined {
  if (served === null) return undefined;
  const all = shownBy(served).map(({ answers }) => answers.statistics);
  return {
    entries: all.reduce((sum, { entries }) => sum + entries, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Whether a graph answers before its operations are prepared: what somebody here wrote is told of at the start. */
function mayWait({ areOwn }: OperationFiles, { documents }: Pick<Config, 'documents'>): boolean {
  return areOwn && !saysOther(documents);
}

/** Takes in the operations that the files have now, once they are prepared. */
export async function updateOperations(served: Served, files: OperationFiles): Promise<void> {
  const prepared = shownBy(served).filter(({ operations }) => !operations.isPutOff);
  await Promise.all(prepared.map(async ({ operations }) => operations.update(files)));
}

/** Prepares what was put off, one graph after the other. */
export async function prepareOperations(served: Served): Promise<void> {
  for (const { operations } of shownBy(served)) await operations.ready();
}

function shownBy(served: Served): readonly Served[] {
  return [served, ...served.contracts.values()].filter((one) => one !== null);
}
