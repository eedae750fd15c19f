import type { Doc, PageReads } from '../readPages.ts';
import { idsIn, reachOf, readNamed, typeOf, type Answer } from './answer.ts';

export const answerDeep: Answer = async (reads, { first }) => {
  const centers = await reads.page('centers', { first: Number(first), fields: ['_id'] });
  const pages = await reads.pageOfEach(
    'resources',
    { field: 'reach', lists: centers.rows.map(reachOf) },
    { first: 3, fields: ['name', 'providerIds'] },
  );
  const agencies = await readAgencies(
    reads,
    pages.flatMap(({ rows }) => rows),
  );
  const nodes = centers.rows.map(({ _id }, index) => ({
    id: _id,
    resources: {
      nodes: (pages[index]?.rows ?? []).map((resource) => ({
        id: resource._id,
        title: resource['name'],
        providers: {
          nodes: providersOf(resource).map((id) => agencies.get(id) ?? { __typename: typeOf(id) }),
        },
      })),
    },
  }));
  return { centers: { nodes } };
};

/** The agencies among the providers, with their parents' agreements. */
async function readAgencies(
  reads: PageReads,
  resources: readonly Doc[],
): Promise<ReadonlyMap<string, object>> {
  const ids = resources.flatMap(providersOf).filter((id) => typeOf(id) === 'Agency');
  const agencies = await readNamed(reads, 'agencies', ids, ['name', 'parentId']);
  const parents = await readParents(reads, [...agencies.values()]);
  return new Map(
    [...agencies.values()].map(({ _id, name, parentId }) => {
      const parent = parents.get(String(parentId)) ?? null;
      return [_id, { __typename: 'Agency', id: _id, name, parent }];
    }),
  );
}

async function readParents(
  reads: PageReads,
  agencies: readonly Doc[],
): Promise<ReadonlyMap<string, object>> {
  const ids = agencies.flatMap(({ parentId }) => (parentId === null ? [] : [parentId as string]));
  const parents = [...(await readNamed(reads, 'agencies', ids, ['name'])).values()];
  const pages = await reads.pageOfEach(
    'agreements',
    { field: 'partyIds', lists: parents.map(({ _id }) => [_id]) },
    { first: 2, fields: ['name', 'resourceIds'] },
  );
  const agreed = pages.flatMap(({ rows }) => rows.flatMap(resourcesOf));
  const resources = await readNamed(reads, 'resources', agreed, ['name']);
  return new Map(
    parents.map(({ _id, name }, index) => {
      const nodes = (pages[index]?.rows ?? []).map((agreement) => ({
        id: agreement._id,
        title: agreement['name'],
        resources: {
          nodes: resourcesOf(agreement).flatMap((id) => {
            const resource = resources.get(id);
            return resource === undefined ? [] : [{ id, title: resource['name'] }];
          }),
        },
      }));
      return [_id, { id: _id, name, agreements: { nodes } }];
    }),
  );
}

function providersOf(resource: Doc): readonly string[] {
  return idsIn(resource, 'providerIds').slice(0, 2);
}

function resourcesOf(agreement: Doc): readonly string[] {
  return idsIn(agreement, 'resourceIds').slice(0, 2);
}
