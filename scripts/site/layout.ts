import { escapeHtml } from './code.ts';
import type { Contents, Page } from './contents.ts';
import { upFrom, type RenderedPage } from './renderPage.ts';

/** What every page loads, below the folder of the site. */
export interface Assets {
  readonly script: string;
  readonly styles: string;
  readonly search: string;
}

interface Layout {
  readonly contents: Contents;
  readonly titles: ReadonlyMap<string, string>;
  readonly assets: Assets;
}

interface Head {
  readonly title: string;
  /** Where they are, from the page. */
  readonly styles: string;
  readonly script: string;
}

/** What stands before the body of every page. */
export function layOutHead({ title, styles, script }: Head): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · MEP Graph</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styles}">
<script type="module" src="${script}"></script>
</head>`;
}

/** The whole page: its text, what else there is, and the search. */
export function layOut(rendered: RenderedPage, layout: Layout): string {
  const { page, html, title } = rendered;
  const up = upFrom(page);
  const { script, styles, search } = layout.assets;
  return `${layOutHead({ title, styles: `${up}${styles}`, script: `${up}${script}` })}
<body>
<header>
<a class="skip" href="#text">Skip to the text</a>
<p class="title"><a href="${up}index.html">MEP Graph</a></p>
<search data-index="${up}${search}" data-root="${up}" hidden>
<label><span class="hidden">Search the documents for</span>
<input type="search" placeholder="Search: a code, a metric, a setting, a word" autocomplete="off" aria-keyshortcuts="/" aria-controls="hits" aria-describedby="how-to-hits"></label>
<span class="hidden" id="how-to-hits">The down arrow leads to what is found, the up arrow and Escape lead back.</span>
<div class="results" id="hits" hidden><p role="status"></p><ol aria-label="What is found"></ol></div>
</search>
<nav aria-label="The graph"><a href="${up}../playground/">Playground</a> <a href="${up}api.html">Data by URL</a> <a class="to-pages" href="#pages">All pages</a></nav>
</header>
<div class="columns">
${onThisPage(rendered)}
<main id="text" tabindex="-1">
${html}
${besides(page, layout)}
</main>
<nav id="pages" aria-label="Pages">
${listOfPages(page, layout)}
</nav>
</div>
</body>
</html>
`;
}

function onThisPage({ sections }: RenderedPage): string {
  const items = sections
    .filter(({ level }) => level === 2 || level === 3)
    .map(
      ({ level, id, text }) =>
        `<li class="level-${level}"><a href="#${id}">${escapeHtml(text)}</a></li>`,
    );
  if (items.length < 2) return '';
  return `<nav class="contents" aria-label="On this page">
<details open><summary>On this page</summary><ul>${items.join('\n')}</ul></details>
</nav>`;
}

function listOfPages(page: Page, { contents, titles }: Layout): string {
  const link = (source: string): string => {
    const to = contents.pages.get(source);
    if (to === undefined) return '';
    const isHere = to === page ? ' aria-current="page"' : '';
    return `<li><a href="${upFrom(page)}${to.file}"${isHere}>${escapeHtml(titles.get(source) ?? source)}</a></li>`;
  };
  const groups = contents.groups.map(
    ({ title, sources }) =>
      `<h2>${escapeHtml(title)}</h2>\n<ul>${sources.map(link).join('\n')}</ul>`,
  );
  return [`<ul>${link('README.md')}</ul>`, ...groups].join('\n');
}

/** The pages before and after it in the list. */
function besides(page: Page, { contents, titles }: Layout): string {
  const order = ['README.md', ...contents.groups.flatMap(({ sources }) => sources)];
  const place = order.indexOf(page.source);
  if (place < 0) return '';
  const link = (source: string | undefined, rel: 'prev' | 'next'): string => {
    const to = source === undefined ? undefined : contents.pages.get(source);
    if (to === undefined) return '';
    const title = escapeHtml(titles.get(to.source) ?? to.source);
    const shown = rel === 'prev' ? `← ${title}` : `${title} →`;
    return `<a rel="${rel}" href="${upFrom(page)}${to.file}">${shown}</a>`;
  };
  return `<nav class="besides" aria-label="Before and after">${link(order[place - 1], 'prev')} ${link(order[place + 1], 'next')}</nav>`;
}
