import type { Context } from '../context.ts';
import { typeOfId, type Reference } from '../ids.ts';
import type { OneLoader } from '../loading/oneLoader.ts';
import type { Awaitable } from '../paging/paging.ts';
import type { OwnedEntity } from './entities.ts';

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'isReference' in value;
}

/** Loads the document behind an id of a served domain; null when there is none. */
export function loadEntity(
  context: Context,
  id: string,
  entities: ReadonlyMap<string, OwnedEntity>,
): Awaitable<object | null> {
  const entity = entities.get(typeOfId(id));
  return entity === undefined ? null : loadDocument(context, id, entity);
}

/** Loads the document behind an id; null when there is none. */
export function loadDocument(
  context: Context,
  id: string,
  entity: OwnedEntity,
): Awaitable<object | null> {
  // The names in `entities` are those of loaders by id.
  const loader = context.loaders[entity.loader as keyof Context['loaders']] as OneLoader<object>;
  return loader.load(id);
}
