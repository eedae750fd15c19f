import { createCompositionSuccessReadCacheContainer } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';

/** A document that was read of a supergraph, as the composer writes it: graphql-js takes five times as long. */
export function printSupergraph(document: DocumentNode): string {
  return createCompositionSuccessReadCacheContainer(document).supergraphSdl;
}
