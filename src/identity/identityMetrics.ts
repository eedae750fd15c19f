import { Counter, type Registry } from 'prom-client';
import type { Identified } from './identify.ts';

export type CredentialKind = 'key' | 'token' | 'other';

export interface IdentityMetrics {
  /** Counts what a credential came to. */
  count(kind: CredentialKind, identified: Identified): void;
}

/** Meters of credentials, in the registry given; make them once per registry. */
export function createIdentityMetrics(registry: Registry): IdentityMetrics {
  // Not in the counter yet, which looks up labels each time.
  const counts = new Map<CredentialKind, Record<Identified['state'], number>>();
  new Counter({
    name: 'mep_graph_credentials_total',
    help: 'Requests with credentials, by kind (key, token, other) and outcome: known, refused, or unavailable where they could not be checked',
    labelNames: ['kind', 'outcome'] as const,
    registers: [registry],
    collect() {
      for (const [kind, outcomes] of counts) {
        for (const [outcome, count] of Object.entries(outcomes)) this.inc({ kind, outcome }, count);
      }
      counts.clear();
    },
  });
  return {
    count: (kind, identified) => {
      let outcomes = counts.get(kind);
      if (outcomes === undefined) {
        outcomes = { known: 0, refused: 0, unavailable: 0 };
        counts.set(kind, outcomes);
      }
      outcomes[identified.state] += 1;
    },
  };
}
