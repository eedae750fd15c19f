import type { Contest } from './contest.ts';
import type { Machine } from './machine.ts';
import type { Plan } from './measure.ts';
import type { BurstFigures } from './suites/burst.ts';
import type { ColdFigures } from './suites/cold.ts';

/** What one run of the bench found, and where. */
export interface Run {
  readonly date: Date;
  readonly machine: Machine;
  /** Of MongoDB, and of the packages in each folder. */
  readonly versions: {
    readonly mongodb: string;
    readonly product: Readonly<Record<string, string>>;
    readonly bench: Readonly<Record<string, string>>;
  };
  readonly plan: Plan;
  /** Whether the servers had a core of their own. */
  readonly isPinned: boolean;
  /** Whether other servers had the flags for Node.js that the product has. */
  readonly sharesFlags: boolean;
  readonly contests: readonly Contest[];
  readonly bursts: readonly BurstFigures[];
  readonly cold: readonly ColdFigures[];
  /** What each server is, by its name. */
  readonly servers: Readonly<Record<string, string>>;
}

export function busyNotice({ load }: Machine): string {
  return `**These figures do not count**: the machine was busy before the bench began (load average ${load.toFixed(2)}, more than 2).`;
}

export function describeMachine({ machine, isPinned }: Run): string {
  const place = isPinned
    ? 'The server had a core of its own; all else shared the rest.'
    : 'All shared all cores.';
  return `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, load ${machine.load.toFixed(2)} before. ${place}`;
}
