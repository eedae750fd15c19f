import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ComposedSdl, ComposeTask } from './composed.ts';

/** What composing gave in earlier processes, by what was composed. */
export interface KeptCompositions {
  /** Null where nothing, or nothing whole, is kept. Never rejects. */
  find(task: ComposeTask): Promise<ComposedSdl | null>;
  /** Never rejects: what cannot be written is composed again. */
  keep(task: ComposeTask, composed: ComposedSdl): Promise<void>;
}

/** Folders below src that hold all code of ours that composing takes, but for the codes of errors; a test holds it to them. */
export const COMPOSED_BY = ['answer', 'gateway', 'guards', 'points'];
const PACKAGES = ['graphql', '@theguild/federation-composition'];

/** A change is often taken back, and several servers may share the folder. */
const MOST = 8;
const SUFFIX = '.composed';
const SRC = join(import.meta.dirname, '..', '..');

/**
 * Keeps compositions in a folder: composing takes longer than all else of a start. Everything that a composition depends
 * on is in its name, the code that composes among it.
 */
export function keepCompositions(folder: string): KeptCompositions {
  let code: string | null = null;
  const fileOf = (task: ComposeTask): string => {
    code ??= hashOfCode();
    return join(folder, hash([code, JSON.stringify(task)]) + SUFFIX);
  };
  return {
    find: async (task) => {
      try {
        const written = await readFile(fileOf(task), 'utf8');
        const [sum, text = ''] = written.split('\n', 2);
        // Whole only if it is what was written; a disk may be full.
        return sum === hash([text]) ? (JSON.parse(text) as ComposedSdl) : null;
      } catch {
        return null;
      }
    },
    keep: async (task, composed) => {
      if (composed.kind === 'failed') return;
      try {
        const file = fileOf(task);
        await makeFolder(folder);
        const text = JSON.stringify(composed);
        const beside = `${file}.${process.pid}`;
        await writeFile(beside, `${hash([text])}\n${text}`, { mode: 0o600 });
        await rename(beside, file);
        await forgetOldest(folder);
      } catch {
        // As where the folder is read-only.
      }
    },
  };
}

/** By content: the times of files say nothing where they were installed, or copied into an image. */
function hashOfCode(): string {
  const { resolve } = createRequire(import.meta.url);
  const own = COMPOSED_BY.flatMap((name) => filesIn(join(SRC, name)));
  const packages = PACKAGES.map((name) => resolve(`${name}/package.json`));
  return hash([...own.sort(), ...packages].map((file) => readFileSync(file, 'utf8')));
}

function filesIn(folder: string): readonly string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  return below
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function hash(parts: readonly string[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${part.length}\n`).update(part);
  return sum.digest('hex');
}

/** One by one: Node's recursive mkdir never returns for a path below /proc. */
async function makeFolder(folder: string): Promise<void> {
  for (const path of [dirname(dirname(folder)), dirname(folder), folder]) {
    if (!existsSync(path)) await mkdir(path, { mode: 0o700 });
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.includes(SUFFIX));
  const dated = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, at: (await stat(file)).mtimeMs };
    }),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(MOST);
  await Promise.all(old.map(async ({ file }) => rm(file, { force: true })));
}
