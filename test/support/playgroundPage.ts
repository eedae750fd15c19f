import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Download, Locator, Page, Route } from 'playwright-core';

export async function write(page: Page, query: string): Promise<void> {
  await page.locator('.graphiql-query-editor .graphiql-editor').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(query);
}

export async function run(page: Page, query: string): Promise<void> {
  await write(page, query);
  // The editor reads what was written after a pause.
  await page.waitForFunction('document.querySelector(".graphiql-execute-button") !== null');
  await page.keyboard.press('Control+Enter');
}

export async function signIn(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).first().click();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill(key);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tell others what you know' }).waitFor();
}

export async function execute(page: Page): Promise<void> {
  await page.locator('.graphiql-execute-button').click();
}

/** What the page asks by itself, once nobody types: what a question would cost. */
export function isEstimate(route: Route): boolean {
  return route.request().headers()['x-mep-cost'] === 'estimate';
}

export async function answerWith(page: Page, body: object): Promise<void> {
  await page.route('**/graphql', (route) => route.fulfill({ json: body }));
}

export async function expectText(locator: Locator, expected: string | RegExp): Promise<void> {
  await locator.filter({ hasText: expected }).first().waitFor({ state: 'attached' });
  expect(await locator.filter({ hasText: expected }).count()).toBeGreaterThan(0);
}

/** A choice of the picture, by the name before it. */
export function choice(page: Page, name: string): Locator {
  return page
    .locator('.mg-choosers label')
    .filter({ hasText: new RegExp(`^${name} `) })
    .locator('select');
}

export function rows(page: Page): Locator {
  return page.locator('.mg-pager [role=status]');
}

export async function headings(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('.mg-panel > .mg-scroll th').allInnerTexts();
  return texts.map((text) => text.replace(/[↕▲▼]\d*$/u, '').trim());
}

export async function column(page: Page, number: number): Promise<readonly string[]> {
  return page.locator(`.mg-table td:nth-child(${number})`).allInnerTexts();
}

export async function download(page: Page, name: string, isExact = true): Promise<Download> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: isExact }).click();
  return coming;
}

export async function textOf(file: Download): Promise<string> {
  return readFile(await file.path(), 'utf8');
}

export async function clipboard(page: Page): Promise<string> {
  return String(await page.evaluate('navigator.clipboard.readText()'));
}
