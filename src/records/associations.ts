import { identifiersOf } from './identifiers.ts';
import { focusArea, listOf, record, slug, sources, stateCode, text, url, year } from './values.ts';

export const associationRecord = record({
  id: slug,
  name: text,
  abbreviation: text,
  aliases: listOf(text),
  website: url.nullable(),
  foundedYear: year.nullable(),
  headquarters: record({ city: text, stateCode }).nullable(),
  industries: listOf(text),
  focusAreas: listOf(focusArea),
  summary: text,
  identifiers: identifiersOf('ROR', 'WIKIDATA'),
  sources,
});
