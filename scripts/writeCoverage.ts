// Runs tests with V8's coverage and writes docs/coverage.md: how much of each room of src ran, and what did not.
//   npm run coverage [-- tests and options of Jest]
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { coveragePage, type Summary } from './covered/page.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(tmpdir(), `mep-graph-coverage-${process.pid}`);
const asked = process.argv.slice(2);

const jest = spawnSync(
  process.execPath,
  [
    ...['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--coverage'],
    ...['--coverageProvider=v8', '--coverageReporters=json-summary', '--coverageDirectory', folder],
    ...['src/**/*.ts', 'resolvers/**/*.ts', '!src/generated/**'].map(
      (glob) => `--collectCoverageFrom=${glob}`,
    ),
    ...asked,
  ],
  { cwd: root, stdio: 'inherit' },
);
// What Jest's reporter writes.
const summary = JSON.parse(
  readFileSync(path.join(folder, 'coverage-summary.json'), 'utf8'),
) as Summary;
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: root,
  encoding: 'utf8',
});
const page = path.join(root, 'docs', 'coverage.md');
const text = coveragePage(summary, {
  root,
  commit: commit.trim(),
  date: new Date().toISOString().slice(0, 10),
  asked,
  isWhole: jest.status === 0,
});
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
process.exitCode = jest.status ?? 1;
