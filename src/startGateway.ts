import type { GatewayContext } from './cli/parts.ts';
import { StartupError } from './errors.ts';
import { startLiveGraph, type LiveGraph } from './gateway/live/liveGraph.ts';
import { createLiveMetrics } from './gateway/live/liveMetrics.ts';
import { createRemotes } from './gateway/live/remotes.ts';
import { followSupergraphFile } from './gateway/live/supergraphFile.ts';

/** The gateway over what is configured; apart from main.ts, which loads it only where there is something. */
export async function startGateway({
  config,
  log,
  registry,
  serve,
}: GatewayContext): Promise<LiveGraph> {
  const metrics = createLiveMetrics(registry);
  const remotes = createRemotes(log, metrics);
  const { supergraph: file } = config;
  if (file === null) throw new StartupError('Expected a supergraph.');
  const recipe = followSupergraphFile({ file, remotes, log });
  return startLiveGraph({ recipe, serve, log, metrics });
}
