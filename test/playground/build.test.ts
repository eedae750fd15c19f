import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildPlayground } from '../../scripts/buildPlayground.ts';

describe('buildPlayground', () => {
  let folder: string;
  let dist: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-playground-'));
    dist = path.join(folder, 'dist');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes the page and what it loads, under names that change with it, and compressed', async () => {
    expect(await buildPlayground(dist)).toEqual({ state: 'built', ms: expect.any(Number) });
    const files = await readdir(dist, { recursive: true });
    const entries = files.filter((name) => /^assets.(main|editor|json)-\w+\.(js|css)$/.test(name));
    expect(entries.map((name) => name.replace(/-\w+/, '')).sort()).toEqual(
      ['editor.js', 'json.js', 'main.css', 'main.js'].map((name) => path.join('assets', name)),
    );
    const plain = files.filter((name) => /\.(html|js|css|ttf)$/.test(name));
    expect(files).toEqual(
      expect.arrayContaining(plain.flatMap((name) => [`${name}.br`, `${name}.gz`])),
    );
  });

  it('makes less than 2.5 MB of it all together, compressed', async () => {
    const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.br'));
    const files = await Promise.all(names.map((name) => readFile(path.join(dist, name))));
    const bytes = files.reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(2_500_000);
  });

  it('does nothing when nothing changed', async () => {
    expect(await buildPlayground(dist)).toEqual({ state: 'current' });
  });

  it('makes a page that loads only what this server has, and runs nothing written in it', async () => {
    const page = await readFile(path.join(dist, 'index.html'), 'utf8');
    const links = Array.from(page.matchAll(/(?:src|href)="([^"]*)"/g), ([, link]) => link);
    expect(links).toEqual([
      'data:,',
      expect.stringMatching(/^\.\/assets\/main-\w+\.css$/),
      expect.stringMatching(/^\.\/assets\/main-\w+\.js$/),
    ]);
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)| on\w+=/);

    const styles = await readFile(path.join(dist, String(links[1])), 'utf8');
    const loaded = Array.from(
      styles.matchAll(/(?:url\(|@import )\s*["']?([^"')]*)/g),
      ([, to]) => to,
    );
    expect(loaded.filter((to) => !/^(data:|\.\/codicon-)/.test(String(to)))).toEqual([]);
  });
});
