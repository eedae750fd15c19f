import type { DomainName } from './collections/index.ts';
import type { Loaders } from './loaders.ts';

/** What every resolver receives. Built once per operation, never mutated. */
export interface Context<Domain extends DomainName = DomainName> {
  readonly loaders: Loaders<Domain>;
}
