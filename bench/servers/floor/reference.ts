import type { Doc } from '../readPages.ts';
import { collectionOf, idsIn, reachOf, readNamed, typeOf, type Answer } from './answer.ts';

const first = { centers: 20, resources: 5, providers: 5 };

export const answerReference: Answer = async (reads) => {
  const centers = await reads.page('centers', {
    first: first.centers,
    fields: ['name', 'stateId'],
  });
  const [states, pages] = await Promise.all([
    readNamed(
      reads,
      'states',
      centers.rows.map(({ stateId }) => String(stateId)),
      ['name'],
    ),
    reads.pageOfEach(
      'resources',
      { field: 'reach', lists: centers.rows.map(reachOf) },
      { first: first.resources, fields: ['name', 'providerIds'] },
    ),
  ]);
  const named = pages.flatMap(({ rows }) => rows.flatMap(providersOf));
  const types = ['Agency', 'Association', 'Center'];
  const found = await Promise.all(
    types.map((type) =>
      readNamed(
        reads,
        collectionOf[type] ?? '',
        named.filter((id) => typeOf(id) === type),
        ['name'],
      ),
    ),
  );
  const providers = new Map(found.flatMap((docs) => [...docs]));
  const nodes = centers.rows.map(({ _id, name, stateId }, index) => {
    const state = states.get(String(stateId));
    return {
      id: _id,
      name,
      state: state === undefined ? null : { id: state._id, name: state['name'] },
      resources: {
        nodes: (pages[index]?.rows ?? []).map((resource) => ({
          id: resource._id,
          title: resource['name'],
          providers: {
            nodes: providersOf(resource).map((id) => {
              const provider = providers.get(id);
              return provider && { __typename: typeOf(id), id, name: provider['name'] };
            }),
          },
        })),
      },
    };
  });
  return { centers: { nodes } };
};

function providersOf(resource: Doc): readonly string[] {
  return idsIn(resource, 'providerIds').slice(0, first.providers);
}
