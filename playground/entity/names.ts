import type { Json, JsonObject } from '../answer/lists.ts';

export interface Entity {
  readonly id: string;
  readonly type: string;
}

export function identityOf({ id, __typename }: JsonObject): Entity {
  return { id: isText(id) ? id : '', type: isText(__typename) ? __typename : '' };
}

/** What an entity is called, whatever its type calls that. */
export function nameIn({ name, title, label, shortName, id, __typename }: JsonObject): string {
  return [name, title, label, shortName, id, __typename].find(isText) ?? '?';
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
