import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Graph } from '../../../src/graph/graph.ts';
import { createFederation } from '../federation.ts';
import { FEDERATION_LINK } from '../federationLink.ts';
import { linked, serveSubgraph } from '../httpSubgraph.ts';
import { startLiveServer } from '../liveServer.ts';
import { patientList } from '../patience.ts';
import type { World } from './world.ts';

const SUPPLIERS = 'type Center @key(fields: "id") { id: ID! supplierNews: String }';

/** Our graph with a subgraph `suppliers` that is not there, or whose field fails. */
export async function withPartner(state: 'absent' | 'failing'): Promise<World> {
  const fail = () => {
    throw new Error('no such table: news');
  };
  const partner = await serveSubgraph({
    sdl: SUPPLIERS,
    resolvers: { Center: { supplierNews: fail } },
  });
  const { url } = partner;
  if (state === 'absent') await partner.close();
  const list = `${patientList({ messages: undefined })}subgraphs: { suppliers: { routing_url: "${url}", schema: { file: suppliers.graphql } } }`;
  const server = await startLiveServer(list, { 'suppliers.graphql': linked(SUPPLIERS) });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      if (state === 'failing') await partner.close();
    },
  };
}

const FILMS = 'type Query { films: [Film] } type Film @key(fields: "id") { id: ID! title: String }';
const SONGS = 'type Film @key(fields: "id") { id: ID! song: String }';

/** A supergraph with a field that nobody can be asked for, as its composer let it pass. */
export async function unplannable(): Promise<Graph> {
  const sdls = { films: FEDERATION_LINK + FILMS, songs: FEDERATION_LINK + SONGS };
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(sdl),
  }));
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new Error(composed.errors.join('\n'));
  const { graph } = await createFederation(
    { films: { sdl: sdls.films, resolvers: {} }, songs: { sdl: sdls.songs, resolvers: {} } },
    composed.supergraphSdl.replace(
      '@join__type(graph: SONGS, key: "id")',
      '@join__type(graph: SONGS, key: "id", resolvable: false)',
    ),
  );
  return graph;
}
