import { toId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import {
  toNames,
  toProvenance,
  type DocumentsOf,
  unknownsIn,
  identifierIn,
  toIdentifiers,
} from './content.ts';

export function associationDocuments({ associations }: DataSet): DocumentsOf<'associations'> {
  return {
    associations: associations.map((association) => ({
      _id: toId('Association', association.id),
      slug: association.id,
      ...toNames(association.name, association.abbreviation, ...association.aliases),
      arena: 'ASSOCIATION',
      abbreviation: association.abbreviation,
      aliases: association.aliases,
      website: association.website,
      foundedYear: association.foundedYear,
      headquarters: association.headquarters && {
        city: association.headquarters.city,
        stateId: toId('State', association.headquarters.stateCode),
      },
      industries: association.industries,
      focusAreas: association.focusAreas,
      summary: association.summary,
      unknown: unknownsIn({
        FOUNDED_YEAR: association.foundedYear,
        HEADQUARTERS: association.headquarters,
        WEBSITE: association.website,
        WIKIDATA: identifierIn(association.identifiers, 'WIKIDATA'),
      }),
      identifiers: toIdentifiers(association.identifiers),
      ...toProvenance(association.sources),
    })),
  };
}
