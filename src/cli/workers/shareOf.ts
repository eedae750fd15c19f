import type { Config } from '../../settings/config.ts';

/** What one of the workers may take, where what all of them take together is bounded. */
export function shareOf(config: Config): Config {
  const share = (whole: number): number => Math.ceil(whole / config.workers);
  return {
    ...config,
    maxRequests: share(config.maxRequests),
    maxStreams: share(config.maxStreams),
  };
}
