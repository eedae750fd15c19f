import { hash } from 'node:crypto';
import { collections, domainNames } from '../collections/index.ts';
import type { StoredDoc } from '../collections/define.ts';
import type { Documents } from './content.ts';

/** Raise it whenever the same data set would become other documents than before. */
export const importFormat = 21;

export interface SealedDoc extends StoredDoc {
  readonly origin: 'curated';
  readonly hash: string;
}

/** Documents that lack only the time they are written at, by their collection's name in MongoDB. */
export interface SealedCollection {
  readonly name: string;
  readonly documents: readonly SealedDoc[];
}

export function sealDocuments(documents: Documents): readonly SealedCollection[] {
  return domainNames.flatMap((domain) => {
    const specs: Readonly<Record<string, { readonly name: string }>> = collections[domain];
    const contents: Readonly<Record<string, readonly StoredDoc[]>> = documents[domain];
    // What is loaded apart has no documents here.
    const sealed = Object.entries(specs).filter(([key]) => key in contents);
    return sealed.map(([key, { name }]) => ({
      name,
      documents: (contents[key] ?? []).map((content): SealedDoc => ({
        ...content,
        origin: 'curated',
        hash: hashContent(content),
      })),
    }));
  });
}

/** SHA-256 of plain data, as JSON has it; the order of an object's fields does not matter. */
export function hashContent(content: object): string {
  return hash('sha256', JSON.stringify(sorted(content)), 'hex');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Before it becomes text: asked about each value, `JSON.stringify` takes three times as long. */
function sorted(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.some(isObject) ? value.map(sorted) : value;
  const fields = value as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) result[name] = sorted(fields[name]);
  return result;
}
