import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, print, type GraphQLSchema } from 'graphql';
import { StartupError } from '../errors.ts';
import { connectionOf, type FindSample } from '../gateway/check/checkEntities.ts';
import type { Values } from '../gateway/check/representations.ts';
import { readHttpUrl } from '../httpUrl.ts';
import { toId } from '../ids.ts';

/** Where the data files have an entity of each type. */
const FILES: Readonly<Record<string, string>> = {
  Agency: 'agencies',
  Agreement: 'agreements',
  ArenaProfile: 'arenas',
  Association: 'associations',
  Center: 'centers',
  EngagementModeProfile: 'engagement-modes',
  FocusAreaProfile: 'focus-areas',
  FundingRecord: 'funding',
  ImpactReport: 'impacts',
  Resource: 'resources',
  State: 'states',
  StateOrganization: 'state-organizations',
  Topic: 'topics',
};

const TIMEOUT_MS = 10_000;

/** Finds entities of our graph in the data files. */
export function sampleFromFiles(folder: string): FindSample {
  return async (type) => {
    const file = FILES[type];
    if (file === undefined) return null;
    try {
      const records: unknown = JSON.parse(await readFile(join(folder, `${file}.json`), 'utf8'));
      const first: unknown = Array.isArray(records) ? records[0] : null;
      if (typeof first !== 'object' || first === null) return null;
      const record = first as Values;
      // Closed lists and states go by their code.
      const slug = record['code'] ?? record['id'];
      return { ...record, id: toId(type, String(slug)) };
    } catch {
      // Without data files, only what nobody has can be asked for.
      return null;
    }
  };
}

/** Finds entities in a graph that runs at this address. Rejects with a StartupError when it does not answer. */
export async function sampleFromGraph(url: string): Promise<FindSample> {
  const endpoint = readHttpUrl(url);
  if (endpoint === null) {
    throw new StartupError(
      `Expected --graph to be the URL of a graph, as http://localhost:4000, got "${url}".`,
    );
  }
  if (endpoint.pathname === '/') endpoint.pathname = '/graphql';
  const schema = await readSchema(new URL('schema.graphql', endpoint));
  return async (type, fieldSets) => {
    const field = connectionOf(type, schema);
    if (field === null) return null;
    const selections = fieldSets.map(({ selection }) => print(selection).slice(1, -1));
    const data = await post(
      endpoint,
      `{ ${field}(first: 1) { nodes { ${selections.join(' ')} } } }`,
    );
    const connection = data?.[field] as { readonly nodes?: readonly Values[] } | null | undefined;
    return connection?.nodes?.[0] ?? null;
  };
}

async function readSchema(url: URL): Promise<GraphQLSchema> {
  const { ok, status, text } = await request(url, {});
  if (!ok) throw new StartupError(`Expected a schema at ${url.href}, got status ${status}.`);
  try {
    return buildSchema(text);
  } catch (cause) {
    throw new StartupError(`Expected a schema at ${url.href}, got something else.`, { cause });
  }
}

async function post(url: URL, query: string): Promise<Values | null> {
  const { text } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  try {
    // A graph answers so.
    const { data = null } = JSON.parse(text) as { readonly data?: Values | null };
    return data;
  } catch (cause) {
    throw new StartupError(`Expected the answer of a graph at ${url.href}, got something else.`, {
      cause,
    });
  }
}

interface Received extends Pick<Response, 'ok' | 'status'> {
  readonly text: string;
}

async function request(url: URL, init: RequestInit): Promise<Received> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (cause) {
    throw new StartupError(`Expected a running graph at ${url.origin}, got no answer.`, { cause });
  }
}
