import type { Db } from 'mongodb';
import { atStart } from '../mongo/atStart.ts';
import type { ClientUse } from '../usage/clientUse.ts';
import { readUses } from '../usage/usageRecords.ts';
import { printJson, type DatabaseRun } from './databaseCommand.ts';
import { printColumns } from './printColumns.ts';

export type CountedUse = ClientUse & { readonly coordinate: string };

export async function usesIn(db: Db): Promise<readonly CountedUse[]> {
  const uses = await atStart(db, 'read who asks for what', () => readUses(db));
  return uses.map(({ lastUsedOn, ...use }) => ({
    ...use,
    lastUsedOn: lastUsedOn.toISOString().slice(0, 10),
  }));
}

export async function runUsage({ db, out, isJson }: DatabaseRun): Promise<void> {
  const uses = await usesIn(db);
  if (isJson) {
    printJson(out, uses);
    return;
  }
  const clients = Map.groupBy(uses, ({ client }) => client);
  const rows = [...clients].map(([client, own]) => [
    client,
    String(own.length),
    Math.max(...own.map(({ count }) => count)).toLocaleString('en-US'),
    own.map(({ lastUsedOn }) => lastUsedOn).reduce((one, other) => (one > other ? one : other)),
  ]);
  const titles = ['client', 'fields and values', 'times at most', 'last on'];
  out.write(rows.length === 0 ? 'Nothing is counted yet.\n' : printColumns([titles, ...rows]));
}
