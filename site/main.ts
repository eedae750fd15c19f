import MiniSearch, { type SearchResult } from 'minisearch';
import { stepThroughHits } from '../playground/stepThroughHits.ts';
import { searchOptions, type Passage } from './searchOptions.ts';
import './site.css';

const MOST = 12;

type Hit = SearchResult & Passage;

interface Parts {
  readonly area: HTMLElement;
  readonly input: HTMLInputElement;
  readonly panel: HTMLElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
}

function findParts(): Parts | null {
  const area = document.querySelector<HTMLElement>('search');
  const input = area?.querySelector('input');
  const panel = area?.querySelector<HTMLElement>('.results');
  const status = panel?.querySelector<HTMLElement>('[role=status]');
  const list = panel?.querySelector<HTMLElement>('ol');
  return area && input && panel && status && list ? { area, input, panel, status, list } : null;
}

/** The index is loaded when somebody begins to search. */
function createSearch(area: HTMLElement): (words: string) => Promise<readonly Hit[]> {
  let loading: Promise<MiniSearch<Passage>> | null = null;
  return async (words) => {
    loading ??= fetch(area.dataset['index'] ?? '')
      .then((response) => response.text())
      .then((text) => MiniSearch.loadJSON<Passage>(text, searchOptions));
    // What the index stores with each passage, by its options.
    return (await loading).search(words) as Hit[];
  };
}

function showHits({ area, panel, status, list }: Parts, hits: readonly Hit[]): void {
  panel.hidden = false;
  status.textContent =
    hits.length === 0
      ? 'Nothing found.'
      : `${String(hits.length)} found${hits.length > MOST ? `, the first ${String(MOST)} shown` : ''}.`;
  list.replaceChildren(
    ...hits.slice(0, MOST).map((hit) => {
      const link = document.createElement('a');
      link.href = `${area.dataset['root'] ?? ''}${hit.address}`;
      link.append(line('strong', hit.heading), line('span', hit.title), line('small', around(hit)));
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
}

function line(tag: 'strong' | 'span' | 'small', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** Some text around the first word that was found. */
function around({ body, terms }: Hit): string {
  const text = body.toLowerCase();
  const places = terms.map((term) => text.indexOf(term)).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, text.length) - 40);
  const start = from === 0 || places.length === 0 ? 0 : body.indexOf(' ', from) + 1;
  return `${start > 0 ? '… ' : ''}${body.slice(start, start + 140)}`;
}

function addSearch(parts: Parts): void {
  const { area, input, panel } = parts;
  const search = createSearch(area);
  area.hidden = false;
  const update = async (): Promise<void> => {
    const words = input.value.trim();
    if (words.length < 2) {
      panel.hidden = true;
      return;
    }
    const hits = await search(words);
    // Somebody typed on meanwhile.
    if (words === input.value.trim()) showHits(parts, hits);
  };
  input.addEventListener('input', () => {
    void update();
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(parts);
    else if (event.key === 'Enter' && event.target === input) linksIn(parts)[0]?.click();
    else stepThroughHits(event, input, linksIn(parts));
  });
  document.addEventListener('click', ({ target }) => {
    const isLink = target instanceof Element && target.closest('.results a') !== null;
    if (isLink || !(target instanceof Node && area.contains(target))) panel.hidden = true;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    input.focus();
  });
}

function close({ input, panel }: Parts): void {
  panel.hidden = true;
  input.focus();
}

function linksIn({ panel, list }: Parts): readonly HTMLAnchorElement[] {
  return panel.hidden ? [] : [...list.querySelectorAll('a')];
}

function addCopyButtons(): void {
  for (const block of document.querySelectorAll('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      const text = block.querySelector('code')?.textContent ?? '';
      void navigator.clipboard.writeText(text).then(() => {
        button.textContent = 'Copied';
      });
    });
    block.append(button);
  }
}

const parts = findParts();
if (parts) addSearch(parts);
// Only secure addresses have a clipboard.
if ('clipboard' in navigator) addCopyButtons();
