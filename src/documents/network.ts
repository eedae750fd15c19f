import type { DataSet } from '../records/index.ts';
import type { Documents, DocumentsOf } from './content.ts';
import { entityDocuments } from './entities.ts';
import { toProfile } from './resources.ts';
import { searchTermDocuments } from './search.ts';

/** What the network domain knows of all others. */
export function networkDocuments(
  set: DataSet,
  others: Omit<Documents, 'network'>,
): DocumentsOf<'network'> {
  const arenas = set.arenas.map((arena) => toProfile('ArenaProfile', arena));
  const entities = entityDocuments(others, arenas);
  return { arenas, entities, searchTerms: searchTermDocuments(entities) };
}
