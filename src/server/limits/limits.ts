import type { Config } from '../../config.ts';

/** How much one operation may ask for. */
export type Limits = Pick<Config, 'maxDepth' | 'maxAliases' | 'maxTokens' | 'maxNodes'>;
