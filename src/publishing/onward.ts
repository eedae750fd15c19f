import type { Document } from 'mongodb';
import { collections } from '../collections/index.ts';
import { stores } from '../collections/stores.ts';
import { restTerm } from '../search/terms.ts';

// Stages that lead from what is looked up to what that names, so that both are read at once.

/** From agreements to the resources that they name. */
export const namedResources: readonly Document[] = [
  { $unwind: '$refs' },
  { $match: { refs: /^Resource:/ } },
  {
    $lookup: {
      from: stores.records.name,
      localField: 'refs',
      foreignField: '_id',
      pipeline: [
        {
          $project: {
            file: 1,
            owner: 1,
            ...{ 'record.providerKind': 1, 'record.stateCodes': 1 },
            ...{ 'record.agencyIds': 1, 'record.associationIds': 1 },
          },
        },
      ],
      as: 'named',
    },
  },
  { $unwind: '$named' },
  { $replaceRoot: { newRoot: '$named' } },
];

/** How a word is written. */
export const writtenForms = { $project: { forms: 1 } };

/** One document holds all that is read at once; what few lack of it is read apart. */
const maxForeseen = { $limit: 1000 };

/** From entities to their words, which are among the terms that they are found by. */
export const wordsOfTerms: readonly Document[] = [
  {
    $project: {
      words: {
        $map: { input: '$terms', in: { $ltrim: { input: '$$this', chars: restTerm('') } } },
      },
    },
  },
  {
    $lookup: {
      from: collections.network.searchTerms.name,
      localField: 'words',
      foreignField: '_id',
      pipeline: [writtenForms],
      as: 'found',
    },
  },
  { $unwind: '$found' },
  { $replaceRoot: { newRoot: '$found' } },
  maxForeseen,
];

/** From records to the entities of all that they name. */
export const entitiesOfRefs: readonly Document[] = [
  {
    $lookup: {
      from: collections.network.entities.name,
      localField: 'refs',
      foreignField: '_id',
      as: 'found',
    },
  },
  { $unwind: '$found' },
  { $replaceRoot: { newRoot: '$found' } },
  maxForeseen,
];
