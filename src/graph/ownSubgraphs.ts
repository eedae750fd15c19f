import { domainNames, type DomainName } from '../collections/index.ts';
import { readApiSdl, readDomainSdl, readSubgraphSdl } from './schemaFiles.ts';

/** What all domains as one subgraph are called in a supergraph. */
export const OWN_NAME = 'mep-graph';

const FIRST_PORT = 4001;

interface NamedSchema {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** The domains as subgraphs: apart, and all of them as one. */
export function ownSubgraphs(urls: ReadonlyMap<string, string> = new Map()): {
  readonly whole: NamedSchema;
  readonly domains: readonly NamedSchema[];
  readonly apiSdl: string;
  readonly closedInterfaces: readonly string[];
} {
  const urlOf = (name: string) => urls.get(name);
  return {
    whole: {
      name: OWN_NAME,
      url: urlOf(OWN_NAME) ?? defaultUrl(0),
      sdl: readSubgraphSdl(),
    },
    domains: domainNames.map((name, index) => ({
      name,
      url: urlOf(name) ?? defaultUrl(index + 1),
      sdl: readDomainSdl(name),
    })),
    apiSdl: readApiSdl(),
    // What implements them is found by id in the collections of the network domain.
    closedInterfaces: ['Node', 'Partner', 'ResourceProvider'],
  };
}

/** Where they run when nobody says otherwise: the gateway at 4000, the domains in their order behind it. */
function defaultUrl(index: number): string {
  return `http://127.0.0.1:${FIRST_PORT - 1 + index}/graphql`;
}

export function isDomainName(name: string): name is DomainName {
  return domainNames.some((known) => known === name);
}
