import { identifiersOf } from './identifiers.ts';
import { agencyKinds } from '../collections/agencies.ts';
import { focusArea, listOf, name, oneOf, record, slug, sources, text, url } from './values.ts';

export const agencyRecord = record({
  id: slug,
  name: name,
  abbreviation: name,
  aliases: listOf(name),
  kind: oneOf(agencyKinds),
  parentId: slug.nullable(),
  website: url.nullable(),
  summary: text,
  focusAreas: listOf(focusArea),
  identifiers: identifiersOf('ROR', 'WIKIDATA', 'ASSISTANCE_LISTING'),
  sources,
});
