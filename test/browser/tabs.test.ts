import { expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import {
  column,
  execute,
  expectText,
  headings,
  isEstimate,
  rows,
  run,
  write,
} from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

const TWO = '{ centers(first: 2) { nodes { name } } }';

describeInBrowser('tabs of the playground', () => {
  const playground = servedPlayground();

  it('show an answer in the tab that it was asked in, when a question opens another one', async () => {
    const { page } = await playground.visit();
    await run(page, TWO);
    await expectText(rows(page), 'Rows 1 to 2 of 2');
    await page.getByRole('button', { name: /Which associations work in which/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    await expectText(page.locator('.graphiql-query-editor .view-lines'), /AssociationsByIndustry/);
    await openTab(page, 0);
    await expectText(rows(page), 'Rows 1 to 2 of 2');
    expect(await headings(page)).toEqual(['Name']);
    await page.close();
  });

  it('get slow and failing answers after another tab was opened, moved to, or closed', async () => {
    const { page } = await playground.visit();
    await write(page, TWO);
    const held = await hold(page);
    await execute(page);
    const [slow] = await held(1);
    expect(await page.getByText('Choose a question at the left').count()).toBe(0);
    await page.getByRole('button', { name: 'New tab' }).click();
    await write(page, '{ arenas { code } }');
    await execute(page);
    const [, quick] = await held(2);
    await quick?.continue();
    await expectText(rows(page), 'Rows 1 to 3 of 3');

    await slow?.continue();
    await openTab(page, 0);
    await expectText(rows(page), 'Rows 1 to 2 of 2');
    await page.getByRole('tab', { name: 'JSON', exact: true }).click();
    await expectText(page.locator('.result-window .view-lines'), /centers/);
    await openTab(page, 1);
    await expectText(rows(page), 'Rows 1 to 3 of 3');

    await execute(page);
    const [, , failing] = await held(3);
    await openTab(page, 0);
    await failing?.abort();
    await openTab(page, 1);
    await expectText(page.locator('.mg-problems'), /did not answer/);
    await openTab(page, 0);
    expect(await page.locator('.mg-problems').count()).toBe(0);
    const other = page.locator('.graphiql-tab').nth(1);
    await other.hover();
    await other.getByRole('button', { name: 'Close Tab' }).click();
    await other.waitFor({ state: 'detached' });
    await expectText(page.locator('.result-window .view-lines'), /centers/);
    await page.close();
  });

  it('show the answer to what was asked last, and nothing once they were stopped', async () => {
    const { page } = await playground.visit();
    await write(page, TWO);
    const held = await hold(page);
    await page.keyboard.press('Control+Enter');
    await held(1);
    await page.keyboard.press('Control+Enter');
    const [first, second] = await held(2);
    await second?.fulfill({ json: { data: { centers: { nodes: [{ name: 'second' }] } } } });
    await expectText(rows(page), 'Rows 1 to 1 of 1');
    await first?.continue().catch(() => undefined);
    expect(await column(page, 1)).toEqual(['second']);

    await execute(page);
    await held(3);
    await page.getByRole('button', { name: /Stop query/ }).click();
    await expectText(page.locator('.mg-said'), 'Stopped before an answer came.');
    expect(await column(page, 1)).toEqual(['second']);
    await page.close();
  });

  it('say why a question was not sent', async () => {
    const { page } = await playground.visit();
    await write(page, TWO);
    await page.getByRole('button', { name: 'Variables', exact: true }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:visible').click();
    await page.keyboard.insertText('{ "a": ');
    await execute(page);
    await expectText(page.locator('.mg-problems'), /Request not sent. Variables/);
    await page.close();
  });

  it('begin at the left and at the top of a text that a question brings', async () => {
    const { page } = await playground.visit();
    await write(page, `{ centers(first: 2) { nodes { name } } } # ${'long '.repeat(200)}`);
    await page.keyboard.press('End');
    const lines = page.locator('.graphiql-query-editor .lines-content');
    await expectText(lines, /./);
    expect(await leftOf(page)).toBeLessThan(0);
    await page.getByRole('button', { name: /Which associations work in which/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    expect(await leftOf(page)).toBe(0);
    await page.close();
  });

  it('get all pages of a list while another one is looked at', async () => {
    const { page } = await playground.visit();
    await run(page, '{ resources(first: 20) { nodes { title } } }');
    await expectText(rows(page), 'Rows 1 to 20 of 20');
    const held = await hold(page);
    await page.getByRole('button', { name: 'Get all pages' }).click();
    const [first] = await held(1);
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.unroute('**/graphql');
    await first?.continue();
    await openTab(page, 0);
    await expectText(page.locator('.mg-said'), 'All 250 rows are here, from 3 pages.');
    await page.close();
  });
});

async function openTab(page: Page, index: number): Promise<void> {
  await page.locator('[id^=graphiql-session-tab]').nth(index).click();
}

/** Holds what is asked back; resolves with all that was held once there are so many. */
async function hold(page: Page): Promise<(count: number) => Promise<readonly Route[]>> {
  const routes: Route[] = [];
  let tell: () => void = () => undefined;
  await page.route('**/graphql', async (route) => {
    // The page counts and estimates by itself.
    if (isCount(route) || isEstimate(route)) {
      await route.continue();
      return;
    }
    routes.push(route);
    tell();
  });
  return async (count) => {
    while (routes.length < count) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    return routes;
  };
}

/** Where the text of the query begins, left of its window when that was moved. */
async function leftOf(page: Page): Promise<number> {
  const style = 'document.querySelector(".graphiql-query-editor .lines-content").style.left';
  return Number.parseFloat(String(await page.evaluate(style)));
}

function isCount(route: Route): boolean {
  const asked = route.request().postData() ?? '';
  return asked.includes('totalOfAll') && !asked.includes('pageInfoOfAll');
}
