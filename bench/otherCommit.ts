import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/settings/config.ts';
import { StartupError } from '../src/errors.ts';
import type { Variant } from './variants.ts';

/** Another state of this repository, ready to be started. */
export interface OtherCommit {
  /** Short hash. */
  readonly name: string;
  /** Its files, with its own packages. */
  readonly dir: string;
}

const root = join(import.meta.dirname, '..');

/**
 * Puts a commit with the packages of its own lockfile, and what it builds, into a folder of its own, which is kept for the next run.
 * @throws StartupError where git knows no such commit.
 */
export function prepareCommit(commit: string): OtherCommit {
  const hash = resolve(commit);
  const { CACHE_DIR } = process.env;
  const dir = join(readConfig({}, { CACHE_DIR }).cacheDir, 'commits', hash);
  if (!existsSync(dir)) {
    console.log(`Installing ${commit} in ${dir}`);
    const unfinished = `${dir}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    const archive = git('archive', '--format=tar', hash);
    execFileSync('tar', ['-x', '-C', unfinished], { input: archive });
    const windows = process.platform === 'win32';
    for (const args of [
      ['ci', '--no-audit', '--no-fund'],
      ['run', 'build'],
    ]) {
      execFileSync(windows ? 'npm.cmd' : 'npm', args, {
        cwd: unfinished,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: windows,
      });
    }
    renameSync(unfinished, dir);
  }
  return { name: hash.slice(0, 7), dir };
}

/** A server of ours as it was at another commit, in a database that its own import fills. */
export function atCommit(variant: Variant, { name, dir }: OtherCommit): Variant {
  return { ...variant, name: nameAt(variant.name, name), dir, database: name };
}

/** Of a variant at a commit, as tables show it. */
export function nameAt(variant: string, commit: string): string {
  return `${variant}@${commit}`;
}

function resolve(commit: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`)
      .toString()
      .trim();
  } catch {
    throw new StartupError(`Expected --against to name a commit, got ${commit}.`);
  }
}

function git(...args: readonly string[]): Buffer {
  return execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 30 });
}
