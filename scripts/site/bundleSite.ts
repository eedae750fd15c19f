import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild';
import MiniSearch from 'minisearch';
import { searchOptions, type Passage } from '../../site/searchOptions.ts';
import type { BuiltFile } from '../built/withCompressed.ts';
import type { Contents } from './contents.ts';
import { layOutApi } from './apiPage.ts';
import { layOut, type Assets } from './layout.ts';
import { pictureFile, renderPage, type RenderedPage } from './renderPage.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The site with all it loads; names in `assets` change with what is in them. */
export async function bundleSite(
  esbuild: typeof Esbuild,
  contents: Contents,
): Promise<readonly BuiltFile[]> {
  const [loaded, pages] = await Promise.all([bundleAssets(esbuild), renderSite(contents)]);
  const search = searchIndexOf(pages);
  const assets: Assets = { ...loaded.assets, search: search.name };
  const titles = new Map(pages.map(({ page, title }) => [page.source, title]));
  const html = pages.map((rendered) => ({
    name: rendered.page.file,
    contents: Buffer.from(layOut(rendered, { contents, titles, assets })),
  }));
  return [...html, ...loaded.files, search, ...(await picturesOf(pages))];
}

async function renderSite(contents: Contents): Promise<readonly RenderedPage[]> {
  return Promise.all([...contents.pages.values()].map((page) => renderPage(page, contents)));
}

async function picturesOf(pages: readonly RenderedPage[]): Promise<readonly BuiltFile[]> {
  const sources = [...new Set(pages.flatMap(({ pictures }) => pictures))];
  return Promise.all(
    sources.map(async (source) => ({
      name: pictureFile(source),
      contents: await readFile(path.join(root, source)),
    })),
  );
}

function searchIndexOf(pages: readonly RenderedPage[]): BuiltFile {
  const index = new MiniSearch<Passage>(searchOptions);
  index.addAll(
    pages.flatMap(({ page, title, sections }) =>
      sections.map(({ id, text, body }) => {
        const address = `${page.file}#${id}`;
        return { id: address, title, heading: text, body, address };
      }),
    ),
  );
  const contents = Buffer.from(JSON.stringify(index));
  return { name: `assets/search-${hash('sha256', contents).slice(0, 8)}.json`, contents };
}

interface Loaded {
  readonly files: readonly BuiltFile[];
  readonly assets: Omit<Assets, 'search'>;
}

async function bundleAssets(esbuild: typeof Esbuild): Promise<Loaded> {
  const outdir = path.join(root, 'out');
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { site: 'site/main.ts', api: 'site/api.ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    outdir,
    entryNames: 'assets/[name]-[hash]',
    write: false,
    logLevel: 'warning',
  });
  const files = outputFiles.map((file) => ({
    name: path.relative(outdir, file.path).replaceAll(path.sep, '/'),
    contents: file.contents,
  }));
  const named = (entry: string, ending: string): string => {
    const found = files.find(
      ({ name }) => name.startsWith(`assets/${entry}-`) && name.endsWith(ending),
    );
    if (found === undefined) throw new Error(`Expected a file ${ending} of ${entry}, got none.`);
    return found.name;
  };
  const [script, styles] = [named('site', '.js'), named('site', '.css')];
  const apiPage = layOutApi({ script: named('api', '.js'), styles: named('api', '.css') });
  files.push({ name: 'api.html', contents: Buffer.from(apiPage) });
  return { files, assets: { script, styles } };
}
