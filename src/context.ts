import type { DomainName } from './collections/index.ts';
import type { Asker } from './identity/asker.ts';
import type { Loaders } from './loaders.ts';
import type { WriteAccess } from './publishing/writeAccess.ts';
import type { Told } from './told.ts';

/** What every resolver receives. Built once per operation, never mutated. */
export interface Context<Domain extends DomainName = DomainName> {
  readonly loaders: Loaders<Domain>;
  /** Answers that depend on it may be shared only as far as `visibleScopes` of the graph tells askers apart. */
  readonly asker: Asker;
  /** Every mutation takes it once, before it writes. */
  readonly writes: WriteAccess;
  /** What of all that is read may be told, where that is not all. */
  readonly told: Told;
}
