import { Counter, type Registry } from 'prom-client';
import type { Asker } from '../../identity/asker.ts';

type Kind = Asker['kind'];

export interface AdmissionMeter {
  /** Counts a request that was refused because it, or others, would have waited too long. */
  readonly countRefused: (kind: Kind) => void;
}

const KINDS: readonly Kind[] = ['anonymous', 'key', 'token'];

export function createAdmissionMeter(registry: Registry): AdmissionMeter {
  const refused = new Counter({
    name: 'mep_graph_requests_shed_total',
    help: 'Requests refused with 503 because they would have waited too long, by class of asker',
    labelNames: ['asker'] as const,
    registers: [registry],
  });
  for (const kind of KINDS) refused.inc({ asker: kind }, 0);
  return {
    countRefused: (kind) => {
      refused.inc({ asker: kind });
    },
  };
}
