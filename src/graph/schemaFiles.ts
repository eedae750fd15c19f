import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainName } from '../collections/index.ts';
import type { GuardRule, GuardRules } from '../guards/guardRules.ts';

const root = join(import.meta.dirname, '..', '..');

/** The SDL of one domain, exactly as its file says: a Federation 2 subgraph. */
export function readDomainSdl(domain: DomainName): string {
  return readFileSync(join(root, 'schema', `${domain}.graphql`), 'utf8');
}

/** The API schema that composing all domains gives; checked in, so that no start needs a composer. */
export function readApiSdl(): string {
  return readFileSync(join(root, 'src', 'generated', 'api.graphql'), 'utf8');
}

/** All domains as one subgraph, as `mergeDomains` gives them. */
export function readSubgraphSdl(): string {
  return readFileSync(join(root, 'src', 'generated', 'subgraph.graphql'), 'utf8');
}

/** Who may see what of the API schema, by the domains' files; what composing them gave, as that does not say it. */
export function readOwnGuards(): GuardRules {
  const text = readFileSync(join(root, 'src', 'generated', 'guards.json'), 'utf8');
  // Generated, and checked in.
  return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, GuardRule>>));
}

/** The supergraph that composing all domains gives. */
export function readSupergraphSdl(): string {
  return readFileSync(join(root, 'src', 'generated', 'supergraph.graphql'), 'utf8');
}
