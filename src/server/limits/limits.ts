import type { Config } from '../../settings/config.ts';

/** How much one operation may ask for. */
export type Limits = Pick<Config, 'maxDepth' | 'maxAliases' | 'maxTokens' | 'maxNodes'>;
