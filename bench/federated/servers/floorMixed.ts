// The least that answering from MongoDB and one subgraph can cost: reads, fetch and merge by hand.
import { openReads } from '../../servers/reads.ts';
import { askEntities } from './askSubgraph.ts';
import { serve } from './serve.ts';

interface Rated {
  readonly rating: number;
  readonly reviews: readonly object[];
}

const reads = await openReads(process.env['MONGODB_URI'] ?? '');

serve(async ({ centers: centersFirst = 0, resources: resourcesFirst = 0 }) => {
  const centers = await reads.centers(centersFirst);
  const [states, resources] = await Promise.all([
    reads.states([...new Set(centers.map(({ stateId }) => stateId))]),
    reads.resources(
      centers.map(({ _id }) => _id),
      resourcesFirst,
    ),
  ]);
  const ids = [...new Set(resources.flatMap((found) => found.map(({ _id }) => _id)))];
  const rated = await askEntities<Rated>(
    'ratings',
    { type: 'Resource', fields: 'rating reviews { body stars }' },
    ids,
  );
  const ratedById = new Map(ids.map((id, index) => [id, rated[index]]));
  const stateById = new Map(states.map(({ _id, name }) => [_id, { id: _id, name }]));
  return {
    centers: {
      nodes: centers.map(({ _id, name, stateId }, index) => ({
        id: _id,
        name,
        state: stateById.get(stateId) ?? null,
        resources: {
          nodes: (resources[index] ?? []).map((resource) => ({
            id: resource._id,
            title: resource.name,
            rating: ratedById.get(resource._id)?.rating,
            reviews: ratedById.get(resource._id)?.reviews,
          })),
        },
      })),
    },
  };
});
