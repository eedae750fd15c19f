import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Parts of GraphiQL and its editor that are as their makers made them. */
const THIRD_PARTY = [
  // Monaco: its input is labelled, but its lines and widgets are no elements that axe understands.
  '.monaco-editor',
  '.monaco-aria-container',
  // GraphiQL's explorer: fields for arguments that have no label.
  '.docExplorerWrap input',
  '.docExplorerWrap select',
  // GraphiQL's history: buttons whose name is not in their text.
  '.graphiql-history-item',
];

export interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Letters in pictures: axe cannot tell what is behind them. Tests of the shades hold their contrast. */
const LETTERS_IN_PICTURES = '.mg-figure svg';

/** What axe finds fault with by WCAG 2.2 AA, and that it looked at all. */
export async function violations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  const exclude = JSON.stringify(
    [...THIRD_PARTY, LETTERS_IN_PICTURES].map((selector) => [selector]),
  );
  const tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";
  const found: unknown = await page.evaluate(
    `axe.run({ exclude: ${exclude} }, { runOnly: ${tags}, rules: { 'target-size': { enabled: true } } }).then(({ violations, passes }) => [
      ...violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, any }) => html.slice(0, 150) + ' ' + (any[0]?.message ?? '')) })),
      ...['color-contrast', 'target-size'].filter((id) => !passes.some((rule) => rule.id === id)).map((id) => ({ id, nodes: ['was not looked at'] })),
    ])`,
  );
  // What the expression above makes.
  return found as readonly Violation[];
}
