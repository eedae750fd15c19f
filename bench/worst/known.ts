import type { KnownValues } from './world.ts';

type Ask = (query: string) => Promise<{ readonly data?: Readonly<Record<string, unknown>> }>;

/** What is filtered by, most frequent first: what is common is dear to count. */
const facets = {
  'ResourceFilter.topicsAny': 'TOPIC',
  'ResourceFilter.topicsAll': 'TOPIC',
  'ResourceFilter.agency': 'AGENCY',
  'ResourceFilter.agencyWithOffices': 'AGENCY',
  'ResourceFilter.association': 'ASSOCIATION',
  'ResourceFilter.audience': 'AUDIENCE',
  'ResourceFilter.location': 'LOCATION',
} as const;

/** Values and words that the data have. */
export async function readKnownValues(ask: Ask): Promise<KnownValues> {
  const known: Record<string, readonly unknown[]> = {};
  for (const [filter, facet] of Object.entries(facets)) {
    const { data } = await ask(`{ resources { facets(by: ${facet}, first: 40) { value } } }`);
    // The query asks for it.
    const { facets: found } = data?.['resources'] as { facets: { value: string }[] };
    known[filter] = found.map(({ value }) => value);
  }
  const { data } = await ask('{ resources(first: 100) { nodes { title summary } } }');
  const text =
    JSON.stringify(data)
      .toLowerCase()
      .match(/[a-z]{3,12}/g) ?? [];
  const words = [...new Set(text)];
  // Typed wrong as well: what is to be corrected is looked for twice.
  return { ...known, words: [...words, ...words.map((word) => word.replace(/[aeiou]/, ''))] };
}
