import { createRequire } from 'node:module';
import path from 'node:path';
import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import { escapeHtml, highlighted } from './code.ts';
import { targetOf, type Contents, type Page } from './contents.ts';
import { nameSections, type Section } from './nameSections.ts';
import { playgroundLink } from './playgroundLink.ts';

export interface RenderedPage {
  readonly page: Page;
  readonly html: string;
  readonly title: string;
  readonly sections: readonly Section[];
  /** Pictures it shows, below the folder of the project. */
  readonly pictures: readonly string[];
}

/** Where the documents say the server is: on this site it is the one that serves it. */
const SERVER = /^http:\/\/127\.0\.0\.1:4000(?=\/)/;

// It brings no types.
const footnotes = createRequire(import.meta.url)('markdown-it-footnote') as (
  made: MarkdownIt,
) => void;
const markdown = createMarkdown();

/** A page's text in HTML, with links as the site has them. */
export async function renderPage(page: Page, contents: Contents): Promise<RenderedPage> {
  const tokens = markdown.parse(page.markdown, {});
  const pictures: string[] = [];
  const sections = nameSections(tokens);
  for (const { children } of tokens) {
    if (children) linkWithin(children, { page, contents, pictures });
  }
  for (const token of tokens) alignByClass(token);
  const runs = new Map<Token, string>();
  for (const token of tokens) {
    const link = isQuery(token) ? await playgroundLink(token.content) : null;
    if (link !== null) runs.set(token, `${upFrom(page)}../playground/#${link}`);
  }
  for (const [token, link] of runs) token.meta = { link };
  return {
    page,
    html: markdown.renderer.render(tokens, markdown.options, {}),
    title: sections[0]?.text ?? page.source,
    sections,
    pictures,
  };
}

/** From a page to the folder of the site: `../` for each folder it stands in. */
export function upFrom({ file }: Page): string {
  return '../'.repeat(file.split('/').length - 1);
}

/** The place of a picture in the site. */
export function pictureFile(source: string): string {
  return source.replace(/^docs\//, '');
}

function createMarkdown(): MarkdownIt {
  const made = createMarkdownIt({ html: true, linkify: true }).use(footnotes);
  // “README.md” is no address in Moldova.
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  const { rules } = made.renderer;
  rules['fence'] = (tokens, index) => renderFence(tokens[index]);
  rules['html_block'] = rules['html_inline'] = (tokens, index) => onlyComment(tokens[index]);
  rules['table_open'] = () =>
    '<div class="table" tabindex="0" role="region" aria-label="Table"><table>';
  rules['table_close'] = () => '</table></div>';
  return made;
}

/** Cells of a column of figures have a style of their own, which the policy forbids. */
function alignByClass(token: Token): void {
  const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style'))) ?? [];
  if (side !== undefined) token.attrs = [['class', side]];
}

function onlyComment(token: Token | undefined): string {
  const text = token?.content.trim() ?? '';
  if (!/^<!--.*-->$/s.test(text)) throw new Error(`Expected Markdown, got HTML: ${text}`);
  return '';
}

function renderFence(token: Token | undefined): string {
  if (token === undefined) return '';
  const language = token.info.split(' ')[0] ?? '';
  if (language === 'mermaid') return renderDiagram(token.content);
  const { link } = (token.meta ?? {}) as { readonly link?: string };
  const run =
    link === undefined
      ? ''
      : `<p class="run"><a href="${escapeHtml(link)}">Open in the playground</a></p>`;
  const code = highlighted(token.content, language);
  return `<div class="code"><pre tabindex="0"><code>${code}</code></pre>${run}</div>\n`;
}

/** The lines of a picture of the graph as rows: `A ---|fields| B`. */
function renderDiagram(text: string): string {
  const rows = [...text.matchAll(/^ *(\w+) ---\|([^|]+)\| (\w+)$/gm)].map(
    (match) =>
      `<tr>${[match[1], match[2], match[3]].map((cell = '') => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="table" tabindex="0" role="region" aria-label="What leads to what"><table>
<thead><tr><th>from or to</th><th>by these fields</th><th>to or from</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>\n`;
}

function isQuery(token: Token): boolean {
  return token.type === 'fence' && token.info.trim() === 'graphql';
}

interface Within {
  readonly page: Page;
  readonly contents: Contents;
  readonly pictures: string[];
}

/** Leads links to pages of the site, pictures to its copies; what only the project's folder has is named, not linked. */
function linkWithin(children: readonly Token[], { page, contents, pictures }: Within): void {
  const open: Token[] = [];
  for (const token of children) {
    if (token.type === 'image') {
      const source = targetOf(String(token.attrGet('src')), page.source);
      pictures.push(source);
      token.attrSet('src', upFrom(page) + pictureFile(source));
      token.attrSet('loading', 'lazy');
    }
    if (token.type === 'link_open') {
      linkTo(token, { page, contents });
      open.push(token);
    }
    if (token.type === 'link_close') token.tag = open.pop()?.tag ?? 'a';
  }
}

function linkTo(token: Token, { page, contents }: Omit<Within, 'pictures'>): void {
  const link = String(token.attrGet('href'));
  if (SERVER.test(link)) token.attrSet('href', link.replace(SERVER, `${upFrom(page)}..`));
  if (/^(?:[a-z]+:|#)/.test(link)) return;
  const target = targetOf(link, page.source).replace(/\/$/, '');
  const to = contents.pages.get(target) ?? contents.pages.get(path.posix.join(target, 'README.md'));
  if (to !== undefined) {
    const [, anchor = ''] = /(#.*)$/.exec(link) ?? [];
    token.attrSet('href', upFrom(page) + to.file + anchor);
    return;
  }
  token.tag = 'span';
  token.attrs = [
    ['class', 'file'],
    ['title', `In the folder of the project: ${target}`],
  ];
}
