import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';

const ask = askOf(realDatabase());

interface Edge {
  readonly score: number;
  readonly reason: string;
  readonly shared: readonly { readonly id: string }[];
  readonly node: { readonly slug: string; readonly status: string };
}

async function relatedOf(slug: string): Promise<readonly Edge[]> {
  const { data, errors } = await ask(
    'query ($slug: String!) { resource(slug: $slug) { related { edges { score reason shared { id } node { slug status } } } } }',
    { slug },
  );
  expect(errors).toBeUndefined();
  return (data as { resource: { related: { edges: readonly Edge[] } } }).resource.related.edges;
}

const idsOf = (record: Readonly<Record<string, unknown>>): readonly string[] =>
  [
    ['Agency', 'agencyIds'],
    ['Association', 'associationIds'],
    ['Topic', 'topics'],
  ].flatMap(([type = '', field = '']) =>
    (record[field] as readonly string[]).map((slug) => `${type}:${slug}`),
  );

describe('Resource.related', () => {
  it('leads from every resource to three others at least, but never to itself', async () => {
    const { data } = await ask(
      `{ first: resources(first: 100) { nodes { id related { totalCount nodes { id } } } pageInfo { endCursor } } }`,
    );
    const { nodes } = (
      data as {
        first: {
          nodes: { id: string; related: { totalCount: number; nodes: { id: string }[] } }[];
        };
      }
    ).first;
    expect(nodes).toHaveLength(100);
    expect(
      nodes.filter(
        ({ id, related }) =>
          related.totalCount < 3 || related.nodes.some((other) => other.id === id),
      ),
    ).toEqual([]);
  });

  it.each(['arm-institute', 'better-plants', 'tooling-u-sme', 'nmsba'])(
    'of %s names what both have, the rarest first, and what is closed last',
    async (slug) => {
      const all = records('resources');
      const recordOf = new Map(all.map((record) => [String(record['id']), record]));
      const count = (id: string): number =>
        all.filter((record) => idsOf(record).includes(id)).length;
      const own = idsOf(recordOf.get(slug) ?? {});

      const related = await relatedOf(slug);

      expect(related).toHaveLength(10);
      for (const { shared, node } of related) {
        const ids = shared.map(({ id }) => id).filter((id) => !id.startsWith('Center:'));
        expect(new Set(ids)).toEqual(
          new Set(idsOf(recordOf.get(node.slug) ?? {}).filter((id) => own.includes(id))),
        );
        expect(ids.map(count)).toEqual(ids.map(count).toSorted((a, b) => a - b));
      }
      const open = related.filter(({ node }) => node.status !== 'CLOSED');
      expect(related.slice(0, open.length)).toEqual(open);
      const scores = open.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    },
  );

  it('gives the reason in words', async () => {
    const [first] = await relatedOf('arm-institute');
    expect(first).toEqual({
      node: { slug: 'roboticscareer-org', status: 'UNKNOWN' },
      score: expect.any(Number),
      reason: 'Shares Automation and robotics, DoD, Training.',
      shared: [
        { id: 'Topic:automation' },
        { id: 'Agency:department-of-defense' },
        { id: 'Topic:training' },
      ],
    });
  });

  it('is read with its resource, and what it leads to in one operation for all', async () => {
    const ids = await ask(
      '{ resources(first: 20) { nodes { related(first: 3) { edges { reason node { id } } } } } }',
    );
    expect(ids.operations).toEqual(['find resources']);

    const titles = await ask(
      '{ resources(first: 20) { nodes { related(first: 3) { edges { reason node { title } } } } } }',
    );
    expect(titles.errors).toBeUndefined();
    expect(titles.operations).toEqual(['find resources', 'find resources']);
  });

  it('is paged', async () => {
    const page = 'edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage }';
    const { data } = await ask(
      `{ resource(slug: "arm-institute") { related(first: 4) { ${page} } } }`,
    );
    interface Page {
      edges: { cursor: string; node: { slug: string } }[];
      pageInfo: { hasNextPage: boolean };
    }
    const first = (data as { resource: { related: Page } }).resource.related;
    const { data: next } = await ask(
      `query ($after: String) { resource(slug: "arm-institute") { related(first: 9, after: $after) { ${page} } } }`,
      { after: first.edges.at(-1)?.cursor },
    );
    const rest = (next as { resource: { related: Page } }).resource.related;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.edges, ...rest.edges].map(({ node }) => node.slug)).toEqual(
      (await relatedOf('arm-institute')).map(({ node }) => node.slug),
    );
  });
});
