import { defineReferences, type CollectionSpec } from './define.ts';
import type { ImportedDoc } from './record.ts';

/** An entity of another domain that this one can be asked about: its id, and what people call it. */
interface NeighbourDoc extends ImportedDoc {
  readonly name: string;
}

/** Nothing lists them. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- that is what none is
type NoPages = Readonly<Record<never, null>>;

/** The ids of other domains' entities, so that an unknown one is told from one that nothing refers to. */
export function defineNeighbours(
  name: string,
): CollectionSpec<NeighbourDoc, never, NoPages, 'ID', never, true, never, never> {
  return defineReferences<NeighbourDoc>()({
    name,
    type: 'Neighbour',
    one: {},
    pages: {},
    orders: { ID: '_id' },
    defaultOrder: { field: 'ID', direction: 'ASC' },
    filters: {},
    reads: {},
  });
}
