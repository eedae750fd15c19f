import { agencies } from './agencies.ts';
import { agreements } from './agreements.ts';
import { associations } from './associations.ts';
import { centers } from './centers.ts';
import { network } from './network.ts';
import { publishing } from './publishing.ts';
import { resources } from './resources.ts';
import { states } from './states.ts';

/** The collections of every domain this process can serve, one line each. */
export const collections = {
  agencies,
  states,
  centers,
  associations,
  resources,
  agreements,
  network,
  publishing,
};

export type DomainName = keyof typeof collections;

export const domainNames = Object.keys(collections) as readonly DomainName[];
