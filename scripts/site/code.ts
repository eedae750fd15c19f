import { createRequire } from 'node:module';

interface Highlighter {
  getLanguage(name: string): unknown;
  highlight(code: string, options: { language: string; ignoreIllegals: true }): { value: string };
}

// Its own types would bring those of a browser into all that is checked with them.
const hljs = createRequire(import.meta.url)('highlight.js') as Highlighter;

/** Code as HTML with a class for each kind of word; of a language that is not known, as it is. */
export function highlighted(code: string, language: string): string {
  if (hljs.getLanguage(language) === undefined) return escapeHtml(code);
  return hljs.highlight(code, { language, ignoreIllegals: true }).value;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
