import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { expectText, rows } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

/** What has the focus, by its name in words. */
const focused = (page: Page) => page.locator(':focus');

describeInBrowser('the focus, when what had it is gone', () => {
  const playground = servedPlayground();
  const visit = (hash = '') => playground.visit({ hasEditor: false }, hash);

  it('goes to the title of an answer, and by Back to the search box, from which the keys go on', async () => {
    const { page, complaints } = await visit();
    const words = page.getByRole('searchbox', { name: 'Search the network for' });
    await words.pressSequentially('apprenticeship');
    await expectText(page.locator('.mg-found'), /found/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await focused(page).innerText()).toMatch(/^All \d+ as a table$/);
    await page.keyboard.press('Enter');
    await page.locator('.mg-asked h2:focus').waitFor();
    await expectText(rows(page), /Rows|rows/);
    // The title stays what it is while the answer comes: from there the next stop is below it.
    await page.locator('.mg-asked h2:focus').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page).innerText()).toBe('Save question');
    await page.waitForURL(/#(?!search)/);
    await page.goBack();
    await page.locator('.mg-search input:focus').waitFor();
    await expectText(page.locator('.mg-found'), /found/);
    await page.keyboard.press('ArrowDown');
    const [name = ''] = (await focused(page).innerText()).split('\n');
    await page.keyboard.press('Enter');
    await page.locator('.mg-found h3:focus').filter({ hasText: name }).waitFor();
    await page.goBack();
    await page.locator('.mg-search input:focus').waitFor();
    expect(await words.inputValue()).toBe('apprenticeship');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('goes to what is shown by Back to the first page, and by a button of it to the title', async () => {
    const { page } = await visit();
    const part = page.getByRole('button', { name: /^\d+ centers$/ });
    await part.focus();
    await page.keyboard.press('Enter');
    await page.locator('.mg-asked h2:focus').waitFor();
    expect(await focused(page).innerText()).toBe('All centers');
    await page.waitForURL(/#/);
    await page.goBack();
    await page.locator('main:focus').waitFor();
    await page.close();
  });

  it('goes into the query that is shown, and to the title of the answer when it is folded away', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: /^\d+ centers$/ }).click();
    const show = page.getByRole('button', { name: 'Show the query' });
    await show.focus();
    await page.keyboard.press('Enter');
    await page.locator('.graphiql-query-editor').locator(':focus').waitFor();
    const fold = page.getByRole('button', { name: 'Fold the query away' });
    await fold.focus();
    await page.keyboard.press('Enter');
    await page.locator('.mg-asked h2:focus').waitFor();
    expect(await focused(page).innerText()).toBe('All centers');
    await page.close();
  });

  it('stays where it is when a link is opened, and while somebody types', async () => {
    const { page } = await visit('#search=nasa');
    await expectText(page.locator('.mg-found'), /found/);
    expect(await focused(page).count()).toBe(0);
    const words = page.getByRole('searchbox', { name: 'Search the network for' });
    await page.locator('.mg-found li button').first().click();
    await page.locator('.mg-found h3:focus').waitFor();
    await words.click();
    await words.pressSequentially('lean');
    await expectText(page.locator('.mg-found'), /found/);
    expect(await page.locator('.mg-search input:focus').inputValue()).toBe('lean');
    await page.close();
  });
});
