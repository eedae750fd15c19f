import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture, visit as visitPage } from '../support/browser.ts';
import { clipboard, column, download, expectText, rows } from '../support/playgroundPage.ts';
import { records } from '../support/realData.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

const GEORGIA = /What can the center in Georgia bring/;
const SERVICES = /Which services do centers offer/;

describeInBrowser('who comes back to questions', () => {
  const playground = servedPlayground();
  const visit = (viewport = { width: 1440, height: 900 }) =>
    playground.visit({ hasEditor: false, viewport });
  const home = (page: Page) => page.getByRole('link', { name: 'MEP Graph' }).click();
  const yours = (page: Page) => page.getByRole('region', { name: 'Your questions' });

  it('saves them by name, in folders, renames and deletes them, in every tab of the browser', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('grant');
    for (const name of ['Grants', 'Grants']) {
      await page.getByRole('button', { name: 'Save question' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('Folder').fill('Georgia');
      await page.keyboard.press('Enter');
    }
    await expectText(page.locator('.mg-said'), 'Saved as “Grants (2)” among your questions.');
    const other = await page.context().newPage();
    await other.goto(page.url().replace(/#.*/, ''));
    const georgia = yours(other).getByRole('region', { name: 'Georgia' });
    await expectText(georgia, /Grants.*Grants \(2\)/s);
    await other.getByRole('button', { name: 'Delete Grants (2)' }).click();
    await other.getByRole('button', { name: 'Rename or move Grants' }).click();
    await other.getByLabel('Name', { exact: true }).fill('What is given');
    await other.getByLabel('Folder').fill('');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await home(page);
    await expectText(yours(page), 'What is given');
    expect(await yours(page).getByText('Grants').count()).toBe(0);
    await page.getByRole('button', { name: 'What is given', exact: true }).click();
    await page.locator('.mg-cell').first().waitFor();
    expect(await page.getByRole('searchbox', { name: 'Filter' }).inputValue()).toBe('grant');
    await other.close();
    await page.close();
  });

  it('takes them along as a file, and takes no more from one than questions', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: SERVICES }).click();
    await page.locator('.mg-bar').first().waitFor();
    await page.getByRole('button', { name: 'Save question' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await home(page);
    const file = await download(page, 'All as a file');
    const written = await readFile(await file.path(), 'utf8');
    const take = async (target: Page, text: string, expected: string): Promise<void> => {
      const buffer = Buffer.from(text);
      const chooser = target.getByLabel('Take from a file');
      await chooser.setInputFiles({ name: 'q.json', mimeType: 'application/json', buffer });
      await expectText(yours(target), expected);
    };
    await take(
      page,
      written,
      '0 questions taken from the file. 1 question of it was here already.',
    );
    await take(
      page,
      '{"questions": []}',
      'This is no file of questions: nothing was taken from it.',
    );
    const parsed = JSON.parse(written) as { questions: readonly object[] };
    const more = { name: 'Changes', query: 'mutation { x }' };
    const mixed = JSON.stringify({ ...parsed, questions: [...parsed.questions, more, 7] });
    const { page: other } = await visit();
    await take(
      other,
      mixed,
      '1 question taken from the file. 2 questions left out: not a question that only asks.',
    );
    await yours(other).locator('.mg-open').filter({ hasText: SERVICES }).click();
    await other.locator('.mg-bar').first().waitFor();
    await other.close();
    await page.close();
  });

  it('looks at two answers side by side, each in its own view, which a link brings again', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: GEORGIA }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('button', { name: 'Keep beside the next' }).click();
    await expectText(page.locator('.mg-kept'), /Kept: “What can the center in Georgia bring/);
    await page.getByRole('button', { name: SERVICES }).click();
    const kept = page.getByRole('region', { name: 'The answer that is kept' });
    const current = page.getByRole('region', { name: 'The answer', exact: true });
    await current.locator('.mg-bar').first().waitFor();
    expect(await kept.locator('.mg-cell').count()).toBeGreaterThan(0);
    await kept.getByRole('tab', { name: 'Table', exact: true }).click();
    await kept.getByRole('searchbox', { name: 'Filter' }).fill('grant');
    await expectText(kept.locator('.mg-rows [role=status]'), /left by the filter/);
    await expectText(current.locator('.mg-rows [role=status]'), /^\d+ rows\.$/);
    expect(await violations(page)).toEqual([]);
    await keepPicture(page, 'side-by-side-answers');
    await current.getByRole('button', { name: 'Copy link' }).click();
    await expectText(current.locator('.mg-said'), 'Link copied.');
    const link = await clipboard(page);
    const { page: other } = await visitPage(playground.browser, link);
    await expectText(
      other.getByRole('region', { name: 'The answer that is kept' }).locator('.mg-rows'),
      /left by the filter/,
    );
    await other.locator('.mg-bar').first().waitFor();
    await other.close();
    const { hash } = new URL(link);
    for (const length of [hash.length - 1, hash.indexOf('&'), 60]) {
      const { page: cut } = await playground.visit({ hasEditor: false }, hash.slice(0, length));
      await expectText(cut.locator('.mg-trouble'), /This link cannot be read/);
      await cut.close();
    }
    await kept.getByRole('button', { name: 'Put it away' }).click();
    await page.locator('.mg-bar').first().waitFor();
    expect(await page.locator('.mg-pair').count()).toBe(0);
    await page.close();
  });

  it.each([
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ])('asks for the center of a ZIP code by a form, at $width pixels', async (viewport) => {
    const { page } = await visit(viewport);
    await page.getByLabel('ZIP code').fill('9950');
    await page.keyboard.press('Enter');
    expect(await page.locator('.mg-home').count()).toBe(1);
    await page.getByLabel('ZIP code').fill('99501-1234');
    await page.keyboard.press('Enter');
    await expectText(rows(page), 'Rows 1 to 1 of 1');
    expect(await page.title()).toContain('Which center serves ZIP code 99501-1234?');
    const alaska = records('centers').find(({ stateCode }) => stateCode === 'AK');
    expect((await column(page, 2))[0]).toBe(alaska?.['name']);
    expect((await column(page, 5))[0]).toBe('CLOSED');
    await page.goBack();
    await page.getByLabel('ZIP code').fill('00000');
    await page.keyboard.press('Enter');
    await expectText(page.locator('.mg-problems'), /00000/);
    await page.close();
  });

  it('compares two of a kind by a form, and says what it takes for a name', async () => {
    const { page } = await visit();
    await page.getByLabel('The one').fill('gamep');
    await page.getByLabel('The other').fill('qqqqqq');
    await expectText(page.locator('.mg-wanted'), '→ Georgia Manufacturing Extension Partnership');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expectText(page.getByRole('alert'), /Nothing of the centers is called so/);
    await page.getByLabel('The other').fill('tmac');
    await expectText(page.locator('.mg-wanted'), '→ TMAC');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const sheet = page.locator('.mg-sheet');
    await expectText(sheet, /Field\s*Georgia Manufacturing Extension Partnership\s*TMAC/);
    await expectText(sheet.locator('.mg-differs'), /^City\s*Atlanta\s*Arlington/);
    // Nothing is the same that is not known, and lists are compared by their names.
    const gamep = records('centers').find(({ id }) => id === 'gamep');
    for (const service of gamep?.['services'] as readonly string[]) {
      await expectText(sheet.locator('tr').filter({ hasText: /^Services/ }), service);
    }
    const known = sheet.locator('tr').filter({ hasText: /^(?!.*null).*(same|differs)$/ });
    expect(await known.count()).toBe(
      await sheet
        .locator('tr')
        .filter({ hasText: /(same|differs)$/ })
        .count(),
    );
    await expectText(
      page.locator('.mg-asked h2'),
      /^Compare two centers: Georgia Manufacturing Extension Partnership.* and TMAC/,
    );
    await page.goBack();
    await page.getByLabel('The one').fill('gamep');
    await page.getByLabel('The other').fill('georgia manufacturing');
    await page.locator('.mg-wanted small', { hasText: 'Georgia' }).nth(1).waitFor();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expectText(page.getByRole('alert'), /^Both are Georgia Manufacturing/);
    await page.close();
  });
});
