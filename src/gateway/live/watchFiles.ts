import { realpathSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** An editor writes a file in several steps: what stays the same for so long is whole. */
const SETTLE_MS = 100;
/** What never rests is told of after so many. */
const MOST_SETTLES = 10;
/** File systems tell the time by a clock that goes in steps. */
const CLOCK_STEP_MS = 20;

export interface FileWatch {
  /**
   * These from now on, instead of those before; of a folder among them, what comes and goes in it.
   * @param readSince - when whoever read them began, by Date.now(): what changed later is told of
   */
  watch(paths: readonly string[], readSince: number): void;
  close(): void;
}

/** What a file was when somebody looked; null where there is none. */
type Stamps = ReadonlyMap<string, string | null>;

/**
 * Tells which of some files have changed. Their folders are watched, because editors and deployments
 * put another file, or a link to one, in a file's place; what else is written there is not told of. Where
 * a folder cannot be watched, nothing is told of it.
 */
export function createFileWatch(onChange: (changed: ReadonlySet<string>) => void): FileWatch {
  const folders = new WatchedFolders(notice);
  let known: Stamps = new Map();
  let timer: NodeJS.Timeout | null = null;

  /** However often something happens, files are looked at in their time. */
  function notice(): void {
    timer ??= settle(stampsOf(known.keys()), MOST_SETTLES);
  }

  function settle(seen: Stamps, left: number): NodeJS.Timeout {
    return setTimeout(() => {
      const now = stampsOf(known.keys());
      const changed = [...known.keys()].filter((path) => now.get(path) !== known.get(path));
      const isWhole = changed.every((path) => now.get(path) === seen.get(path));
      timer = isWhole || left === 0 ? null : settle(now, left - 1);
      if (timer !== null || changed.length === 0) return;
      known = now;
      onChange(new Set(changed));
    }, SETTLE_MS);
  }

  return {
    watch: (paths, readSince) => {
      folders.watch(new Set(paths.flatMap(foldersOf)));
      const earlier = known;
      known = new Map(
        paths.map((path) => {
          const stamp = earlier.get(path);
          return [path, stamp === undefined ? stampBefore(path, readSince) : stamp];
        }),
      );
      if ([...known.values()].includes(UNKNOWN)) notice();
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      folders.watch(new Set());
    },
  };
}

/** Of a file that may have been read before it was what it is. */
const UNKNOWN = 'unknown';

function stampBefore(path: string, readSince: number): string | null {
  const stats = statsOf(path);
  const isLater = stats !== null && Number(stats.ctimeMs) > readSince - CLOCK_STEP_MS;
  return isLater ? UNKNOWN : stampOf(path);
}

function stampsOf(paths: Iterable<string>): Stamps {
  return new Map([...paths].map((path) => [path, stampOf(path)]));
}

function stampOf(path: string): string | null {
  const stats = statsOf(path);
  return stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function statsOf(path: string) {
  try {
    return statSync(path, { bigint: true });
  } catch {
    // What is not there, or not for us, is told of by whoever reads it.
    return null;
  }
}

/** Where something happens when a file, or what a link to it leads to, is another. */
function foldersOf(path: string): readonly string[] {
  const inside = statsOf(path)?.isDirectory() === true ? [path] : [];
  return [dirname(path), ...inside, ...targetFolder(path)];
}

function targetFolder(path: string): readonly string[] {
  try {
    return [dirname(realpathSync(path))];
  } catch {
    return [];
  }
}

class WatchedFolders {
  readonly #onEvent: () => void;
  readonly #watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: bigint }>();

  constructor(onEvent: () => void) {
    this.#onEvent = onEvent;
  }

  /** These from now on, instead of those before. */
  watch(folders: ReadonlySet<string>): void {
    for (const [folder, { inode }] of this.#watchers) {
      // A watcher of a folder that was replaced hears nothing any more.
      if (!folders.has(folder) || statsOf(folder)?.ino !== inode) this.#drop(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#add(folder);
  }

  #add(folder: string): void {
    const inode = statsOf(folder)?.ino;
    if (inode === undefined) return;
    try {
      const watcher = watch(folder, { persistent: false }, this.#onEvent);
      watcher.on('error', () => {
        this.#drop(folder);
      });
      this.#watchers.set(folder, { watcher, inode });
    } catch {
      // What cannot be watched is looked at in its time.
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.watcher.close();
    this.#watchers.delete(folder);
  }
}
