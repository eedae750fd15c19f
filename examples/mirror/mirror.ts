// Keeps all records of the graph in a SQLite file, by following its changes.
//   node mirror.ts network.db --url https://graph.example.org [--once]
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/** A line of `GET /changes`, as far as a mirror needs it. */
interface Change {
  readonly entity: string;
  readonly type: string;
  readonly version: number;
  /** Null where it was withdrawn. */
  readonly record: object | null;
}

interface Page {
  readonly changes: readonly Change[];
  /** Where to go on. */
  readonly token: string;
  readonly hasMore: boolean;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    /** Ends once nothing more is new. */
    once: { type: 'boolean', default: false },
  },
});
const db = new DatabaseSync(positionals[0] ?? 'network.db');
db.exec(`
  CREATE TABLE IF NOT EXISTS records (
    entity TEXT PRIMARY KEY, type TEXT NOT NULL, version INTEGER NOT NULL, record TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS recordsByType ON records (type);
  CREATE TABLE IF NOT EXISTS place (token TEXT NOT NULL);
`);
const put = db.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)');
const remove = db.prepare('DELETE FROM records WHERE entity = ?');

await follow();
db.close();

async function follow(): Promise<void> {
  for (;;) {
    const page = await readPage(currentToken()).catch(noteTrouble);
    if (page === 'expired') startAnew();
    else if (page === 'trouble') await delay(2000);
    else {
      keep(page);
      if (values.once && !page.hasMore) return;
    }
  }
}

async function readPage(token: string | null): Promise<Page | 'expired'> {
  const address = new URL('/changes', values.url);
  if (token !== null) address.searchParams.set('after', token);
  if (!values.once) address.searchParams.set('wait', '30');
  const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
  const body = await response.text();
  if (response.status === 410) return 'expired';
  if (response.status !== 200) throw new Error(`${response.status}: ${body}`);
  return {
    changes: body
      .split('\n')
      .filter((line) => line !== '')
      // The feed's own form.
      .map((line) => JSON.parse(line) as Change),
    token: response.headers.get('x-mep-token') ?? '',
    hasMore: response.headers.get('x-mep-more') === '1',
  };
}

/** Changes and the place behind them, both or neither: who is killed in between misses nothing. */
function keep({ changes, token }: Page): void {
  if (token === '' || token === currentToken()) return;
  inTransaction(() => {
    for (const { entity, type, version, record } of changes) {
      if (record === null) remove.run(entity);
      else put.run(entity, type, version, JSON.stringify(record));
    }
    db.exec('DELETE FROM place');
    db.prepare('INSERT INTO place VALUES (?)').run(token);
  });
}

/** Where the place is not kept any more, or the database was made anew: what comes then is all there is. */
function startAnew(): void {
  inTransaction(() => {
    db.exec('DELETE FROM records');
    db.exec('DELETE FROM place');
  });
}

function inTransaction(change: () => void): void {
  db.exec('BEGIN');
  try {
    change();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function currentToken(): string | null {
  const row = db.prepare('SELECT token FROM place').get();
  return row === undefined ? null : String(row['token']);
}

function noteTrouble(error: unknown): 'trouble' {
  if (values.once) throw error;
  process.stderr.write(`${String(error)}; trying again\n`);
  return 'trouble';
}
