import type { Endings } from '../ending/endings.ts';

export interface FaultContext {
  /** Empty, and gone when the fault is over. */
  readonly folder: string;
  readonly mongodBinary: string;
  /** Of what the fault starts: all is ended with it. */
  readonly endings: Pick<Endings, 'push'>;
  /** Whether times count: on a machine that does other things, they say nothing. */
  readonly isTimed: boolean;
  /** Part of the usual time for which things last. */
  readonly scale: number;
  /** How long goes on what has no end of its own. */
  readonly minutes: number;
}
