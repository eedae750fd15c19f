import { headingOf } from '../../src/table/headings.ts';
import { givenName, isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';

export interface Entity {
  readonly id: string;
  readonly type: string;
}

export function identityOf({ id, __typename }: JsonObject): Entity {
  return { id: isText(id) ? id : '', type: isText(__typename) ? __typename : '' };
}

/**
 * What an entity is called, whatever its type calls that. Without a name it is called after what it is, when, and
 * whom it is about, as far as that is known: "Cooperative agreement award 2015, GaMEP".
 */
export function nameIn(node: JsonObject): string {
  const { year, kind, __typename: type, id } = node;
  const years = spanIn(node['period']) ?? year;
  const isDated = isText(years) || typeof years === 'number';
  const what = isText(kind) ? sentenceOf(kind) : isText(type) ? headingOf(type) : null;
  const dated = isDated && what !== null ? [`${what} ${years}`, ...whomIn(node)].join(', ') : null;
  return givenName(node) ?? [dated, id, type].find(isText) ?? '?';
}

/** `Cost share rule` of `COST_SHARE_RULE`. */
function sentenceOf(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function whomIn({ center, state, scope }: JsonObject): readonly string[] {
  const named = [center, state].find(isObject);
  const name = named === undefined ? null : givenName(named);
  if (name != null) return [name];
  return scope === 'NETWORK' ? ['MEP National Network'] : [];
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
