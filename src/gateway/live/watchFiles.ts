import { statSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** An editor writes a file in several steps. */
const SETTLE_MS = 100;

export interface FileWatch {
  /** These from now on, instead of those before. */
  watch(files: readonly string[]): void;
  close(): void;
}

/**
 * Tells that something happened where these files are. Their folders are watched, because editors and
 * deployments put another file, or a link to one, in a file's place. Where a folder cannot be watched,
 * nothing is told of it.
 */
export function createFileWatch(onChange: () => void): FileWatch {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE_MS);
  };
  const drop = (folder: string) => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const add = (folder: string) => {
    try {
      const inode = inodeOf(folder);
      const watcher = watch(folder, { persistent: false }, tell);
      watcher.on('error', () => {
        drop(folder);
      });
      watchers.set(folder, { watcher, inode: inode ?? 0 });
    } catch {
      // What is not there cannot be watched; whoever reads the file says so.
    }
  };
  return {
    watch: (files) => {
      const folders = new Set(files.map((file) => dirname(file)));
      for (const [folder, { inode }] of watchers) {
        // A watcher of a folder that was replaced hears nothing any more.
        if (!folders.has(folder) || inodeOf(folder) !== inode) drop(folder);
      }
      for (const folder of folders) if (!watchers.has(folder)) add(folder);
    },
    close: () => {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

function inodeOf(folder: string): number | null {
  return statSync(folder, { throwIfNoEntry: false })?.ino ?? null;
}
