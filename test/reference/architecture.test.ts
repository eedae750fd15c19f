import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const [, tree = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('## The tree');

/** What the rows name, and the folders below these that their words name: `keys/`. */
const named = Array.from(tree.matchAll(/^\| (`[^|]*?) +\| (.*?) +\|$/gm), ([, where, what]) => {
  const places = quoted(where);
  const inside = quoted(what).filter((name) => /^\w+\/$/.test(name));
  return [...places, ...inside.map((name) => posix.join(places[0] ?? '', name))];
}).flat();

function quoted(text = ''): readonly string[] {
  return Array.from(text.matchAll(/`([^`*]+)`/g), ([, name = '']) => name);
}

function foldersBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [`${folder}/${name}/`, ...foldersBelow(`${folder}/${name}`)]);
}

describe('the tree in docs/architecture.md', () => {
  it('names each folder of the code, and none that is not there', () => {
    const folders = named.filter((name) => name.startsWith('src/') && name.endsWith('/'));
    expect([...new Set(folders)].toSorted()).toEqual(foldersBelow('src').toSorted());
    expect(folders).toEqual([...new Set(folders)]);
  });

  it('names files and folders that are there', () => {
    const isThere = (name: string) =>
      readdirSync(join(root, posix.dirname(name))).includes(posix.basename(name));
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
