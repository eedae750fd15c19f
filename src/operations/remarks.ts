import { TokenKind, type ASTNode, type StringValueNode } from 'graphql';

/** What is written above an operation or a variable, for people, and what it says for programs. */
export interface Remarks {
  /** The first paragraph, in one line; null where nothing is written. */
  readonly title: string | null;
  /** All paragraphs, each in one line; null where nothing is written. */
  readonly description: string | null;
  /** Lines like `picture: map`, by their names. */
  readonly settings: ReadonlyMap<string, Setting>;
}

interface Setting {
  readonly value: string;
  readonly line: number;
}

interface Line {
  readonly text: string;
  readonly number: number;
}

/** Reads the description of a node, or else the comments above it; lines that begin with one of these names are settings. */
export function readRemarks(
  node: ASTNode & { readonly description?: StringValueNode | undefined },
  names: readonly string[],
): Remarks {
  const lines = node.description ? linesOf(node.description) : commentsAbove(node);
  const settings = new Map<string, Setting>();
  const prose: string[] = [];
  for (const { text, number } of lines) {
    const [, name = '', value = ''] = /^(\w+):\s*(.*)$/.exec(text) ?? [];
    if (names.includes(name)) settings.set(name, { value, line: number });
    else prose.push(text);
  }
  const paragraphs = prose
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
    .filter((paragraph) => paragraph !== '');
  return {
    title: paragraphs[0] ?? null,
    description: paragraphs.length === 0 ? null : paragraphs.join('\n\n'),
    settings,
  };
}

function linesOf({ value, loc }: StringValueNode): readonly Line[] {
  const first = loc?.startToken.line ?? 1;
  return value.split('\n').map((text, index) => ({ text: text.trim(), number: first + index }));
}

function commentsAbove({ loc }: ASTNode): readonly Line[] {
  const lines: Line[] = [];
  let token = loc?.startToken.prev ?? null;
  while (token?.kind === TokenKind.COMMENT) {
    lines.unshift({ text: token.value.trim(), number: token.line });
    token = token.prev;
  }
  return lines;
}
