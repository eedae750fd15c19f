import { fold } from '../search/fold.ts';
import { toId } from '../ids.ts';
import type { collections, DomainName } from '../collections/index.ts';
import {
  sourceBases,
  type IdentifierDoc,
  type IdentifierScheme,
  type RecordDoc,
  type StatusFields,
} from '../collections/record.ts';
import { registerUrl } from '../identifiers.ts';
import type { DataSet } from '../records/index.ts';

/** A document without what only a database can know of it. */
export type Content<Doc> = Omit<Doc, 'origin' | 'hash' | 'updatedAt'>;

type DocOf<Spec> = Spec extends { readonly doc?: infer Doc } ? NonNullable<Doc> : never;
type SpecsOf<Domain extends DomainName> = (typeof collections)[Domain];

/** The documents of every collection that a domain declares, but for those that are loaded apart. */
export type DocumentsOf<Domain extends DomainName> = {
  readonly [
    Name in keyof SpecsOf<Domain> as SpecsOf<Domain>[Name] extends {
      readonly isLoadedApart: true;
    }
      ? never
      : Name
  ]: readonly Content<DocOf<SpecsOf<Domain>[Name]>>[];
};

export type Documents = { readonly [Domain in DomainName]: DocumentsOf<Domain> };

/** Where a record's facts come from, and the best that they rest on. */
export function toProvenance(
  sources: DataSet['agencies'][number]['sources'] = [],
): Pick<RecordDoc, 'sources' | 'basis'> {
  const basis = sourceBases.find((known) => sources.some((source) => source.basis === known));
  return {
    sources: sources.map(({ url, basis, note }) => ({ url, basis, note: note ?? null })),
    basis: basis ?? null,
  };
}

/** A record's identifiers, as documents hold them. */
export function toIdentifiers(
  identifiers: readonly Omit<IdentifierDoc, 'url'>[],
): readonly IdentifierDoc[] {
  return identifiers.map(({ scheme, value, source, note }) => ({
    scheme,
    value,
    url: registerUrl(scheme, value),
    source,
    note,
  }));
}

/** An identifier of one scheme, as `unknownsIn` wants it: `null` where there is none. */
export function identifierIn(
  identifiers: readonly Pick<IdentifierDoc, 'scheme' | 'value'>[],
  scheme: IdentifierScheme,
): string | null {
  return identifiers.find((known) => known.scheme === scheme)?.value ?? null;
}

/** Which of some facts are not known: those that are null or UNKNOWN. */
export function unknownsIn<Code extends string>(
  facts: Readonly<Partial<Record<Code, unknown>>>,
): readonly Code[] {
  // Object.entries() forgets the names of the keys.
  const entries = Object.entries(facts) as [Code, unknown][];
  return entries.filter(([, fact]) => fact === null || fact === 'UNKNOWN').map(([code]) => code);
}

/** A record's status, as documents hold it. */
export function toStatus<Code extends string>({
  code,
  asOf,
  source,
  note,
}: {
  readonly code: Code;
  readonly asOf: string | null;
  readonly source: string | null;
  readonly note: string | null;
}): StatusFields<Code> {
  return { status: code, statusAsOf: asOf, statusSource: source, statusNote: note };
}

/** A record's own name and every other, as documents hold them. */
export function toNames(
  name: string,
  ...others: readonly string[]
): { readonly name: string; readonly sortName: string; readonly names: readonly string[] } {
  return { name, sortName: fold(name), names: [...new Set([name, ...others].map(fold))] };
}

export function toIdOrNull(type: string, key: string | null): string | null {
  return key === null ? null : toId(type, key);
}

export function toIds(type: string, keys: readonly string[]): readonly string[] {
  return keys.map((key) => toId(type, key));
}
