import type { FastifyInstance } from 'fastify';
import { sendError } from './httpErrors.ts';
import type { Readiness, ReadinessCheck } from './readiness.ts';

/** A check that takes longer than this has failed; probes do not wait much longer either. */
const CHECK_TIMEOUT_MS = 2000;

export interface HealthParts {
  /** What `/healthz` tells beside that the process runs. */
  readonly health: () => Readonly<Record<string, unknown>>;
  readonly readiness: ReadinessCheck;
  readonly metrics: {
    readonly contentType: string;
    readonly exposition: () => Promise<string>;
  };
}

/** `/healthz`: the process runs. `/readyz`: it can answer. `/metrics`: what it has been doing. */
export function addHealthRoutes(
  app: FastifyInstance,
  { readiness, health, metrics }: HealthParts,
): void {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ state: 'running', ...health() }),
  );
  app.get('/readyz', async (request, reply) => {
    const found = await Promise.race([
      readiness().catch((error: unknown) => {
        request.log.warn({ err: error }, 'the readiness check failed');
        return NOT_ANSWERING;
      }),
      giveUp(),
    ]);
    void reply.header('cache-control', 'no-store');
    if (found.state !== 'ready') void reply.code(503).header('retry-after', 2);
    return reply.send(found);
  });
  app.get('/metrics', async (request, reply) => {
    try {
      return await reply.type(metrics.contentType).send(await metrics.exposition());
    } catch (error) {
      request.log.error({ err: error }, 'the metrics could not be read');
      return sendError(reply, 500, { message: 'No metrics now.', code: 'INTERNAL_SERVER_ERROR' });
    }
  });
}

const NOT_ANSWERING: Readiness = { state: 'failed', reason: 'The database does not answer.' };

async function giveUp(): Promise<Readiness> {
  return new Promise((resolve) => {
    setTimeout(resolve, CHECK_TIMEOUT_MS, NOT_ANSWERING).unref();
  });
}
