import { JSON_HEADERS, send, type TestServer } from './startServer.ts';

export async function shortAnswers(server: Pick<TestServer, 'url'>): Promise<number> {
  const { text } = await send(`${server.url}/metrics`);
  return Number(/^mep_graph_short_way_answers_total (\d+)$/m.exec(text)?.[1] ?? 0);
}

/** By Apollo Server and graphql-js, whatever is known. */
export async function theLongWay(
  server: Pick<TestServer, 'url'>,
  query: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const body = new Blob([JSON.stringify({ query, ...more })]).stream();
  const { text } = await send(`${server.url}/graphql`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body,
    duplex: 'half',
  });
  return text;
}
