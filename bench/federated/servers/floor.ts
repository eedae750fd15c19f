// The least that answering from three subgraphs can cost: the same three fetches, merged by hand.
import { askEntities, askSubgraph } from './askSubgraph.ts';
import { serve } from './serve.ts';

interface Center {
  readonly id: string;
  readonly name: string;
  readonly state: { readonly name: string };
}

interface Resource {
  readonly id: string;
  readonly title: string;
  readonly agency: { readonly name: string };
}

interface Rated {
  readonly rating: number;
  readonly reviews: readonly object[];
}

serve(async ({ offset }) => {
  const { centers } = (await askSubgraph(
    'centers',
    'query($offset: Int!) { centers(first: 20, offset: $offset) { id name state { name } } }',
    { offset },
  )) as { readonly centers: readonly Center[] };
  const found = await askEntities<{ readonly resources: readonly Resource[] }>(
    'resources',
    { type: 'Center', fields: 'resources(first: 5) { id title agency { name } }' },
    centers.map(({ id }) => id),
  );
  const ids = [...new Set(found.flatMap(({ resources }) => resources.map(({ id }) => id)))];
  const rated = await askEntities<Rated>(
    'ratings',
    { type: 'Resource', fields: 'rating reviews { body stars }' },
    ids,
  );
  const byId = new Map(ids.map((id, index) => [id, rated[index]]));
  return {
    centers: centers.map(({ name, state }, index) => ({
      name,
      state: { name: state.name },
      resources: (found[index]?.resources ?? []).map(({ id, title, agency }) => ({
        title,
        agency: { name: agency.name },
        rating: byId.get(id)?.rating,
        reviews: byId.get(id)?.reviews,
      })),
    })),
  };
});
