import { buildASTSchema, parse } from 'graphql';
import { domainNames } from '../collections/index.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { assembleResolvers } from './assemble.ts';
import { attachResolvers } from './attachResolvers.ts';
import { ownedEntities } from './entities.ts';
import type { Graph } from './graph.ts';
import { graphOver } from './graphOver.ts';
import type { OwnServices } from './ownServices.ts';
import { guardOwn, type OwnGuarding } from './ownGuards.ts';
import { readApiSdl, readSupergraphSdl } from './schemaFiles.ts';

/** The whole graph, which shows everybody what they may see. */
export function createGraph(
  data: DataAccess,
  services?: OwnServices,
  guarding?: OwnGuarding,
): Graph {
  return guardOwn(createOpenGraph(data, services), guarding);
}

/** The whole graph on one executable schema, whose types come from composing all domains. It asks nobody who they are. */
export function createOpenGraph(data: DataAccess, services: OwnServices = {}): Graph {
  const sdl = readApiSdl();
  // What composing gave is sound: a check holds it to the domains' files, and proving it takes long.
  const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
  attachResolvers(schema, assembleResolvers(schema, domainNames));
  const entities = ownedEntities(domainNames);
  const supergraphSdl = readSupergraphSdl();
  return graphOver({ schema, sdl, supergraphSdl, domains: domainNames, entities }, data, services);
}
