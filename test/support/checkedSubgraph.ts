import { afterEach } from '@jest/globals';
import type { FindSample } from '../../src/gateway/check/checkEntities.ts';
import { checkSubgraph, type CheckReport } from '../../src/gateway/check/checkSubgraph.ts';
import { createRemoteSubgraph } from '../../src/gateway/remote/createRemoteSubgraph.ts';
import { DEFAULT_REMOTE_OPTIONS } from '../../src/gateway/remote/options.ts';
import { createLogger } from '../../src/observing/log.ts';
import { linked, serveSubgraph, type SubgraphCode } from './httpSubgraph.ts';
import { ownCenters } from './liveServer.ts';
import { PATIENCE } from './patience.ts';

interface Checked {
  readonly current?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly findSample?: FindSample;
  readonly isBreakingAllowed?: boolean;
}

type Check = (code: SubgraphCode | string, options?: Checked) => Promise<CheckReport>;

/** Checks the subgraph `films`, an SDL or code that runs as a server, against centers in memory. */
export function useChecks(): Check {
  const closing: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((one) => one.close()));
  });
  return async (code, { current, others = {}, findSample, isBreakingAllowed = false } = {}) => {
    const server = typeof code === 'string' ? null : await serveSubgraph(code);
    const subgraph =
      server &&
      createRemoteSubgraph({
        name: 'films',
        url: server.url,
        options: { ...DEFAULT_REMOTE_OPTIONS, ...PATIENCE, messages: 'pass' },
        log: createLogger({ logLevel: 'silent', logFormat: 'json' }),
      });
    closing.push(...[server, subgraph].filter((one) => one !== null));
    return checkSubgraph({
      own: ownCenters().schemas,
      others: Object.entries(others).map(([name, sdl]) => named(name, linked(sdl))),
      candidate: named('films', written(typeof code === 'string' ? code : code.sdl)),
      current: current === undefined ? null : named('films', written(current)),
      subgraph,
      findSample: findSample ?? (async () => null),
      isBreakingAllowed,
      warnings: [],
      signal: new AbortController().signal,
    });
  };
}

function named(name: string, sdl: string): { name: string; url: string; sdl: string } {
  return { name, url: `http://${name}.test/`, sdl };
}

function written(sdl: string): string {
  return sdl.includes('@link') ? sdl : linked(sdl);
}

/** What is said of `films` where nothing is wrong and nothing changes. */
export const good: CheckReport = {
  subgraph: 'films',
  isGood: true,
  others: [],
  problems: [],
  warnings: [],
  entities: [],
  changes: [],
};
