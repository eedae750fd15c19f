import { identifierKey } from '../identifiers.ts';
import { fold } from '../search/fold.ts';
import { hostOf, websiteCode } from '../search/codes.ts';
import { typeOfId } from '../ids.ts';
import type { Documents, DocumentsOf } from './content.ts';
import { drafts, type Drafted, type EntityType, type NameOf } from './drafts.ts';
import { countLinks, type AnyEntityDocument, type Links } from './links.ts';
import { searchFields } from './search.ts';

type Others = Omit<Documents, 'network'>;
type Arenas = DocumentsOf<'network'>['arenas'];
export type Entity = DocumentsOf<'network'>['entities'][number];

/** One entity for each document of the graph, whatever its domain, with all it can be found by. */
export function entityDocuments(others: Others, arenas: Arenas): readonly Entity[] {
  const documents = documentsOfEntities(others, arenas);
  const links: Links = new Map();
  for (const document of documents) countLinks(links, document, 1);
  const nameOf = shortNames(others);
  return documents.map((document) => toEntity(document, links.get(document._id) ?? 0, nameOf));
}

/** The entity of one document. */
export function toEntity(document: AnyEntityDocument, links: number, nameOf: NameOf): Entity {
  const { _id } = document;
  const type = typeOfId(_id);
  // An id begins with the type of its document.
  const draft = drafts[type as EntityType] as (of: AnyEntityDocument, by: NameOf) => Drafted;
  const { name, facts, arena = null } = draft(document, nameOf);
  const identifiers =
    'identifiers' in document
      ? document.identifiers.map(({ scheme, value }) => identifierKey(scheme, value))
      : [];
  const fields = searchFields(
    { id: _id, type, name, links },
    { ...facts, codes: codesOf(document) },
  );
  return { _id, type, arena, sortName: fold(name), identifiers, links, ...fields };
}

/** Of resources there may be very many with pages of their own: they are found by their host. */
function siteOf(website: string, { _id }: AnyEntityDocument): string {
  const site = websiteCode(website);
  return typeOfId(_id) === 'Resource' ? hostOf(site) : site;
}

/** What is looked up whole of a document. */
function codesOf(document: AnyEntityDocument): readonly string[] {
  return [
    ...('identifiers' in document ? document.identifiers.map(({ value }) => value) : []),
    ...('zip' in document && document.zip !== null ? [document.zip] : []),
    ...('website' in document && document.website !== null
      ? [siteOf(document.website, document)]
      : []),
  ];
}

function documentsOfEntities(others: Others, arenas: Arenas): readonly AnyEntityDocument[] {
  const { agencies, associations, states, centers, resources, agreements } = others;
  return [
    ...agencies.agencies,
    ...states.stateOrganizations,
    ...associations.associations,
    ...states.states,
    ...centers.centers,
    ...resources.resources,
    ...agreements.agreements,
    ...resources.focusAreas,
    ...resources.engagementModes,
    ...resources.topics,
    ...arenas,
    ...centers.impacts,
    ...centers.funding,
  ];
}

/** What others call an entity by; nothing for what has no short name. */
export function shortNames(others: {
  readonly agencies: Pick<Documents['agencies'], 'agencies'>;
  readonly associations: Pick<Documents['associations'], 'associations'>;
  readonly states: Pick<Documents['states'], 'states'>;
  readonly centers: Pick<Documents['centers'], 'centers'>;
  readonly resources: Pick<Documents['resources'], 'topics'>;
}): NameOf {
  const { agencies, associations, states, centers, resources } = others;
  const names = new Map<string, string>([
    ...agencies.agencies.map(({ _id, abbreviation }) => [_id, abbreviation] as const),
    ...associations.associations.map(({ _id, abbreviation }) => [_id, abbreviation] as const),
    ...states.states.map(({ _id, name }) => [_id, name] as const),
    ...centers.centers.map(({ _id, shortName }) => [_id, shortName] as const),
    ...resources.topics.map(({ _id, label }) => [_id, label] as const),
  ]);
  return (...ids) => ids.flatMap((id) => names.get(id ?? '') ?? []);
}
