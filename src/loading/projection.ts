import type { CollectionSpec } from '../collections/define.ts';

export type Projection = Readonly<Record<string, 1>>;

/**
 * The document fields behind GraphQL fields. Fields that other domains add to the type are in it
 * by name and find nothing: they need the id alone, as `id` and `__typename` do.
 */
export function projectionOf(
  spec: CollectionSpec,
  fields: ReadonlySet<string>,
  ...always: readonly string[]
): Projection {
  const projection: Record<string, 1> = { _id: 1 };
  for (const field of fields) {
    if (field === 'id' || field === '__typename') continue;
    for (const read of spec.reads[field] ?? [field]) projection[read] = 1;
  }
  for (const field of [...(spec.always ?? []), ...always]) projection[field] = 1;
  return projection;
}
