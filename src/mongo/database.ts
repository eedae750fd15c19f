import type { Database, DatabaseOptions } from './client.ts';
import type { EmbeddedConfig } from './embedded.ts';
import { type ExternalConfig, openExternal } from './external.ts';

export type { Database, DatabaseOptions } from './client.ts';
export type DatabaseConfig = ExternalConfig | EmbeddedConfig;

/**
 * A database that accepts writes.
 * @throws StartupError for whatever a person must put right: the address, the folder, the binary.
 */
export async function openDatabase(
  config: DatabaseConfig,
  options: DatabaseOptions,
): Promise<Database> {
  switch (config.kind) {
    case 'external':
      return openExternal(config, options);
    case 'embedded': {
      // Loaded only here, with all that starts a mongod.
      const { openEmbedded } = await import('./embedded.ts');
      return openEmbedded(config, options);
    }
  }
}
