import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildPlayground } from '../scripts/buildPlayground.ts';

describe('buildPlayground', () => {
  let folder: string;
  let dist: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-playground-'));
    dist = path.join(folder, 'dist');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes the page, its script, its styles and the workers of its editors', async () => {
    expect(await buildPlayground(dist)).toEqual({ state: 'built', ms: expect.any(Number) });
    const files = (await readdir(dist)).filter((name) => !name.endsWith('.ttf'));
    expect(files.sort()).toEqual([
      '.stamp',
      'editor.worker.js',
      'graphql.worker.js',
      'index.html',
      'json.worker.js',
      'main.css',
      'main.js',
    ]);
  });

  it('does nothing when nothing changed', async () => {
    expect(await buildPlayground(dist)).toEqual({ state: 'current' });
  });

  it('makes a page that loads only what this server has', async () => {
    const page = await readFile(path.join(dist, 'index.html'), 'utf8');
    const links = Array.from(page.matchAll(/(?:src|href)="([^"]*)"/g), ([, link]) => link);
    expect(links).toEqual(['data:,', './main.css', './main.js']);

    const styles = await readFile(path.join(dist, 'main.css'), 'utf8');
    const loaded = Array.from(
      styles.matchAll(/(?:url\(|@import )\s*["']?([^"')]*)/g),
      ([, to]) => to,
    );
    expect(loaded.filter((to) => !/^(data:|\.\/codicon-)/.test(String(to)))).toEqual([]);
  });
});
