import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { endChild } from '../../ending/endChild.ts';
import type { FaultContext } from '../faultContext.ts';
import { until } from '../server.ts';

/** A record as the mirror and the graph have it. */
export interface Mirrored {
  readonly entity: string;
  readonly version: number;
  readonly record: unknown;
}

export interface Mirror {
  /** Ends it by `kill -9`, and starts it again where it stood. */
  restart(): Promise<void>;
  /** Waits until it has come to a place in the changes; gives what it has then, in order of the ids. */
  readAt(sequence: number): Promise<readonly Mirrored[]>;
}

const script = join(import.meta.dirname, '..', '..', '..', 'examples', 'mirror', 'mirror.ts');
const PATIENCE_MS = 60_000;

/** The mirror of the examples as a process that follows `GET /changes`; ended with the fault. */
export function startMirror({ folder, endings }: FaultContext, url: string): Mirror {
  const file = join(folder, 'mirror.db');
  // What it says of every trouble would fill the screen.
  const start = () => spawn(process.execPath, [script, file, '--url', url], { stdio: 'ignore' });
  let child = start();
  endings.push(() => endChild(child, 'SIGKILL'));
  return {
    restart: async () => {
      await endChild(child, 'SIGKILL');
      child = start();
    },
    readAt: async (sequence) => {
      const isThere = (): boolean => sequenceIn(file) === sequence;
      await until(`the mirror at change ${sequence}`, isThere, PATIENCE_MS);
      return withFile(file, readRecords);
    },
  };
}

function sequenceIn(file: string): number {
  return withFile(file, (db) => {
    const token = db.prepare('SELECT token FROM place').get()?.['token'];
    return Number(String(token).split('-')[1]);
  });
}

function readRecords(db: DatabaseSync): readonly Mirrored[] {
  const rows = db.prepare('SELECT entity, version, record FROM records ORDER BY entity').all();
  return rows.map(({ entity, version, record }) => ({
    entity: String(entity),
    version: Number(version),
    record: JSON.parse(String(record)) as unknown,
  }));
}

function withFile<Result>(file: string, read: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}
