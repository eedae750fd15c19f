import { parse } from 'graphql';
import type { DomainName } from '../collections/index.ts';
import { readCosts, type Costs } from '../points/costs.ts';
import { readDomainSdl } from './schemaFiles.ts';

/** What the SDL of domains says of costs; read when it is first asked for, which no start waits for. */
export function ownCosts(domains: readonly DomainName[]): Costs {
  let costs: Costs | undefined;
  const read = (): Costs =>
    (costs ??= readCosts(
      domains.map((domain) => parse(readDomainSdl(domain), { noLocation: true })),
    ));
  return {
    weightAt: (coordinate) => read().weightAt(coordinate),
    listSizeAt: (coordinate) => read().listSizeAt(coordinate),
  };
}
