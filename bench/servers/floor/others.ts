import { cursorOf } from '../readPages.ts';
import { collectionOf, idsIn, reachOf, readNamed, typeOf, type Answer } from './answer.ts';

export const answerPaged: Answer = async (reads, { after }) => {
  const centers = await reads.page('centers', {
    first: 10,
    fields: ['name', 'stateId', 'sortName'],
    after: String(after),
    goesOn: true,
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
      { first: 5, fields: ['name'], goesOn: true },
    ),
  ]);
  const edges = centers.rows.map((center, index) => {
    const { _id, name, stateId } = center;
    const state = states.get(String(stateId));
    const page = pages[index];
    return {
      cursor: cursorOf(center),
      node: {
        id: _id,
        name,
        state: state === undefined ? null : { id: state._id, name: state['name'] },
        resources: {
          nodes: (page?.rows ?? []).map((resource) => ({
            id: resource._id,
            title: resource['name'],
          })),
          pageInfo: { hasNextPage: page?.hasNextPage ?? false },
        },
      },
    };
  });
  const endCursor = edges.at(-1)?.cursor ?? null;
  return { centers: { edges, pageInfo: { hasNextPage: centers.hasNextPage, endCursor } } };
};

const wideFields = [
  'slug',
  'name',
  'kind',
  'focusArea',
  'engagementModes',
  'audience',
  'summary',
  'website',
  'startYear',
  'status',
  'topicIds',
];

export const answerWide: Answer = async (reads, { first }) => {
  const { rows } = await reads.page('resources', { first: Number(first), fields: wideFields });
  const asked = rows.flatMap((resource) => idsIn(resource, 'topicIds').slice(0, 3));
  const topics = await readNamed(reads, 'topics', asked, ['label']);
  const nodes = rows.map((resource) => {
    const { _id, name, topicIds, ...fields } = resource;
    // The importer writes a list of ids.
    const shown = (topicIds as readonly string[]).slice(0, 3);
    return {
      id: _id,
      title: name,
      ...fields,
      topics: {
        nodes: shown.flatMap((id) => {
          const topic = topics.get(id);
          return topic === undefined ? [] : [{ id, label: topic['label'] }];
        }),
      },
    };
  });
  return { resources: { nodes } };
};

export const answerFiltered: Answer = async (reads, { focusArea }) => {
  // By the index on both: which focus area it is.
  const filter = { focusArea };
  const [page, totalCount] = await Promise.all([
    reads.page('resources', {
      first: 20,
      filter,
      sort: { startYear: -1, _id: -1 },
      goesOn: true,
      fields: ['name', 'startYear'],
    }),
    reads.count('resources', filter),
  ]);
  const nodes = page.rows.map(({ _id, name, startYear }) => ({ id: _id, title: name, startYear }));
  return { resources: { totalCount, nodes, pageInfo: { hasNextPage: page.hasNextPage } } };
};

export const answerSearched: Answer = async (reads, { text }) => {
  const { hits, count } = await reads.search(String(text), 10);
  const found = await Promise.all(
    Object.entries(collectionOf).map(([type, collection]) =>
      readNamed(
        reads,
        collection,
        hits.map(({ id }) => id).filter((id) => typeOf(id) === type),
        ['name'],
      ),
    ),
  );
  const docs = new Map(found.flatMap((some) => [...some]));
  const edges = hits.map(({ id, score }) => {
    const type = typeOf(id);
    const name = docs.get(id)?.['name'];
    const named = name === undefined ? {} : type === 'Resource' ? { title: name } : { name };
    return { score, node: { __typename: type, id, ...named } };
  });
  return { search: { totalCount: count, edges } };
};
