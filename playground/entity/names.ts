import { headingOf } from '../../src/table/headings.ts';
import { givenName, isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';

export interface Entity {
  readonly id: string;
  readonly type: string;
}

export function identityOf({ id, __typename }: JsonObject): Entity {
  return { id: isText(id) ? id : '', type: isText(__typename) ? __typename : '' };
}

/** What an entity is called, whatever its type calls that; "Impact report 2015" where it has no name. */
export function nameIn(node: JsonObject): string {
  const { year, __typename: type, id } = node;
  const years = spanIn(node['period']) ?? year;
  const isDated = isText(years) || typeof years === 'number';
  const dated = isDated && isText(type) ? `${headingOf(type)} ${years}` : undefined;
  return givenName(node) ?? [dated, id, type].find(isText) ?? '?';
}

/** "2015–2025"; null where it is one year. */
function spanIn(span: Json | undefined): string | null {
  if (!isObject(span)) return null;
  const { startYear: from, endYear: to } = span;
  const isSpan = typeof from === 'number' && typeof to === 'number' && from < to;
  return isSpan ? `${from}–${to}` : null;
}

/** One of a list of others, and what its place there tells. */
export interface Listed {
  readonly node: JsonObject;
  /** Why it is there or how far away it is; null where the place tells nothing. */
  readonly told: string | null;
}

/** Who stands in a list that an entity leads to. */
export function listedIn(connection: Json | undefined): readonly Listed[] {
  if (!isObject(connection)) return [];
  const { nodes, edges } = connection;
  if (isList(nodes)) return nodes.filter(isObject).map((node) => ({ node, told: null }));
  if (!isList(edges)) return [];
  return edges.filter(isObject).flatMap(({ node, reason, distanceMiles: miles }) => {
    if (!isObject(node)) return [];
    const far =
      typeof miles === 'number' ? `${Math.round(miles).toLocaleString('en-US')} miles` : null;
    return [{ node, told: isText(reason) ? reason : far }];
  });
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
