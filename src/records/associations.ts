import { identifiersOf } from './identifiers.ts';
import {
  focusArea,
  listOf,
  name,
  record,
  slug,
  sources,
  stateCode,
  text,
  url,
  year,
} from './values.ts';

export const associationRecord = record({
  id: slug,
  name: name,
  abbreviation: name,
  aliases: listOf(name),
  website: url.nullable(),
  foundedYear: year.nullable(),
  headquarters: record({ city: name, stateCode }).nullable(),
  industries: listOf(name),
  focusAreas: listOf(focusArea),
  summary: text,
  identifiers: identifiersOf('ROR', 'WIKIDATA'),
  sources,
});
