// Composes the domains' SDL files and writes the API schema, the supergraph, who may see what, and all domains as one
// subgraph into src/generated.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { buildSchema, parse, print, printSchema } from 'graphql';
import { domainNames } from '../src/collections/index.ts';
import { readGuards } from '../src/gateway/compose/readGuards.ts';
import { mergeDomains } from '../src/graph/mergeDomains.ts';
import { ownSubgraphs } from '../src/graph/ownSubgraphs.ts';

const generated = join(import.meta.dirname, '..', 'src', 'generated');
// Before what reads it.
writeFileSync(join(generated, 'subgraph.graphql'), `${print(mergeDomains(domainNames))}\n`);
const composed = composeServices(
  ownSubgraphs().domains.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
);
assertCompositionSuccess(composed);
const api = printSchema(buildSchema(composed.publicSdl));
writeFileSync(join(generated, 'api.graphql'), `${api}\n`);
const guards = Object.fromEntries(readGuards(parse(composed.supergraphSdl)));
writeFileSync(join(generated, 'guards.json'), `${JSON.stringify(guards, null, 2)}\n`);
writeFileSync(join(generated, 'supergraph.graphql'), `${composed.supergraphSdl.trim()}\n`);
