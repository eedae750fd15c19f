import GithubSlugger from 'github-slugger';
import type { Token } from 'markdown-it';

/** What a search can lead to: a heading with the text up to the next one, or a row of a reference table. */
export interface Section {
  /** Of the heading. */
  readonly level: number;
  readonly id: string;
  readonly text: string;
  readonly body: string;
}

/** Below every heading. */
const ROW = 7;

/** Gives headings the ids that links to them have on GitHub, and rows that begin with a name in code an id of their own. */
export function nameSections(tokens: readonly Token[]): readonly Section[] {
  const slugger = new GithubSlugger();
  const sections: Named[] = [];
  let heading: Named | undefined;
  let row: Named | undefined;
  tokens.forEach((token, index) => {
    if (token.type === 'tr_close') row = undefined;
    const name = nameOf(tokens, index);
    if (name !== null) {
      const section = { ...name, id: slugger.slug(name.text), texts: [] };
      token.attrSet('id', section.id);
      sections.push(section);
      if (name.level === ROW) row = section;
      else heading = section;
    } else if (hasText(tokens, index)) (row ?? heading)?.texts.push(textOf(token));
  });
  return sections.map(({ texts, ...section }) => ({
    ...section,
    body: texts.join(' ').replaceAll(/\s+/g, ' '),
  }));
}

interface Named extends Omit<Section, 'body'> {
  readonly texts: string[];
}

/** What begins here, if a heading or a named row does. */
function nameOf(tokens: readonly Token[], index: number): Pick<Section, 'level' | 'text'> | null {
  const token = tokens[index];
  if (token?.type === 'heading_open') {
    return { level: Number(token.tag.slice(1)), text: textOf(tokens[index + 1]) };
  }
  const text = token?.type === 'tr_open' ? nameOfRow(tokens, index) : null;
  return text === null ? null : { level: ROW, text };
}

/** What a reference table tells of in this row: its first cell, where that is nothing but code. */
function nameOfRow(tokens: readonly Token[], index: number): string | null {
  const [cell, inline] = tokens.slice(index + 1, index + 3);
  const [code, ...more] = inline?.children ?? [];
  return cell?.type === 'td_open' && code?.type === 'code_inline' && more.length === 0
    ? code.content
    : null;
}

function hasText(tokens: readonly Token[], index: number): boolean {
  const type = tokens[index]?.type;
  if (type !== 'inline') return type === 'fence';
  // The name itself is no text below it.
  return tokens[index - 1]?.type !== 'heading_open' && tokens[index - 2]?.type !== 'tr_open';
}

function textOf(token: Token | undefined): string {
  if (token?.children) return token.children.map(textOf).join('');
  if (token?.type === 'softbreak') return ' ';
  return ['text', 'code_inline', 'fence'].includes(token?.type ?? '') ? (token?.content ?? '') : '';
}
