import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import MiniSearch from 'minisearch';
import { decodeLink } from '../../playground/answer/links.ts';
import { buildSite } from '../../scripts/buildSite.ts';
import { listedIn, readContents } from '../../scripts/site/contents.ts';
import { searchOptions, type Passage } from '../../site/searchOptions.ts';

const root = path.join(import.meta.dirname, '..', '..');
let folder = '';
let dist = '';
let html: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-site-'));
  dist = path.join(folder, 'dist');
  await buildSite(dist);
  const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.html'));
  html = new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(dist, name), 'utf8')] as const),
    ),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the list under “More” in README.md', () => {
  it('has every page of docs and docs/reference; a new one belongs into one of its groups', async () => {
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    const listed = listedIn(readme).flatMap(({ sources }) => sources);
    const files = await Promise.all(
      ['docs', 'docs/reference'].map(async (name) =>
        (await readdir(path.join(root, name))).map((file) => `${name}/${file}`),
      ),
    );
    const pages = files.flat().filter((file) => file.endsWith('.md'));
    expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('leads, by links, to every other page below docs', async () => {
    const { pages } = await readContents();
    const files = await readdir(path.join(root, 'docs'), { recursive: true });
    const sources = files.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
    expect(sources.filter((source) => !pages.has(source))).toEqual([]);
  });
});

describe('buildSite', () => {
  it('makes pages whose links all lead to something', () => {
    const broken = [...html].flatMap(([name, text]) =>
      Array.from(text.matchAll(/ (?:href|src)="([^"]*)"/g), ([, link = '']) => link)
        .filter((link) => !leads(name, link))
        .map((link) => `${name}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('leaves no Markdown unread', () => {
    const texts = [...html].map(([name, text]) => [
      name,
      text.replaceAll(/<(pre|code).*?<\/\1>/gs, ''),
    ]);
    const unread = texts.filter(([, text]) => /\[\^|\*\*|^\||\]\(/m.test(String(text)));
    expect(unread.map(([name]) => name)).toEqual([]);
  });

  it('makes pages that run nothing written in them, and load only what this server has', () => {
    const wrong = [...html].filter(([, text]) =>
      /<style|<script(?![^>]* src=)| on\w+="|<[^>]* style=|src="http|<link[^>]*href="http/.test(
        text,
      ),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('leads a query of a document into the playground as it is written', async () => {
    const [, link = ''] =
      /href="\.\.\/playground\/#([^"]*)"/.exec(html.get('index.html') ?? '') ?? [];
    const linked = await decodeLink(link.replaceAll('&#38;', '&'));
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    expect(readme).toContain(`\`\`\`graphql\n${linked?.query ?? ''}\n\`\`\``);
  });

  it('leads no query into the playground that is another’s', () => {
    const guide = html.get('subgraphs.html') ?? '';
    const runs = Array.from(guide.matchAll(/playground\/#([^"]*)"/g), ([, link]) => link);
    expect(runs.filter((link) => link?.includes('rating'))).toEqual([]);
  });

  it('does nothing when nothing changed', async () => {
    expect(await buildSite(dist)).toEqual({ state: 'current' });
  });

  it('makes an index that finds codes, metrics, settings and words', async () => {
    const assets = await readdir(path.join(dist, 'assets'));
    const file = assets.find((name) => /^search-\w+\.json$/.test(name)) ?? '';
    const text = await readFile(path.join(dist, 'assets', file), 'utf8');
    const index = MiniSearch.loadJSON<Passage>(text, searchOptions);
    const asked = {
      SUBGRAPH_UNAVAILABLE: 'reference/errors.html#subgraph_unavailable',
      http_request_duration_seconds: 'reference/metrics.html#http_request_duration_seconds',
      MAX_NODES: 'reference/settings.html#max_nodes',
      '--max-nodes': 'reference/settings.html#max_nodes',
      'behind nginx': 'deploy.html#deploying',
      xyzzy: undefined,
    };
    const found = Object.keys(asked).map((words): [string, unknown] => [
      words,
      index.search(words)[0]?.['address'],
    ]);
    expect(Object.fromEntries(found)).toEqual(asked);
  });
});

/** Outside the site, only what this server has and other hosts' pages. */
function leads(name: string, link: string): boolean {
  if (/^(https?:|mailto:|data:,$)/.test(link)) return true;
  const { pathname, hash } = new URL(link, `http://site/docs/${name}`);
  if (!pathname.startsWith('/docs/')) return SERVED.test(pathname);
  const file = pathname.slice('/docs/'.length);
  const text = html.get(file);
  if (text === undefined) return /^(assets|images|bench)\//.test(file) && hash === '';
  return hash === '' || text.includes(` id="${decodeURIComponent(hash.slice(1))}"`);
}

const SERVED =
  /^\/(playground\/?|docs|graphql|schema\.graphql|supergraph\.graphql|openapi|openapi\.json|readyz|healthz|metrics)$/;
