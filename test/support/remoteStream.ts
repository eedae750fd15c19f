import type { ServerResponse } from 'node:http';
import type { SubgraphRequest, SubgraphResult } from '../../src/gateway/subgraph.ts';
import { request } from './remoteSubgraph.ts';

export const SUBSCRIPTION = 'subscription { eventAdded { id } }';

/** What `SUBSCRIPTION` is answered with. */
export function event(id: number): { readonly data: { readonly eventAdded: { id: string } } } {
  return { data: { eventAdded: { id: `Event:${id}` } } };
}

/** What a subgraph makes of it. */
export function result(id: number): SubgraphResult {
  return { ...event(id), errors: [] };
}

/** An event as GraphQL over SSE writes it. */
export function next(value: unknown): string {
  return `event: next\ndata: ${JSON.stringify(value)}\n\n`;
}

export const COMPLETE = 'event: complete\ndata:\n\n';

/** Opens a stream, and writes what it begins with. */
export function stream(response: ServerResponse, ...parts: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(':\n\n');
  for (const part of parts) response.write(part);
}

export function subscription(
  signal: AbortSignal | null = null,
  headers: Record<string, string> = {},
): SubgraphRequest {
  return request(SUBSCRIPTION, { asker: { signal, headers } });
}

/** All results of a subscription, once it has ended. */
export async function collect(results: AsyncIterable<SubgraphResult>): Promise<SubgraphResult[]> {
  const all: SubgraphResult[] = [];
  for await (const each of results) all.push(each);
  return all;
}
