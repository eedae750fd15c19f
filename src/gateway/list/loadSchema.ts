import { parse } from 'graphql';
import { createLogger } from '../../observing/log.ts';
import { readText } from './readText.ts';
import { createRemoteSubgraph } from '../remote/createRemoteSubgraph.ts';
import { shownUrl } from './shownUrl.ts';
import type { SubgraphOperation } from '../subgraph.ts';
import type { ListedSubgraph } from './readList.ts';

export type LoadedSchema =
  | { readonly state: 'loaded'; readonly sdl: string }
  | { readonly state: 'failed'; readonly reason: string };

/** The SDL of a subgraph as it is now. Never rejects. */
export async function loadSchema(
  { name, schema, options }: Omit<ListedSubgraph, 'url'>,
  signal: AbortSignal,
): Promise<LoadedSchema> {
  try {
    switch (schema.kind) {
      case 'sdl':
        return { state: 'loaded', sdl: schema.sdl };
      case 'file':
        return { state: 'loaded', sdl: await readText(schema.path) };
      case 'url': {
        const { url, headers } = schema;
        const set = { ...options.headers.set, ...lowerCase(headers) };
        // What it says goes to who operates it, not to clients.
        const told = { ...options, messages: 'pass' as const, headers: { allow: [], set } };
        const asked = { name, url, options: told };
        return await askForSdl(asked, signal);
      }
    }
  } catch (error) {
    // A file that cannot be read, or an address or certificates that cannot be used.
    return { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function askForSdl(
  asked: Pick<ListedSubgraph, 'name' | 'url' | 'options'>,
  signal: AbortSignal,
): Promise<LoadedSchema> {
  // Whoever asked for the schema tells of the failure, once.
  const log = createLogger({ logLevel: 'silent', logFormat: 'json' });
  const subgraph = createRemoteSubgraph({ ...asked, log });
  try {
    const { data, errors } = await subgraph.execute({
      operation: serviceOperation,
      variables: {},
      asker: { headers: {}, signal, explanation: null },
    });
    const sdl = readSdl(data);
    if (sdl !== null) return { state: 'loaded', sdl };
    const message = errors[0]?.message ?? 'it has none';
    const isUnreachable = errors[0]?.extensions['code'] === 'SUBGRAPH_UNAVAILABLE';
    const reason = isUnreachable
      ? message
      : `Expected the SDL of a Federation 2 subgraph in answer to { _service { sdl } }, got: ${message}`;
    return { state: 'failed', reason: `${reason} (${shownUrl(asked.url)})` };
  } finally {
    await subgraph.close();
  }
}

function readSdl(data: Record<string, unknown> | null): string | null {
  const service = data?.['_service'];
  const sdl: unknown = typeof service === 'object' && service ? Reflect.get(service, 'sdl') : null;
  return typeof sdl === 'string' && sdl.trim() !== '' ? sdl : null;
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const SERVICE = '{ _service { sdl } }';
const serviceOperation: SubgraphOperation = {
  kind: 'query',
  text: SERVICE,
  name: null,
  document: parse(SERVICE),
};
