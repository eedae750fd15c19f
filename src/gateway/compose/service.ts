import type { DocumentNode } from 'graphql';

/** A subgraph as the composer is given it. */
export interface Service {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
  /** With what it says of costs that the composer would lose. */
  readonly priced?: DocumentNode;
}
