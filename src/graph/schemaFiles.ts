import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainName } from '../collections/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** The SDL of one domain, exactly as its file says: a Federation 2 subgraph. */
export function readDomainSdl(domain: DomainName): string {
  return readFileSync(join(root, 'schema', `${domain}.graphql`), 'utf8');
}

/** The API schema that composing all domains gives; checked in, so that no start needs a composer. */
export function readApiSdl(): string {
  return readFileSync(join(root, 'src', 'generated', 'api.graphql'), 'utf8');
}

/** The supergraph that composing all domains gives. */
export function readSupergraphSdl(): string {
  return readFileSync(join(root, 'src', 'generated', 'supergraph.graphql'), 'utf8');
}
