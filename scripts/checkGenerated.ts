// Generates anew and fails when that changes anything: generated files are checked in and never edited.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = join(import.meta.dirname, '..', 'src', 'generated');

function readAll(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(directory).map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
  );
}

const before = readAll();
execFileSync('npm', ['run', '--silent', 'generate'], { stdio: ['ignore', 'ignore', 'inherit'] });
const after = readAll();
const stale = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
if (stale.length > 0) {
  console.error(
    `Out of date in src/generated, now generated anew: ${stale.join(', ')}. Commit it.`,
  );
  process.exitCode = 1;
} else {
  console.log(`src/generated is up to date (${after.size} files).`);
}
