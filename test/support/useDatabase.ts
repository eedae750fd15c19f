// A stand-in for a server: opens the database its argument names, does what its input says, and
// tells what happens, one JSON document per line.
import { createInterface } from 'node:readline';
import { StartupError } from '../../src/errors.ts';
import { type DatabaseConfig, openDatabase } from '../../src/mongo/database.ts';

interface WordDoc {
  readonly _id: string;
}

function tell(event: string, detail: object = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...detail })}\n`);
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  // The test that starts this process is typed.
  const config = JSON.parse(process.argv[2] ?? '') as DatabaseConfig;
  const logAs =
    (level: string) =>
    (...args: readonly unknown[]): void => {
      tell('log', { level, message: args.at(-1) });
    };
  const database = await openDatabase(config, {
    log: { info: logAs('info'), warn: logAs('warn'), error: logAs('error') },
    onProgress: (message) => {
      tell('progress', { message });
    },
  });
  const { client, db, description } = database;
  const words = db.collection<WordDoc>('words');
  const input = createInterface({ input: process.stdin });
  process.once('SIGINT', () => {
    void words.insertOne({ _id: 'drained' }).then(() => {
      tell('drained');
      input.close();
    });
  });
  const ms = Math.round(performance.now() - startedAt);
  const host = String(client.options.hosts[0]);
  tell('open', { description, database: db.databaseName, ms, host });
  for await (const line of input) {
    const [verb, word = ''] = line.split(' ');
    if (verb === 'write') tell('written', await words.insertOne({ _id: word }));
    if (verb === 'read') {
      const found = await words.find().sort({ _id: 1 }).toArray();
      tell('read', { words: found.map(({ _id }) => _id) });
    }
    if (verb === 'close') break;
  }
  await database.close();
  tell('closed');
  process.stdin.destroy();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
