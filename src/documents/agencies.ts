import { toId } from '../ids.ts';
import type { DataSet } from '../records/index.ts';
import {
  toIdOrNull,
  toNames,
  toProvenance,
  type DocumentsOf,
  unknownsIn,
  identifierIn,
  toIdentifiers,
} from './content.ts';

export function agencyDocuments({ agencies }: DataSet): DocumentsOf<'agencies'> {
  return {
    agencies: agencies.map((agency) => ({
      _id: toId('Agency', agency.id),
      slug: agency.id,
      ...toNames(agency.name, agency.abbreviation, ...agency.aliases),
      arena: 'FEDERAL',
      abbreviation: agency.abbreviation,
      aliases: agency.aliases,
      kind: agency.kind,
      parentId: toIdOrNull('Agency', agency.parentId),
      website: agency.website,
      summary: agency.summary,
      focusAreas: agency.focusAreas,
      unknown: unknownsIn({
        WEBSITE: agency.website,
        WIKIDATA: identifierIn(agency.identifiers, 'WIKIDATA'),
        // Research organizations have one.
        ...(agency.kind === 'LABORATORY' && { ROR: identifierIn(agency.identifiers, 'ROR') }),
      }),
      identifiers: toIdentifiers(agency.identifiers),
      ...toProvenance(agency.sources),
    })),
  };
}
