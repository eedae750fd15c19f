import { typeOfId } from '../ids.ts';
import type { EntityDocuments, EntityType } from './drafts.ts';

const none = (): readonly string[] => [];

/** What a document refers to; each time makes what it refers to more important. */
const links: {
  readonly [Type in EntityType]: (
    document: EntityDocuments[Type],
  ) => readonly (string | null | undefined)[];
} = {
  Agency: ({ parentId }) => [parentId],
  StateOrganization: ({ stateId, centerIds }) => [stateId, ...centerIds],
  Association: ({ headquarters }) => [headquarters?.stateId],
  State: ({ centerId }) => [centerId],
  Center: none,
  Resource: ({ agencyIds, associationIds, topicIds }) => [
    ...agencyIds,
    ...associationIds,
    ...topicIds,
  ],
  Agreement: ({ partyIds, resourceIds }) => [...partyIds, ...resourceIds],
  FocusAreaProfile: none,
  EngagementModeProfile: none,
  Topic: none,
  ArenaProfile: none,
  ImpactReport: ({ centerId }) => [centerId],
  FundingRecord: ({ centerId }) => [centerId],
};

/** How often each entity is referred to. */
export type Links = Map<string, number>;

/** Counts what a document refers to, or with -1 takes it away. */
export function countLinks(counts: Links, document: AnyEntityDocument, times: 1 | -1): void {
  // An id begins with the type of its document.
  const linksOf = links[typeOfId(document._id) as EntityType] as (
    of: AnyEntityDocument,
  ) => readonly (string | null | undefined)[];
  for (const id of linksOf(document)) {
    if (id != null) counts.set(id, (counts.get(id) ?? 0) + times);
  }
}

export type AnyEntityDocument = EntityDocuments[EntityType];
