import type { LiveStatus, SubgraphStatus } from '../gateway/live/liveGraph.ts';
import type { Database, ImportReport } from './parts.ts';

/** What a start has come to. */
export interface Started {
  readonly url: string;
  /** Null where a supergraph is served whose subgraphs are all elsewhere. */
  readonly data: { readonly database: Database; readonly report: ImportReport | null } | null;
  /** Null where only our own graph is served. */
  readonly supergraph: LiveStatus | null;
  /** Processes that answer. */
  readonly workers: number;
}

/** What is printed when a server is ready. */
export function printBanner({ url, data, supergraph, workers }: Started): string {
  const facts = [
    ...(data === null ? [] : [`Database    ${data.database.description}`, describeData(data)]),
    ...(supergraph === null ? [] : [describeSubgraphs(supergraph)]),
    ...(workers === 1 ? [] : [`Workers     ${workers} processes answer`]),
  ];
  return `
MEP Graph is ready.

  Playground  ${url}/playground
  Documents   ${url}/docs
  GraphQL     ${url}/graphql
  Schema      ${url}/schema.graphql
  All links   ${url}/

${facts.map((fact) => `  ${fact}\n`).join('')}
Stop it with Ctrl+C.

`;
}

function describeData({ report }: NonNullable<Started['data']>): string {
  return `Data        ${report === null ? 'as it was in the database; nothing was imported' : describeImport(report)}`;
}

function describeSubgraphs({ subgraphs }: LiveStatus): string {
  const lines = subgraphs.map(describeSubgraph);
  return `Subgraphs   ${lines.length === 0 ? 'none' : lines.join('\n              ')}`;
}

function describeSubgraph({ name, url, schema, reason }: SubgraphStatus): string {
  return schema === 'current' ? `${name} at ${url}` : `${name}: not in the graph. ${reason ?? ''}`;
}

/** `75 agencies, 52 states, …`, and what this start changed of them. */
function describeImport(report: ImportReport): string {
  const sum = (count: (row: ImportReport[number]) => number): number =>
    report.reduce((total, row) => total + count(row), 0);
  const [inserted, updated, removed] = [
    sum((row) => row.inserted),
    sum((row) => row.updated),
    sum((row) => row.removed),
  ];
  const changes =
    inserted + updated + removed === 0
      ? 'unchanged since the last import'
      : `imported: ${inserted} new, ${updated} changed, ${removed} removed`;
  const kinds = report
    .filter(({ name }) => shownCollections.has(name))
    .map(
      (row) =>
        `${row.inserted + row.updated + row.unchanged} ${shownCollections.get(row.name) ?? row.name}`,
    );
  return `${changes}\n              ${kinds.join(', ')}`;
}

/** The collections that people know, in their words. */
const shownCollections: ReadonlyMap<string, string> = new Map([
  ['agencies', 'agencies'],
  ['states', 'states'],
  ['stateOrganizations', 'state organizations'],
  ['centers', 'centers'],
  ['associations', 'associations'],
  ['resources', 'resources'],
  ['agreements', 'agreements'],
  ['impacts', 'reports of results'],
  ['funding', 'funding records'],
]);
