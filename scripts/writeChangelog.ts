// Makes a section of CHANGELOG.md of the notes in .changeset, grouped for readers, behind what changelog/opening.md says where
// there is one. Without a version it prints what it would write; with one it writes, removes notes and opening, and sets the
// version of the package:
//   npm run changelog [-- 1.0.0]
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { format, resolveConfig } from 'prettier';
import { readNote, writeFirstSection, writeSection } from './changelog/section.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, '.changeset');
const changelog = path.join(root, 'CHANGELOG.md');
const opening = path.join(import.meta.dirname, 'changelog', 'opening.md');
const heading = '# Changelog\n';

async function readNotes(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder);
  const files = names.filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  const texts = files.map(
    async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const,
  );
  return new Map(await Promise.all(texts));
}

function semanticVersion(given: string): string {
  if (/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(given)) return given;
  throw new InvalidArgumentError('Expected a version, as 1.2.0.');
}

/** Of all versions before; null where this is the first. */
async function earlier(): Promise<string | null> {
  const text = await readFile(changelog, 'utf8').catch(() => null);
  return text === null ? null : text.slice(heading.length);
}

async function opened(section: string): Promise<string> {
  const text = await readFile(opening, 'utf8').catch(() => null);
  return text === null ? section : section.replace('\n', `\n\n${text}`);
}

const [version] = new Command('changelog')
  .description('print what the notes in .changeset tell, or make a section of CHANGELOG.md of them')
  .argument(
    '[version]',
    'of the section, as 1.2.0; without it, nothing is written',
    semanticVersion,
  )
  .parse().processedArgs as [string?];
const files = await readNotes();
const notes = [...files].map(([name, text]) => readNote(name, text));
const date = new Date().toISOString().slice(0, 10);
const before = await earlier();
const write = before === null ? writeFirstSection : writeSection;
const section = await opened(write(`${version ?? 'Next'} (${date})`, notes));
const text = await format(`${heading}\n${section}${before ?? ''}`, {
  ...(await resolveConfig(changelog)),
  parser: 'markdown',
});

if (version === undefined) {
  console.log(section);
} else if (notes.length === 0) {
  throw new Error('Expected notes in .changeset, got none.');
} else {
  await promisify(execFile)('npm', ['version', version, '--no-git-tag-version'], { cwd: root });
  await writeFile(changelog, text);
  await Promise.all([...files.keys()].map((name) => rm(path.join(folder, name))));
  await rm(opening, { force: true });
  console.log(
    `${notes.length} notes became ${version} in CHANGELOG.md; commit it, and tag v${version}.`,
  );
}
