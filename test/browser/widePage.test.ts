import { expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { clipboard, expectText, rows } from '../support/playgroundPage.ts';
import { records } from '../support/realData.ts';
import { servedPlayground } from '../support/servedPlayground.ts';
import { until } from '../support/until.ts';

const GEORGIA = /What can the center in Georgia bring/;

describeInBrowser('the page without a query', () => {
  const playground = servedPlayground();
  const visit = (hash = '', viewport = { width: 1440, height: 900 }) =>
    playground.visit({ hasEditor: false, viewport }, hash);
  const heading = (page: Page) => page.locator('.mg-asked h2');

  it('begins with the network in numbers and questions, in less than 300 kB and without the editor', async () => {
    const { page, complaints, elsewhere, receivedBytes } = await visit();
    for (const [name, file] of [
      ['resources', 'resources'],
      ['agencies', 'agencies'],
      ['centers', 'centers'],
      ['associations', 'associations'],
    ] as const) {
      await page.getByRole('button', { name: `${records(file).length} ${name}` }).waitFor();
    }
    expect(await receivedBytes()).toBeLessThan(300_000);
    expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] });
    await page.getByRole('button', { name: /^\d+ centers$/ }).click();
    await expectText(rows(page), `of ${records('centers').length}`);
    await page.close();
  });

  it('tells who serves a ZIP code that is searched for, and names each page in its title', async () => {
    const { page } = await visit();
    const words = page.getByRole('searchbox', { name: 'Search the network for' });
    await words.pressSequentially('30318');
    await page.getByText('Who serves ZIP code 30318').waitFor();
    expect(await page.title()).toBe('“30318” – MEP Graph');
    await page.getByRole('button', { name: /^Georgia Manufacturing Extension/ }).click();
    await until('its name', async () => (await page.title()).startsWith('Georgia Manufacturing'));
    await page.goBack();
    await words.fill('00000');
    await page
      .getByText('00000 is no ZIP code in use: none begins with 000. Check its digits.')
      .waitFor();
    await words.fill('96799');
    await page.getByText('No center serves ZIP code 96799.').waitFor();
    await page.getByText(/American Samoa, a territory .* nearest to its latitude/).waitFor();
    await keepPicture(page, 'zip-that-nobody-serves');
    await words.fill('00501');
    await page.getByText(/This very ZIP code has no area/).waitFor();
    await page.close();
  });

  it('goes by arrow keys from the search box into what is found, and back', async () => {
    const { page, complaints } = await visit();
    const words = page.getByRole('searchbox', { name: 'Search the network for' });
    const focused = page.locator('.mg-found button:focus');
    const hits = page.locator('.mg-found button');
    await words.pressSequentially('apprenticeship');
    await expectText(page.locator('.mg-found'), /found/);
    await page.keyboard.press('ArrowDown');
    expect(await focused.innerText()).toBe(await hits.nth(0).innerText());
    await keepPicture(page, 'hits-by-keyboard');
    await page.keyboard.press('ArrowDown');
    expect(await focused.innerText()).toBe(await hits.nth(1).innerText());
    await page.keyboard.press('End');
    expect(await focused.innerText()).toMatch(/^All \d+ as a table$/);
    await page.keyboard.press('ArrowDown');
    expect(await focused.innerText()).toMatch(/^All \d+ as a table$/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('input[type=search]:focus').count()).toBe(1);
    for (const [key, expected] of [
      ['Escape', 'apprenticeship'],
      ['s', 'apprenticeships'],
    ] as const) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(key);
      expect(await page.locator('input[type=search]:focus').count()).toBe(1);
      expect(await words.inputValue()).toBe(expected);
    }
    await page.keyboard.press('ArrowDown');
    const name = (await focused.innerText()).split('\n')[0] ?? '';
    await page.keyboard.press('Enter');
    await page.waitForURL(/#entity=/);
    await page.locator('.mg-found h3:focus').filter({ hasText: name }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('tells who searches without seeing it how to come to what is found', async () => {
    const { page } = await visit();
    const words = page.getByRole('searchbox', { name: 'Search the network for' });
    expect(await words.getAttribute('aria-controls')).toBeNull();
    await words.fill('nasa');
    await expectText(page.locator('.mg-found'), /found/);
    const named = async (attribute: string) =>
      page.locator(`[id="${(await words.getAttribute(attribute)) ?? ''}"]`).textContent();
    expect(await named('aria-describedby')).toMatch(/down arrow/);
    expect(await named('aria-controls')).toMatch(/\d+ found/);
    await page.close();
  });

  it('keeps the place in what is found when more of it comes, and when other hits come', async () => {
    const { page } = await visit();
    const words = page.getByRole('searchbox', { name: 'Search the network for' });
    const hits = page.locator('.mg-found button');
    await words.fill('manufacturing');
    await page.getByRole('button', { name: 'Show more' }).waitFor();
    const few = (await hits.count()) - 2;
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator(`.mg-found li:nth-child(${few + 1}) button:focus`).waitFor();
    // Somebody steps on before the answer to the last letter is here.
    await words.fill('gamep');
    await page.keyboard.press('ArrowDown');
    await expectText(page.locator('.mg-found button:focus'), /Georgia Manufacturing/);
    await page.close();
  });

  it('gives each step an address, which Back, Forward and a reload bring again', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await page.waitForURL(/#size=/);
    await page
      .getByRole('searchbox', { name: 'Search the network for' })
      .pressSequentially('gamep');
    await expectText(page.locator('.mg-found'), /found/);
    await page
      .getByRole('button', { name: /Georgia Manufacturing Extension/ })
      .first()
      .click();
    const entity = page.getByRole('heading', { name: /Georgia Manufacturing Extension/ });
    await entity.waitFor();
    expect(new URL(page.url()).hash).toBe('#entity=Center%3Agamep');
    await page.reload();
    await entity.waitFor();
    await page.goBack();
    expect(await page.getByRole('searchbox', { name: 'Search the network for' }).inputValue()).toBe(
      'gamep',
    );
    await page.goBack();
    await expectText(heading(page), GEORGIA);
    await page.goBack();
    await page.getByRole('heading', { name: 'Questions to start with' }).waitFor();
    await page.goForward();
    await expectText(heading(page), GEORGIA);
    await page.close();
  });

  it('goes back from answer to answer', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.waitForURL(/#size=/);
    await page.getByRole('link', { name: 'MEP Graph' }).click();
    await page.getByRole('button', { name: /Which services do centers offer/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    await page.waitForURL(/ServicesOfCenters/);
    await page.goBack();
    await page.getByRole('heading', { name: 'Questions to start with' }).waitFor();
    // Until the answer is here, nothing of another one is.
    const held: Route[] = [];
    await page.route('**/graphql', (route) => void held.push(route));
    await page.goBack();
    await expectText(heading(page), GEORGIA);
    await expectText(page.locator('.mg-top'), /Asking/);
    expect(await page.locator('.mg-bar').count()).toBe(0);
    await page.unroute('**/graphql');
    await Promise.all(held.map((route) => route.continue()));
    await page.locator('.mg-cell').first().waitFor();
    await page.goForward();
    await page.goForward();
    await page.locator('.mg-bar').first().waitFor();
    await page.close();
  });

  it('brings the query by one button, with its answer beside it, and remembers that', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('button', { name: 'Show the query' }).click();
    await expectText(page.locator('.graphiql-query-editor .view-lines'), /WhatCenterBrings/);
    await page.locator('.mg-cell').first().waitFor();
    await page.reload();
    await expectText(page.locator('.graphiql-query-editor .view-lines'), /WhatCenterBrings/);
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('button', { name: 'Fold the query away' }).click();
    await expectText(heading(page), GEORGIA);
    await page.locator('.mg-cell').first().waitFor();
    await page.close();
  });

  it('says so when a link was cut off, wherever that is', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(page.locator('.mg-said'), 'Link copied.');
    const link = await clipboard(page);
    await page.close();
    const { hash } = new URL(link);
    for (const length of [hash.length - 1, hash.indexOf('&picture'), 120]) {
      const { page: other } = await visit(hash.slice(0, length));
      await expectText(other.locator('.mg-trouble'), /This link cannot be read/);
      await other.close();
    }
  });

  it.each([
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ])('has nothing that axe finds fault with at $width pixels', async (viewport) => {
    const { page } = await visit('', viewport);
    const found: unknown[] = [];
    const check = async (name: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const violation of await violations(page)) found.push({ name, ...violation });
        await keepPicture(page, `wide-${name}-${viewport.width}-${colorScheme}`);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    };
    await page.getByRole('button', { name: /^\d+ resources$/ }).waitFor();
    await check('home');
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await check('answer');
    for (const view of ['Table', 'JSON']) {
      await page.getByRole('tab', { name: view, exact: true }).click();
      await check(view.toLowerCase());
    }
    await page.getByRole('searchbox', { name: 'Search the network for' }).fill('gamep');
    await expectText(page.locator('.mg-found'), /found/);
    await check('search');
    await page
      .getByRole('button', { name: /Georgia Manufacturing/ })
      .first()
      .click();
    await expectText(page.locator('.mg-found'), /Where this comes from/);
    await check('entity');
    expect(found).toEqual([]);
    await page.close();
  });
});
