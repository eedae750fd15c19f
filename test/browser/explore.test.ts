import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import {
  answerWith,
  choice,
  clipboard,
  download,
  expectText,
  headings,
  rows,
  run,
  textOf,
} from '../support/playgroundPage.ts';
import { records } from '../support/realData.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('who looks into an answer', () => {
  const playground = servedPlayground();
  const open = async (question: RegExp): Promise<Page> => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: question }).click();
    return page;
  };
  const status = (page: Page) => page.locator('.mg-rows [role=status]');

  it('sees a line over the years, with gaps where nothing is known', async () => {
    const page = await open(/How much did Congress give/);
    await page.locator('.mg-point').first().waitFor();
    const given = records('funding').filter(
      ({ scope, kind, term }) => scope === 'NETWORK' && kind === 'APPROPRIATION' && term === 'YEAR',
    );
    expect(await page.locator('.mg-point').count()).toBe(given.length);
    expect(await page.locator('.mg-part').count()).toBe(2);
    const panel = page.locator('.mg-panel');
    await expectText(panel, 'Nothing is known of 2005, 2026: the line has a gap there.');
    await expectText(panel, 'Only YEAR, AWARDED: 1 row of 1 other unit or kind is left out');
    const csv = await textOf(await download(page, 'CSV'));
    expect(csv).toContain('2004,39600000\r\n2005,\r\n2006,');
    await keepPicture(page, 'line');
    await page.locator('.mg-point').first().click();
    await expectText(status(page), `1 left by the filter, of ${given.length + 3} rows`);
    await page.close();
  });

  it('sees a line for each value, and none where there are no years', async () => {
    const { page } = await playground.visit();
    await answerWith(page, {
      data: {
        list: [
          { year: 2020, kind: 'a', n: -2 },
          { year: 2021, kind: 'a', n: 5 },
          { year: 2020, kind: 'b', n: 1 },
          { year: null, kind: 'b', n: 9 },
        ],
      },
    });
    await run(page, '{ list { year kind n } }');
    await page.getByRole('tab', { name: 'Line', exact: true }).click();
    await choice(page, 'Value').selectOption('Sum of N');
    await choice(page, 'A line for each').selectOption('Kind');
    await expectText(page.locator('.mg-panel'), '1 row has no year and is not in the picture.');
    expect(await page.locator('.mg-point').count()).toBe(3);
    expect(await page.locator('.mg-part').count()).toBe(1);
    await answerWith(page, { data: { list: [{ kind: 'a' }] } });
    await run(page, '{ list { kind } }');
    await expectText(page.locator('.mg-panel'), /No column of this table holds years/);
    await page.close();
  });

  it('sees the rows behind a cell by a click, and their pages by another, and comes back', async () => {
    const page = await open(/What can the center in Georgia bring/);
    await page.locator('.mg-cell').first().waitFor();
    await page.waitForURL(/#/);
    const address = page.url();
    await page.locator('.mg-cell').first().click();
    await page.waitForURL((url) => url.href !== address);
    await expectText(status(page), /^\d+ left by the filter, of \d+ rows/);
    const kinds = await page.locator('.mg-scroll tbody td:nth-child(2)').allInnerTexts();
    expect(new Set(kinds)).toEqual(new Set(['GRANT']));
    const title = await page.locator('.mg-entity').first().innerText();
    await page.locator('.mg-entity').first().click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.goBack();
    await expectText(status(page), /left by the filter/);
    await page.getByRole('button', { name: /^Kind: GRANT/ }).click();
    await page.getByRole('button', { name: /^Focus area: / }).click();
    await expectText(status(page), /^\d+ rows\.$/);
    await page.close();
  });

  it('sees what the graph counted behind a bar, a tile and a cell', async () => {
    const page = await open(/Which federal agencies offer the most/);
    const ofDefense = records('resources').filter(({ agencyIds }) =>
      (agencyIds as readonly string[]).includes('department-of-defense'),
    );
    await page.locator('.mg-bar').filter({ hasText: 'Department of Defense' }).click();
    await expectText(rows(page), `of ${ofDefense.length}`);
    await expectText(
      page.locator('.mg-asked h2'),
      'Resources where agency is Department of Defense',
    );
    await page.goBack();
    await page.locator('.mg-bar').first().waitFor();
    await page.getByRole('link', { name: 'MEP Graph' }).click();
    await page.getByRole('button', { name: /What kinds of resources are there/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByText('The numbers').click();
    const loans = records('resources').filter(({ kind }) => kind === 'LOAN');
    await page.getByRole('button', { name: 'Loan', exact: true }).click();
    await expectText(rows(page), `of ${loans.length}`);
    await page.getByRole('link', { name: 'MEP Graph' }).click();
    await page.getByRole('button', { name: /Which awards to centers are known/ }).click();
    await page.locator('.mg-tile').filter({ hasText: 'WV' }).click();
    const ofWestVirginia = records('funding').filter(({ centerId }) => centerId === 'wvmep');
    await expectText(status(page), `${ofWestVirginia.length} left by the filter`);
    await page.close();
  });

  it('finds what is known by an identifier', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    const form = page.getByRole('form', { name: 'What is known by an identifier?' });
    await form.getByRole('combobox', { name: 'Kind' }).selectOption('ROR');
    await form.getByRole('textbox', { name: 'Identifier' }).fill('01zkghx44');
    await page.keyboard.press('Enter');
    await expectText(page.locator('.mg-table tbody'), 'Georgia Institute of Technology');
    await expectText(
      page.locator('.mg-hidden'),
      'The answer is here: Entities by identifier, 1 row.',
    );
    await page.close();
  });

  it('has rows linked to their pages that were asked without ids', async () => {
    const { page } = await playground.visit();
    await run(page, 'query Some($n: Int) { centers(first: $n) { nodes { name city } } }');
    await expectText(rows(page), 'of 20');
    await page.getByRole('button', { name: 'Link rows to their pages' }).click();
    await page.locator('.mg-entity').first().click();
    await page.getByRole('heading', { name: /^Alabama Technology Network/ }).waitFor();
    await page.close();
  });

  it('tells values as shares, in the picture and in its numbers', async () => {
    const page = await open(/What can the center in Georgia bring/);
    await page.locator('.mg-cell').first().waitFor();
    await choice(page, 'Told as').selectOption('Shares of each line');
    await expectText(page.locator('.mg-figure svg'), /\d %/);
    await page.getByRole('button', { name: 'Copy numbers' }).click();
    await expectText(page.locator('.mg-said'), 'Numbers copied.');
    const [head, first = ''] = (await clipboard(page)).split(/\r?\n/);
    expect(head).toMatch(/ in %\t.*All$/);
    expect(first.split('\t').at(-1)).toBe('100');
    await page.close();
  });

  it('filters by the values of each column, hides columns and moves them, and takes that along', async () => {
    const page = await open(/Who has agreed on what with whom/);
    await expectText(rows(page), 'of 29');
    expect(await headings(page)).toEqual([
      ...['Title', 'Kind', 'Status', 'Start year', 'Parties', 'Focus area', 'Summary'],
    ]);
    await page.getByRole('button', { name: 'Values of Kind: filter, hide, move' }).click();
    const panel = page.getByRole('region', { name: 'A column' });
    const memoranda = records('agreements').filter(
      ({ kind }) => kind === 'MEMORANDUM_OF_UNDERSTANDING',
    );
    await panel.getByLabel(`MEMORANDUM_OF_UNDERSTANDING ${memoranda.length}`).check();
    await expectText(status(page), `${memoranda.length} left by the filter, of 29 rows.`);
    await panel.getByRole('button', { name: 'Hide' }).click();
    await panel.getByLabel('Column').selectOption('Start year');
    await panel.getByRole('button', { name: 'Move left' }).click();
    await panel.getByLabel('From').fill('2010');
    const late = memoranda.filter(({ startYear }) => Number(startYear) >= 2010);
    await expectText(status(page), `${late.length} left by the filter, of 29 rows.`);
    await panel.getByLabel('Column').selectOption('Title');
    await panel.getByLabel('Has the words').fill('memorandum');
    await panel.getByRole('button', { name: 'Done' }).click();
    const order = ['Title', 'Start year', 'Status', 'Parties', 'Focus area', 'Summary'];
    expect(await headings(page)).toEqual(order);
    const csv = await textOf(await download(page, 'CSV'));
    const [head, ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(head).toBe(order.join(','));
    const left = Number(/^\d+/.exec(await status(page).innerText())?.[0]);
    expect(lines).toHaveLength(left);
    await page.getByRole('tab', { name: 'Bar chart' }).click();
    await choice(page, 'Bars').selectOption('Status');
    const bars = await page.locator('.mg-bar > text:last-child').allTextContents();
    expect(bars.map(Number).reduce((sum, value) => sum + value, 0)).toBe(left);
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(page.locator('.mg-said'), 'Link copied.');
    const link = await clipboard(page);
    await page.goto('about:blank');
    await page.goto(link);
    await expectText(status(page), `${left} left by the filter, of 29 rows.`);
    expect(await headings(page)).toEqual(order);
    await page.getByRole('button', { name: /^Show 2 hidden columns/ }).click();
    expect(await headings(page)).toHaveLength(8);
    await keepPicture(page, 'columns');
    await page.close();
  });
});
