// The least that answering the reference query can cost: no GraphQL at all, each read once, by hand.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { openReads, providerType, type ProviderType, type Resource } from './reads.ts';

const centersFirst = 20;
const resourcesFirst = 5;
const providersFirst = 5;

const query = readFileSync(join(import.meta.dirname, '..', 'queries', 'reference.graphql'), 'utf8');
const reads = await openReads(process.env['MONGODB_URI'] ?? '');

createServer((request, response) => {
  respond(request).then(
    (text) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');

async function respond(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as { readonly query?: unknown };
  if (body.query !== query) throw new Error('Expected the reference query, got another.');
  return JSON.stringify({ data: { centers: { nodes: await answer() } } });
}

async function answer(): Promise<readonly object[]> {
  const centers = await reads.centers(centersFirst);
  const [states, resources] = await Promise.all([
    reads.states([...new Set(centers.map(({ stateId }) => stateId))]),
    reads.resources(
      centers.map(({ _id }) => _id),
      resourcesFirst,
    ),
  ]);
  const providers = await providersOf(resources.flat());
  const stateById = new Map(states.map(({ _id, name }) => [_id, { id: _id, name }]));
  return centers.map(({ _id, name, stateId }, index) => ({
    id: _id,
    name,
    state: stateById.get(stateId) ?? null,
    resources: {
      nodes: (resources[index] ?? []).map((resource) => ({
        id: resource._id,
        title: resource.name,
        providers: { nodes: firstProviders(resource).map((id) => providers.get(id)) },
      })),
    },
  }));
}

async function providersOf(resources: readonly Resource[]): Promise<ReadonlyMap<string, object>> {
  const idsByType = new Map<ProviderType, Set<string>>();
  for (const id of resources.flatMap(firstProviders)) {
    const type = providerType(id);
    const ids = idsByType.get(type);
    if (ids === undefined) idsByType.set(type, new Set([id]));
    else ids.add(id);
  }
  const found = await Promise.all(
    [...idsByType].map(async ([type, ids]) =>
      (await reads.providers(type, [...ids])).map(({ _id, name }): [string, object] => [
        _id,
        { __typename: type, id: _id, name },
      ]),
    ),
  );
  return new Map(found.flat());
}

function firstProviders({ providerIds }: Resource): readonly string[] {
  return providerIds.slice(0, providersFirst);
}
