import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture, visit } from '../support/browser.ts';
import { expectText } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('/docs', () => {
  const playground = servedPlayground();
  const open = (name = '', options = {}) =>
    visit(playground.browser, playground.url.replace('/playground/', `/docs/${name}`), options);
  const search = (page: Page, words: string) =>
    page.getByRole('searchbox', { name: 'Search the documents for' }).fill(words);

  it('finds a code by keyboard alone, and leads to it', async () => {
    const { page, elsewhere, complaints } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('SUBGRAPH_UNAVAILABLE');
    await expectText(page.locator('.results'), 'Errors');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/docs\/reference\/errors\.html#subgraph_unavailable$/);
    expect(await page.locator(':target').innerText()).toBe('SUBGRAPH_UNAVAILABLE');
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
    await page.close();
  });

  it('goes through what was found by arrow keys, and back to what is written', async () => {
    const { page } = await open('limits.html');
    const words = page.getByRole('searchbox', { name: 'Search the documents for' });
    const focused = page.locator('.results a:focus');
    await search(page, 'cache');
    await page.locator('.results a').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await focused.innerText()).toBe(await page.locator('.results a').last().innerText());
    await page.keyboard.press('Home');
    expect(await focused.innerText()).toBe(await page.locator('.results a').first().innerText());
    await page.keyboard.type('s');
    expect(await words.inputValue()).toBe('caches');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('input[type=search]:focus').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await page.locator('input[type=search]:focus').count()).toBe(1);
    expect(await page.locator('.results').isVisible()).toBe(false);
    const classOf = async (attribute: string) =>
      page.locator(`[id="${(await words.getAttribute(attribute)) ?? ''}"]`).getAttribute('class');
    expect(await classOf('aria-describedby')).toBe('hidden');
    expect(await classOf('aria-controls')).toBe('results');
    await page.close();
  });

  it('says that nothing was found, and goes away by Escape', async () => {
    const { page } = await open('limits.html');
    await search(page, 'xyzzy');
    await expectText(page.getByRole('status'), 'Nothing found.');
    await page.keyboard.press('Escape');
    expect(await page.locator('.results').isVisible()).toBe(false);
    await page.close();
  });

  it('asks a query of a document in the playground', async () => {
    const { page } = await open('', { hasEditor: false });
    await page.getByRole('link', { name: 'Open in the playground' }).nth(1).click();
    await expectText(page.locator('.mg-results'), /Federal/);
    await page.close();
  });

  it('is where the playground leads to', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('link', { name: 'How it works' }).click();
    await page.waitForURL(/\/docs\/$/);
    expect(await page.title()).toBe('MEP Graph · MEP Graph');
    await page.close();
  });

  it.each([
    ['at a desk', { width: 1440, height: 900 }],
    ['on a phone', { width: 360, height: 740 }],
  ])('has nothing that axe finds fault with, by day and by night, %s', async (where, viewport) => {
    const found: unknown[] = [];
    const { page } = await open('', { viewport });
    for (const name of [
      '',
      'reference/errors.html',
      'reference/settings.html',
      'performance.html',
    ]) {
      await page.goto(page.url().replace(/\/docs\/.*/, `/docs/${name}`));
      await search(page, 'cache');
      await page.locator('.results a').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const picture = `docs ${where} ${colorScheme} ${name.replace('/', '-')}`;
        await keepPicture(page, picture.replaceAll(' ', '-'));
        for (const violation of await violations(page))
          found.push({ name, colorScheme, violation });
      }
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect({ name, width }).toEqual({ name, width: viewport.width });
    }
    expect(found).toEqual([]);
    await page.close();
  });
});
