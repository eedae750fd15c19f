import { headingOf } from '../../src/table/headings.ts';
import { isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import { identityOf, listedIn, nameIn, type Entity } from './names.ts';

export interface Neighbour extends Entity {
  readonly name: string;
  /** The field that leads to it first. */
  readonly field: string;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  /** The fields of `from` that lead to `to`, in words. */
  readonly label: string;
}

export interface Neighbourhood {
  readonly center: Entity & { readonly name: string };
  readonly neighbours: readonly Neighbour[];
  readonly edges: readonly Edge[];
  /** How many more were told of than a picture has room for. */
  readonly left: number;
}

/** The center included. */
const MOST = 200;

interface Found {
  readonly field: string;
  readonly other: JsonObject;
}

/** What an entity leads to by one field, and what that leads to among itself, from the answer to `entityQuery`. */
export function neighbourhoodOf(node: JsonObject): Neighbourhood {
  const center = { ...identityOf(node), name: nameIn(node) };
  const found = Object.entries(node)
    .flatMap(([field, value]) => othersIn(value).map((other): Found => ({ field, other })))
    .filter(({ other }) => !['', center.id].includes(identityOf(other).id));
  const all = new Map<string, Neighbour>();
  for (const { field, other } of found) {
    const entity = identityOf(other);
    if (!all.has(entity.id)) all.set(entity.id, { ...entity, name: nameIn(other), field });
  }
  const neighbours = [...all.values()].slice(0, MOST - 1);
  const known = new Set(neighbours.map(({ id }) => id));
  const own = found.map(({ field, other }) => ({
    from: center.id,
    to: identityOf(other).id,
    field,
  }));
  // Back to the center is what the edge from there says already.
  const among = found.flatMap(({ other }) =>
    Object.entries(other).map(([field, value]) => {
      const to = isObject(value) ? identityOf(value).id : '';
      return { from: identityOf(other).id, to, field };
    }),
  );
  const isDrawn = ({ from, to }: Pick<Edge, 'from' | 'to'>): boolean =>
    known.has(to) && from !== to && (from === center.id || known.has(from));
  // Who is led to by several fields has one edge, which names them all.
  const labels = new Map<string, Edge>();
  for (const { from, to, field } of [...own, ...among].filter(isDrawn)) {
    const key = `${from} ${to}`;
    const before = labels.get(key)?.label.split(', ') ?? [];
    const label = [...new Set([...before, headingOf(field)])].join(', ');
    labels.set(key, { from, to, label });
  }
  return { center, neighbours, edges: [...labels.values()], left: all.size - neighbours.length };
}

/** Whom a field leads to, be it one or a list. */
function othersIn(value: Json): readonly JsonObject[] {
  if (isObject(value) && typeof value['__typename'] === 'string') return [value];
  return listedIn(value).map(({ node }) => node);
}

/** Of all that it shows, the center's first. */
export function typesIn({ center, neighbours }: Neighbourhood): readonly string[] {
  return [...new Set([center, ...neighbours].map(({ type }) => type))];
}
