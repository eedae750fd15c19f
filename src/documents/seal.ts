import { createHash } from 'node:crypto';
import { collections, domainNames } from '../collections/index.ts';
import type { StoredDoc } from '../collections/define.ts';
import type { Documents } from './content.ts';

/** Raise it whenever the same data set would become other documents than before. */
export const importFormat = 14;

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

/** SHA-256 of plain data; the order of an object's fields does not matter. */
export function hashContent(content: object): string {
  return createHash('sha256').update(JSON.stringify(content, sortFields)).digest('hex');
}

function sortFields(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
