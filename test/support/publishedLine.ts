/** Where what a line says can be read. */
export const source = { url: 'https://example.org/list' };

/** A line that publishes a resource of a small set. */
export function line(slug: string, facts: Record<string, unknown> = {}, more: object = {}): string {
  const record = {
    title: `Resource ${slug} of a partner`,
    kind: 'PROGRAM',
    providerKind: 'AGENCY',
    agencyIds: ['commerce'],
    focusArea: 'TECHNOLOGY',
    topics: ['lean'],
    summary: 'What it offers.',
    ...facts,
  };
  return JSON.stringify({ kind: 'PUBLISH', entity: `Resource:${slug}`, record, source, ...more });
}
