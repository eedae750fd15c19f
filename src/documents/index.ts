import type { DataSet } from '../records/index.ts';
import { agencyDocuments } from './agencies.ts';
import { agreementDocuments } from './agreements.ts';
import { associationDocuments } from './associations.ts';
import { centerDocuments } from './centers.ts';
import type { Documents } from './content.ts';
import { networkDocuments } from './network.ts';
import { relateResources, type Related } from './related.ts';
import { resourceDocuments } from './resources.ts';
import { stateDocuments } from './states.ts';

/**
 * Every document of every collection, as `set` has it in `year`.
 * @param relate - tells which resources are related; only a whole set can
 */
export function buildDocuments(
  set: DataSet,
  year: number,
  relate: (set: DataSet) => Related = relateResources,
): Documents {
  const others = {
    agencies: agencyDocuments(set),
    states: stateDocuments(set),
    centers: centerDocuments(set),
    associations: associationDocuments(set),
    resources: resourceDocuments(set, year, relate(set)),
    agreements: agreementDocuments(set),
    // What partners say is no record of the set.
    publishing: {},
  };
  return { ...others, network: networkDocuments(set, others) };
}
