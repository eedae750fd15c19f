import type { MongoClient, TopologyDescription } from 'mongodb';

/** Which server is the primary, and since which election; null while none is known, and in a sharded cluster. */
export type ReadPrimary = () => string | null;

/** Follows what a client takes for the primary of its replica set; begin before it connects. */
export function watchPrimary(client: MongoClient): ReadPrimary {
  let primary: string | null = null;
  client.on('topologyDescriptionChanged', ({ newDescription }) => {
    primary = primaryOf(newDescription);
  });
  return () => primary;
}

function primaryOf({ servers }: TopologyDescription): string | null {
  const found = [...servers.values()].find(({ type }) => type === 'RSPrimary');
  return found === undefined ? null : `${found.address} ${String(found.electionId)}`;
}
