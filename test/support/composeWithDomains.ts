import { composeServices, type CompositionResult } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { domainNames } from '../../src/collections/index.ts';
import { readDomainSdl } from '../../src/graph/schemaFiles.ts';

/** The graph of all domains and one more subgraph. */
export function composeWithDomains(name: string, sdl: string): CompositionResult {
  const domains = domainNames.map((domain) => ({ name: domain, sdl: readDomainSdl(domain) }));
  return composeServices(
    [...domains, { name, sdl }].map((subgraph) => ({
      name: subgraph.name,
      url: `http://127.0.0.1/${subgraph.name}`,
      typeDefs: parse(subgraph.sdl),
    })),
  );
}
