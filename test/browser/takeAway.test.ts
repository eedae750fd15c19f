import { expect, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { describeInBrowser, keepPicture, visit } from '../support/browser.ts';
import {
  choice,
  clipboard,
  download,
  expectText,
  isEstimate,
  rows,
  run,
  textOf,
} from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('what people take away', () => {
  const playground = servedPlayground();

  it('lets people leave with files, all pages, a command and a link', async () => {
    const { page } = await playground.visit();
    await run(page, 'query Some { resources(first: 20) { nodes { title summary } } }');
    await expectText(rows(page), 'Rows 1 to 20 of 20');

    await page.getByRole('button', { name: 'Get all pages' }).click();
    await expectText(page.locator('.mg-take'), 'All 250 rows are here, from 3 pages.');
    const csv = await textOf(await download(page, 'CSV'));
    expect(csv).toMatch(/^\uFEFFTitle,Summary\r\n/);
    expect((await textOf(await download(page, 'NDJSON'))).trim().split('\n')).toHaveLength(250);
    expect(JSON.parse(await textOf(await download(page, 'JSON', true)))).toEqual({
      resources: { nodes: expect.any(Array) },
    });
    await page.getByRole('button', { name: 'Copy table' }).click();
    await expectText(page.locator('.mg-take'), /Table copied/);
    expect(await clipboard(page)).toMatch(/^Title\tSummary\r?\n/);
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await expectText(page.locator('.mg-take'), /Command for the first 100 rows .*copied/);
    expect(await clipboard(page)).toContain('pageInfoOfAll');
    expect(await clipboard(page)).toMatch(
      /^curl 'http:\/\/127.0.0.1:\d+\/graphql' .*--data-raw '\{"query":"query Some/,
    );
    await keepPicture(page, 'take-away');
    await page.close();
  });

  it('stops following pages when told to, and keeps what came', async () => {
    const { page } = await playground.visit();
    await run(page, '{ resources(first: 20) { nodes { title } } }');
    await expectText(rows(page), 'Rows 1 to 20 of 20');
    let asked = 0;
    const held: Route[] = [];
    await page.route('**/graphql', async (route) => {
      if (!isEstimate(route)) asked += 1;
      if (asked === 1 || isEstimate(route)) await route.continue();
      else held.push(route);
    });
    await page.getByRole('button', { name: 'Get all pages' }).click();
    await expectText(page.locator('.mg-rows'), '100 of 250 rows');
    expect(
      await page.getByRole('progressbar', { name: 'Rows of all pages' }).getAttribute('value'),
    ).toBe('100');
    await keepPicture(page, 'progress');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectText(page.locator('.mg-take'), 'Stopped: the first 100 rows are here, of 250.');
    await expectText(rows(page), 'Rows 1 to 50 of 100');
    await page.close();
  });

  it('opens a link as it was left, as often as it is opened', async () => {
    const first = await playground.visit();
    await first.page.getByRole('button', { name: /How many jobs and how much/ }).click();
    await first.page.locator('.mg-cell').first().waitFor();
    await choice(first.page, 'Across').selectOption('Unit');
    await choice(first.page, 'Value').selectOption('Different values of Metric');
    await choice(first.page, 'Order').selectOption('By name');
    const title = await first.page.locator('.mg-figure svg > text').first().textContent();
    await first.page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(first.page.locator('.mg-take'), /Link copied/);
    const link = await clipboard(first.page);
    await first.page.close();

    const { page } = await visit(playground.browser, link);
    for (let time = 0; time < 2; time += 1) {
      await expectText(page.locator('.mg-figure svg > text').first(), title ?? 'a title');
      expect(
        await page.getByRole('tab', { selected: true }).filter({ hasText: 'Cross table' }).count(),
      ).toBe(1);
      expect(await page.locator('[id^=graphiql-session-tab]').count()).toBe(1);
      await page.goto('about:blank');
      await page.goto(link);
    }
    await page.close();
  });

  it('says so when a link was cut off', async () => {
    const { page } = await playground.visit(undefined, '#z=abc');
    await expectText(page.locator('.mg-trouble'), /This link cannot be read/);
    await page.close();
  });
});
