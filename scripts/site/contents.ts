import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Page {
  /** Below the folder of the project: `docs/asking.md`. */
  readonly source: string;
  /** Below the folder of the site: `asking.html`. */
  readonly file: string;
  readonly markdown: string;
}

interface Group {
  readonly title: string;
  readonly sources: readonly string[];
}

export interface Contents {
  /** Every page by its source: README.md, what its “More” lists, and what these lead to. */
  readonly pages: ReadonlyMap<string, Page>;
  /** What “More” lists, in its order. */
  readonly groups: readonly Group[];
}

const root = path.join(import.meta.dirname, '..', '..');

/** The list under “More” in README.md is the list of the site. */
export async function readContents(): Promise<Contents> {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const groups = listedIn(readme);
  const pages = new Map<string, Page>();
  const left = ['README.md', ...groups.flatMap(({ sources }) => sources)];
  for (let source = left.shift(); source !== undefined; source = left.shift()) {
    if (pages.has(source)) continue;
    const markdown = await readIfExists(source);
    if (markdown === null) continue;
    pages.set(source, { source, file: fileOf(source), markdown });
    left.push(...targetsIn(markdown, source));
  }
  return { pages, groups };
}

/** The groups of the list under “More”, each with the pages that its items lead to. */
export function listedIn(readme: string): readonly Group[] {
  const [, more = ''] = /\n## More\n(.*?)(?:\n## |$)/s.exec(readme) ?? [];
  return more
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const items = lines.filter((line) => line.startsWith('- '));
      const links = items.flatMap((item) => [...item.matchAll(/\]\(([^)#]+\.md)\)/g)]);
      return { title, sources: links.map(([, target = '']) => target) };
    });
}

/** Where a link in a page leads to, below the folder of the project; a folder stands for its README.md. */
export function targetOf(link: string, source: string): string {
  return path.posix.join(path.posix.dirname(source), link.replace(/[#?].*$/, ''));
}

function targetsIn(markdown: string, source: string): readonly string[] {
  const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^(?:[a-z]+:|#)/.test(link))
    .map((link) => targetOf(link, source))
    .map((target) => (/\.\w+$/.test(target) ? target : path.posix.join(target, 'README.md')))
    .filter((target) => target.endsWith('.md') && !target.startsWith('..'));
}

function fileOf(source: string): string {
  if (source === 'README.md') return 'index.html';
  return source
    .replace(/^docs\//, '')
    .replace(/\.md$/, '.html')
    .toLowerCase();
}

async function readIfExists(source: string): Promise<string | null> {
  return readFile(path.join(root, source), 'utf8').catch(() => null);
}
