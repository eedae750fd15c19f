import type { Composition, OwnSubgraphs, SubgraphSchema } from '../compose/composition.ts';
import type { ComposedContract } from '../compose/contracts.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';

export interface ComposeTask {
  readonly own: OwnSubgraphs | null;
  readonly remote: readonly SubgraphSchema[];
  /** Default: none. */
  readonly contracts?: readonly ContractSpec[];
}

/** A composition as it comes from the thread: texts only. */
export type ComposedSdl =
  | {
      readonly kind: 'composed';
      readonly sdl: string;
      readonly publicSdl: string;
      /** What clients are shown of it; found by the composer, which is not loaded here. */
      readonly apiSdl: string;
      readonly warnings: readonly string[];
      readonly contracts: readonly ComposedContract[];
    }
  | Extract<Composition, { kind: 'failed' }>;
