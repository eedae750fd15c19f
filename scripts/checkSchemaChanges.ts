// Tells what the schemas change for clients, and fails on a breaking change that no changeset owns up to.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { compareGraphs, type GraphChange } from '../src/gateway/check/compareGraphs.ts';

const root = join(import.meta.dirname, '..');
const files = ['src/generated/api.graphql', 'src/generated/supergraph.graphql'];

function git(...args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

/** The version to compare with: of the last commit, or of the one before where nothing is uncommitted. */
function previous(file: string, current: string): string | null {
  const committed = git('show', `HEAD:${file}`);
  return committed === current ? git('show', `HEAD~1:${file}`) : committed;
}

async function changesOf(file: string): Promise<readonly GraphChange[]> {
  const current = readFileSync(join(root, file), 'utf8');
  const before = previous(file, current);
  if (before === null) {
    console.log(`${file}: no earlier version to compare with.`);
    return [];
  }
  const changes = await compareGraphs(
    buildSchema(before, { assumeValidSDL: true }),
    buildSchema(current, { assumeValidSDL: true }),
  );
  console.log(`${file}: ${changes.length} changes.`);
  for (const { kind, message } of changes) console.log(`  ${kind} ${message}`);
  return changes;
}

function hasBreakingChangeset(): boolean {
  const directory = join(root, '.changeset');
  return readdirSync(directory)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .some((file) => /^Breaking:/m.test(readFileSync(join(directory, file), 'utf8')));
}

const changes = (await Promise.all(files.map(changesOf))).flat();
const breaking = changes.filter(({ kind }) => kind === 'breaking');
if (breaking.length > 0 && !hasBreakingChangeset()) {
  console.error(
    `${breaking.length} breaking changes, and no changeset says so. ` +
      'Deprecate instead, or run "npx changeset" and describe the change in a line that begins with "Breaking:".',
  );
  process.exitCode = 1;
}
