// Composes the domains' SDL files and writes the API schema and the supergraph into src/generated.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { buildSchema, parse, printSchema } from 'graphql';
import { domainNames } from '../src/collections/index.ts';
import { readDomainSdl } from '../src/graph/schemaFiles.ts';

const firstPort = 4001;
const composed = composeServices(
  domainNames.map((name, index) => ({
    name,
    // Where the split domains run when nobody says otherwise.
    url: `http://127.0.0.1:${firstPort + index}/graphql`,
    typeDefs: parse(readDomainSdl(name)),
  })),
);
assertCompositionSuccess(composed);
const generated = join(import.meta.dirname, '..', 'src', 'generated');
const api = printSchema(buildSchema(composed.publicSdl));
writeFileSync(join(generated, 'api.graphql'), `${api}\n`);
writeFileSync(join(generated, 'supergraph.graphql'), `${composed.supergraphSdl.trim()}\n`);
