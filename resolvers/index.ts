import type { DomainName } from '../src/collections/index.ts';
import { agencies } from './agencies.ts';
import { agreements } from './agreements.ts';
import { associations } from './associations.ts';
import { centers } from './centers.ts';
import { network } from './network.ts';
import { publishing } from './publishing.ts';
import { resources } from './resources.ts';
import { states } from './states.ts';

/** The resolvers of every domain, one line each; the compiler rejects a missing one. */
export const resolvers = {
  agencies,
  states,
  centers,
  associations,
  resources,
  agreements,
  network,
  publishing,
} satisfies Record<DomainName, object>;
