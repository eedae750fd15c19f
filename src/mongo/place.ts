import type { Db, MongoClient } from 'mongodb';

/** The hosts that a client was told of, for people; holds no credentials. */
export function hostsOf(client: MongoClient): string {
  const { srvHost, hosts } = client.options;
  return srvHost ?? hosts.map(String).join(',');
}

/** `database mep at 127.0.0.1:27017` */
export function placeOf(db: Db): string {
  return `database ${db.databaseName} at ${hostsOf(db.client)}`;
}

/** Where else data can live. */
export const elsewhere = 'name another database with --database, or in the path of MONGODB_URI';
