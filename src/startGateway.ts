import { join } from 'node:path';
import { parse } from 'graphql';
import type { GatewayContext } from './cli/parts.ts';
import { domainNames } from './collections/index.ts';
import { readVariable } from './settings/config.ts';
import { guardingIn } from './settings/guarding.ts';
import { StartupError } from './errors.ts';
import type { Recipe, Sources } from './gateway/live/attempt.ts';
import { startLiveGraph, type LiveGraph } from './gateway/live/liveGraph.ts';
import { createLiveMetrics } from './gateway/live/liveMetrics.ts';
import { keepCompositions } from './gateway/live/keptCompositions.ts';
import { createRemotes, type Remotes } from './gateway/live/remotes.ts';
import type { OwnGraph } from './gateway/live/ownGraph.ts';
import { followSubgraphList } from './gateway/live/subgraphListFile.ts';
import { createLocalSubgraph } from './gateway/localSubgraph.ts';
import { EventBudget } from './gateway/remote/eventBudget.ts';
import { createOpenGraph } from './graph/createGraph.ts';
import { createOpenSubgraph } from './graph/createOpenSubgraph.ts';
import { guardOwn } from './graph/ownGuards.ts';
import { ownTells } from './graph/ownTells.ts';
import type { OwnServices } from './graph/ownServices.ts';
import { OWN_NAME, ownSubgraphs } from './graph/ownSubgraphs.ts';
import type { DataAccess } from './loading/dataAccess.ts';

// main.ts loads this file, and with it the planner, only where subgraphs are configured. The composer is loaded by what
// composes, in a thread of its own.

/** Serves the supergraph that the configuration names, whose subgraphs are all elsewhere. */
export async function serveSupergraph(context: GatewayContext): Promise<LiveGraph> {
  const { followSupergraphFile } = await import('./gateway/live/supergraphFile.ts');
  const file = named(context.config.supergraph);
  const ownNames = new Set([...domainNames, OWN_NAME]);
  const { log, config } = context;
  const guarding = guardingIn(config);
  return follow(context, (remotes) =>
    followSupergraphFile({ file, ownNames, remotes, log, guarding }),
  );
}

interface OwnParts {
  readonly data: DataAccess;
  readonly services: OwnServices;
}

/** Serves our own graph with the subgraphs in the list that the configuration names. */
export function serveSubgraphs(parts: OwnParts, context: GatewayContext): Promise<LiveGraph> {
  const file = named(context.config.subgraphs);
  const own = ownGraph(parts);
  const { log, config } = context;
  const guarding = { ...guardingIn(config), tells: ownTells(own.open.schema) };
  const kept = keepCompositions(join(config.cacheDir, 'composed'));
  return follow(context, (remotes) =>
    followSubgraphList({ file, readVariable, own, remotes, log, guarding, kept }),
  );
}

function ownGraph({ data, services }: OwnParts): OwnGraph {
  const schemas = ownSubgraphs();
  const open = createOpenGraph(data, services);
  const typeDefs = parse(schemas.whole.sdl, { noLocation: true });
  return {
    schemas,
    open,
    guard: (guarding) => guardOwn(open, guarding),
    subgraph: createLocalSubgraph(
      schemas.whole.name,
      createOpenSubgraph({ domains: domainNames, typeDefs, data, ...services }),
    ),
  };
}

function follow(
  { config, log, registry, serve }: GatewayContext,
  recipeOver: (remotes: Remotes) => Recipe & Sources,
): Promise<LiveGraph> {
  const metrics = createLiveMetrics(registry);
  const eventBudget = new EventBudget(config.maxUnreadBytes);
  metrics.observeEvents(() => eventBudget.bytes);
  const recipe = recipeOver(createRemotes(log, metrics, eventBudget));
  return startLiveGraph({ recipe, serve, log, metrics });
}

function named(file: string | null): string {
  if (file === null) throw new StartupError('Expected a file that names subgraphs, got none.');
  return file;
}
