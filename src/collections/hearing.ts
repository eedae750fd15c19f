import { network } from './network.ts';
import { publishing } from './publishing.ts';
import { stores } from './stores.ts';

/** What every write of partners changes beside the one document of the outbox, and every import that does. */
const besideOutbox = [
  ...[stores.changes, publishing.amendments, publishing.revisions],
  // Made of entities; where much is new, almost each of them brings a word of its own.
  network.searchTerms,
].map(({ name }) => name);

/** What has to be listened to of a database, so that all is known that anything is kept of. */
export const hearing = {
  // Nobody keeps anything of the others.
  unheard: [...besideOutbox, stores.records.name, stores.answered.name, stores.askerPoints.name],
  toldBy: new Map([[stores.outbox.name, besideOutbox]]),
  counter: { collection: stores.outbox.name, field: 'sequence' },
};
