import type { RelatedDoc } from './collections/resourceDocs.ts';
import { reference, type Reference } from './ids.ts';
import { pageOfList } from './paging/listPages.ts';
import type { Edge, Page, PageArgs } from './paging/paging.ts';

/** A connection of resources whose edges say why they are related. */
export interface RelatedPage extends Pick<Page<Reference>, 'nodes' | 'pageInfo' | 'count'> {
  edges(): Promise<readonly RelatedEdge[]>;
}

interface RelatedEdge extends Edge<Reference> {
  readonly score: number;
  readonly reason: string;
  readonly shared: readonly Reference[];
}

/** What one resource is related to, most in common first. */
export function pageOfRelated(related: readonly RelatedDoc[], args: PageArgs): RelatedPage {
  const page = pageOfList(related, ({ resourceId }) => resourceId, args);
  return {
    nodes: async () => (await page.nodes()).map(({ resourceId }) => reference(resourceId)),
    edges: async () =>
      (await page.edges()).map((edge) => {
        const { resourceId, score, reason, sharedIds } = edge.node;
        return {
          node: reference(resourceId),
          cursor: () => edge.cursor(),
          score,
          reason,
          shared: sharedIds.map((id) => reference(id)),
        };
      }),
    pageInfo: () => page.pageInfo(),
    count: () => page.count(),
  };
}
