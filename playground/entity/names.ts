import { givenName, type Json, type JsonObject } from '../answer/lists.ts';

export interface Entity {
  readonly id: string;
  readonly type: string;
}

export function identityOf({ id, __typename }: JsonObject): Entity {
  return { id: isText(id) ? id : '', type: isText(__typename) ? __typename : '' };
}

/** What an entity is called, whatever its type calls that. */
export function nameIn(node: JsonObject): string {
  return givenName(node) ?? [node['id'], node['__typename']].find(isText) ?? '?';
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
