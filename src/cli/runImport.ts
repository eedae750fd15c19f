import { loadData, type ImportOptions } from '../import/import.ts';
import { loadZips } from '../import/zips.ts';
import { writeData, type ImportSummary } from '../import/write.ts';
import { atStart } from '../mongo/atStart.ts';
import { prepareDatabase } from '../mongo/indexes.ts';
import { runStep, type Output } from './steps.ts';

export interface ImportCommandOptions {
  readonly dir: string;
  /** Called once the data set is known to be sound. */
  readonly openDatabase: (onProgress: (message: string) => void) => Promise<ImportDatabase>;
  readonly out: Output;
  readonly now?: () => Date;
}

interface ImportDatabase extends Pick<ImportOptions, 'db'> {
  /** Where the data live, for people. */
  readonly description: string;
  close(): Promise<void>;
}

/**
 * Checks the data set in `dir`, brings the database to it, and prints what that changed. Compares
 * every document, even where this very set was imported last.
 * @throws StartupError where the set has problems or the database cannot be used.
 */
export async function runImport(options: ImportCommandOptions): Promise<void> {
  const { dir, openDatabase, out, now = () => new Date() } = options;
  const at = now();
  const data = await runStep(out, `Checking the data set in ${dir}`, () => loadData(dir, at));
  const database = await runStep(out, 'Opening the database', openDatabase);
  try {
    const { db, description } = database;
    await runStep(out, `Preparing collections and indexes in ${description}`, () =>
      prepareDatabase(db),
    );
    let clashes: readonly string[] = [];
    const onClashes = (lines: readonly string[]): void => {
      clashes = lines;
    };
    const summary = await runStep(out, 'Importing in one transaction', (report) =>
      atStart(db, `import ${dir}`, () =>
        writeData({ db, data, at, onCollection: report, onClashes }),
      ),
    );
    await runStep(out, 'Bringing in the places of ZIP codes', () =>
      atStart(db, 'bring in the places of ZIP codes', () => loadZips(db)),
    );
    out.write(`\n${printSummary(summary)}${clashes.map((line) => `${line}\n`).join('')}`);
  } finally {
    await database.close();
  }
}

const columns = ['inserted', 'updated', 'removed', 'unchanged'] as const;

function printSummary(summary: ImportSummary): string {
  const total = columns.map((column) => summary.reduce((sum, row) => sum + row[column], 0));
  const rows = [
    ['collection', ...columns],
    ...summary.map((row) => [row.name, ...columns.map((column) => String(row[column]))]),
    ['all', ...total.map(String)],
  ];
  return rows.map((row) => `${row.map(padCell).join('  ').trimEnd()}\n`).join('');
}

function padCell(text: string, column: number): string {
  return column === 0 ? text.padEnd(20) : text.padStart(9);
}
