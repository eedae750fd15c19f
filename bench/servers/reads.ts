import { MongoClient } from 'mongodb';
import { aggregateAll, findAll } from './commands.ts';

interface Named {
  readonly _id: string;
  readonly name: string;
}

export interface Center extends Named {
  readonly stateId: string;
}

export interface Resource extends Named {
  readonly providerIds: readonly string[];
}

export type ProviderType = 'Agency' | 'Association' | 'Center';

/** The batched reads that the reference query takes at least, each with the fields it asks for. */
export interface Reads {
  centers(first: number): Promise<readonly Center[]>;
  /** In no particular order. */
  states(ids: readonly string[]): Promise<readonly Named[]>;
  /** The first resources of each center, center by center. */
  resources(centerIds: readonly string[], first: number): Promise<readonly (readonly Resource[])[]>;
  /** In no particular order. */
  providers(type: ProviderType, ids: readonly string[]): Promise<readonly Named[]>;
}

const named = { name: 1 } as const;
const byName = { sortName: 1, _id: 1 } as const;
const providerCollections = {
  Agency: 'agencies',
  Association: 'associations',
  Center: 'centers',
} as const;

export async function openReads(uri: string): Promise<Reads> {
  const client = await new MongoClient(uri).connect();
  const db = client.db();
  const findNamed = (name: string, ids: readonly string[]): Promise<readonly Named[]> =>
    findAll<Named>(db, name, { _id: { $in: ids } }, { projection: named });
  return {
    centers: (limit) =>
      findAll<Center>(
        db,
        'centers',
        {},
        { projection: { ...named, stateId: 1 }, sort: byName, limit },
      ),
    states: (ids) => findNamed('states', ids),
    resources: async (centerIds, first) => {
      const found = await aggregateAll<{ readonly resources: readonly Resource[] }>(
        db,
        null,
        resourcesOf(centerIds, first),
      );
      return found.map(({ resources }) => resources);
    },
    providers: (type, ids) => findNamed(providerCollections[type], ids),
  };
}

function resourcesOf(centerIds: readonly string[], first: number): object[] {
  return [
    { $documents: centerIds.map((id) => ({ reach: ['Center:*', id] })) },
    {
      $lookup: {
        from: 'resources',
        localField: 'reach',
        foreignField: 'reach',
        pipeline: [
          { $sort: byName },
          { $limit: first },
          { $project: { ...named, providerIds: 1 } },
        ],
        as: 'resources',
      },
    },
    { $project: { resources: 1 } },
  ];
}

export function providerType(id: string): ProviderType {
  // What provides a resource has one of these types, and ids are `Type:slug`.
  return id.slice(0, id.indexOf(':')) as ProviderType;
}
