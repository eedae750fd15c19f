import { returnStartMemory } from '../../server/startMemory.ts';
import type { Database, ServeParts, StartContext } from '../parts.ts';
import { closeDatabase, CLOSING_MS, greet, importInto, type Run } from '../serveSteps.ts';
import { stopInOrder } from '../stopInOrder.ts';
import { Crew } from './crew.ts';
import { CrewMetrics } from './crewMetrics.ts';
import type { Question } from './messages.ts';
import { wholeReadiness } from './wholeReadiness.ts';

/**
 * Serves by several processes. This one opens the database, imports, hands on connections, and replaces
 * workers that end; it answers nothing itself.
 */
export async function serveByWorkers<D extends Database>(
  parts: ServeParts<D>,
  { context, stopping }: Run,
): Promise<void> {
  const { config, log, signal } = context;
  const crew = createCrew(context);
  let opening: Promise<D | null> = Promise.resolve(null);
  const stop = async () => {
    stopping.abort();
    await crew.stop();
    await closeDatabase(opening);
  };
  const leaveSignals = stopInOrder(context, {
    stop,
    // The workers have theirs before.
    withinMs: config.graceMs + 2 * CLOSING_MS,
    refresh: () => {
      crew.refresh();
    },
  });

  try {
    const url = await crew.begin();
    if (config.supergraph === null && !signal.aborted) opening = parts.openDatabase(context);
    const database = await opening;
    const data = await importInto(database, parts, context);
    if (database !== null) await parts.prepare(database);
    const supergraph = await crew.serve(data && { ...data.database.address, report: data.report });
    if (signal.aborted) return;
    returnStartMemory(noRequests());
    log.info({ url, workers: config.workers }, 'all workers serve');
    await greet({ url, data, supergraph, workers: config.workers });
  } catch (error) {
    // A step that failed because it was told to stop has nothing to say; closing is under way.
    if (signal.aborted) return;
    leaveSignals();
    await stop();
    throw error;
  }
}

/** Workers, who are answered what only this process knows of all of them. */
function createCrew({ config, log }: StartContext): Crew {
  const metrics = new CrewMetrics(() => crew.slots);
  const crew = new Crew({
    config,
    log,
    answer: (question) => answers[question](),
    onDeath: (worker) => void metrics.noteDeath(worker),
  });
  const answers: Readonly<Record<Question, () => Promise<unknown>>> = {
    metrics: () => metrics.exposition(),
    readiness: () => wholeReadiness(crew.slots),
  };
  return crew;
}

/** This process answers none. */
function noRequests(): Parameters<typeof returnStartMemory>[0] {
  const since = performance.now();
  return { answered: () => 0, idleMs: () => performance.now() - since };
}
