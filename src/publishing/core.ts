import type { StoredDoc } from '../collections/define.ts';
import { collections } from '../collections/index.ts';
import { agencyDocuments } from '../documents/agencies.ts';
import { agreementDocuments } from '../documents/agreements.ts';
import { associationDocuments } from '../documents/associations.ts';
import { centerDocuments } from '../documents/centers.ts';
import type { NameOf } from '../documents/drafts.ts';
import { shortNames } from '../documents/entities.ts';
import type { AnyEntityDocument } from '../documents/links.ts';
import { resourceDocuments, toProfile } from '../documents/resources.ts';
import { stateDocuments } from '../documents/states.ts';
import type { FileName } from '../records/files.ts';
import type { DataSet } from '../records/index.ts';
import { toDataSet } from './replay.ts';
import type { Kept } from './world.ts';

/** Files whose records are few, and which documents of all others are made with. */
export const coreFiles: readonly FileName[] = [
  'agencies',
  'states',
  'centers',
  'associations',
  'topics',
  'focusAreas',
  'engagementModes',
  'arenas',
  'zipPrefixes',
];

export function isOfCore(file: FileName): boolean {
  return coreFiles.includes(file);
}

/** What is few and named by everything, as documents need it. */
export interface Core {
  readonly kept: ReadonlyMap<string, Kept>;
  /** All else is empty. */
  readonly set: DataSet;
  readonly nameOf: NameOf;
  /** Of each entity among it. */
  readonly entities: ReadonlyMap<string, AnyEntityDocument>;
  /** Documents by collection. */
  readonly documents: readonly {
    readonly name: string;
    readonly documents: readonly StoredDoc[];
  }[];
}

export function createCore(kept: ReadonlyMap<string, Kept>): Core {
  const set = toDataSet([...kept.values()]);
  const agencies = agencyDocuments(set);
  const states = stateDocuments(set);
  const centers = centerDocuments(set);
  const associations = associationDocuments(set);
  // Without resources, neither the year nor what is related tells anything.
  const resources = resourceDocuments(set, 0, new Map());
  const agreements = agreementDocuments(set);
  const arenas = set.arenas.map((arena) => toProfile('ArenaProfile', arena));
  const entities: readonly AnyEntityDocument[] = [
    ...agencies.agencies,
    ...states.states,
    ...centers.centers,
    ...associations.associations,
    ...resources.focusAreas,
    ...resources.engagementModes,
    ...resources.topics,
    ...arenas,
  ];
  const of = (spec: { readonly name: string }, documents: readonly StoredDoc[]) => ({
    name: spec.name,
    documents,
  });
  return {
    kept,
    set,
    nameOf: shortNames({ agencies, states, centers, associations, resources }),
    entities: new Map(entities.map((document) => [document._id, document])),
    documents: [
      of(collections.agencies.agencies, agencies.agencies),
      of(collections.states.states, states.states),
      of(collections.centers.centers, centers.centers),
      of(collections.centers.centerNeighbours, centers.centerNeighbours),
      of(collections.centers.zipAreas, centers.zipAreas),
      of(collections.associations.associations, associations.associations),
      of(collections.resources.focusAreas, resources.focusAreas),
      of(collections.resources.engagementModes, resources.engagementModes),
      of(collections.resources.topics, resources.topics),
      of(collections.resources.resourceNeighbours, resources.resourceNeighbours),
      of(collections.agreements.agreementNeighbours, agreements.agreementNeighbours),
      of(collections.network.arenas, arenas),
    ],
  };
}
