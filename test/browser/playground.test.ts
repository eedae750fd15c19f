import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { buildPlayground } from '../../scripts/buildPlayground.ts';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture, launchBrowser, visit } from '../support/browser.ts';
import { dataFolders } from '../support/dataSet.ts';
import { startExample, type ExampleProcess } from '../support/exampleProcess.ts';
import {
  answerWith,
  choice,
  clipboard,
  column,
  download,
  execute,
  expectText,
  headings,
  rows,
  run,
  textOf,
  write,
} from '../support/playgroundPage.ts';
import { patientList } from '../support/patience.ts';
import { realDatabase } from '../support/realData.ts';
import { serveProcess, type ServedProcess } from '../support/servedProcess.ts';
import { until } from '../support/until.ts';

describeInBrowser('the playground', () => {
  const database = realDatabase();
  const folder = dataFolders();
  let calendar: ExampleProcess;
  let served: ServedProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    await buildPlayground();
    const target = database.uri.replace('/?', `/${database.db.databaseName}?`);
    calendar = await startExample('training-calendar');
    const list = `${patientList()}subgraphs: { training-calendar: { schema: { subgraph_url: "${calendar.url}/graphql" } } }\n`;
    const dir = await folder({ 'supergraph.yaml': list });
    served = await serveProcess(
      ...['--mongodb-uri', target, '--no-import', '--no-entity-cache', '--explain', 'true'],
      ...['--subgraphs', `${dir}/supergraph.yaml`],
    );
    url = `${served.url}/playground/`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
    await calendar.stop();
  });

  it('comes whole from the gateway, in less than 2.5 MB, under a policy without eval', async () => {
    const { page, elsewhere, complaints, receivedBytes } = await visit(browser, url, {});
    await page.waitForLoadState('networkidle');
    const names = ['Show Documentation Explorer', 'Show Questions', 'Show History'];
    for (const name of names) {
      expect(await page.getByRole('button', { name: name.replace('Show ', '') }).count()).toBe(1);
    }
    const bytes = await receivedBytes();
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(2_500_000);
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
    const response = await page.request.get(url);
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    await keepPicture(page, 'start');
    await page.close();
  });

  it('completes what is typed, and builds a query by ticking fields', async () => {
    const { page, complaints } = await visit(browser, url);
    await write(page, '{ sta');
    const suggestions = page.locator('.suggest-widget .monaco-list-row');
    // There are none before the editor has the schema, which it asks the gateway for.
    await until('suggestions', async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Space');
      const [shown] = await Promise.allSettled([suggestions.first().waitFor({ timeout: 5000 })]);
      return shown.status === 'fulfilled';
    });
    expect(await suggestions.allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^state/)]),
    );
    await keepPicture(page, 'autocomplete');
    await page.keyboard.press('Escape');

    await write(page, '{ arenas { code } }');
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    const ticked = page
      .locator('.graphiql-explorer-node[data-field-name="label"], .graphiql-explorer-arenas')
      .first();
    await ticked.waitFor();
    await page
      .locator('.graphiql-explorer-arenas .graphiql-explorer-field-view', { hasText: 'label' })
      .first()
      .click();
    await expectText(page.locator('.graphiql-query-editor .view-lines'), /label/);
    await keepPicture(page, 'explorer');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows answers as a table to sort, filter and page through', async () => {
    const { page } = await visit(browser, url);
    await run(page, '{ resources(first: 100) { nodes { title kind startYear website } } }');
    await expectText(rows(page), 'Rows 1 to 50 of 100');
    expect(await headings(page)).toEqual(['Title', 'Kind', 'Start year', 'Website']);

    await expectText(page.locator('.mg-table tfoot'), /100 different.*\d{4} to \d{4}, \d+ null/s);
    await page.getByRole('button', { name: 'Start year' }).click();
    await page.getByRole('button', { name: 'Start year' }).click();
    expect(
      await page.getByRole('columnheader', { name: 'Start year' }).getAttribute('aria-sort'),
    ).toBe('descending');
    const years = (await column(page, 3)).map(Number);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    await page.getByRole('button', { name: 'Title', exact: true }).click({ modifiers: ['Shift'] });
    expect(await page.locator('th[aria-sort="none"]').count()).toBe(2);
    expect((await column(page, 3)).map(Number)).toEqual(years);
    await page.getByRole('button', { name: 'Last page' }).click();
    await expectText(rows(page), 'Rows 51 to 100 of 100');
    expect(await page.locator('.mg-table .mg-null', { hasText: 'null' }).count()).toBeGreaterThan(
      0,
    );

    await page.getByRole('searchbox', { name: 'Filter' }).fill('grant');
    await expectText(
      page.locator('.mg-rows [role=status]'),
      /\d+ left by the filter, of 100 here, of 250 in the graph/,
    );
    const link = page.locator('.mg-table td a').first();
    expect(await link.getAttribute('href')).toMatch(/^https?:/);
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await keepPicture(page, 'table');
    await page.close();
  });

  it('draws bars, cross tables and maps that follow the query, and saves them', async () => {
    const { page } = await visit(browser, url);
    await page.getByRole('button', { name: /Which federal agencies offer the most/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    expect(await page.locator('.mg-bar').count()).toBeGreaterThan(10);
    await keepPicture(page, 'chart');

    await page.getByRole('button', { name: /What kinds of resources are there/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await keepPicture(page, 'cross');
    await page.getByRole('button', { name: /How many state organizations/ }).click();
    await page.locator('.mg-tile').first().waitFor();
    expect(await page.locator('.mg-tile').count()).toBe(52);
    await keepPicture(page, 'map');
    const svg = await textOf(await download(page, 'Save as SVG'));
    expect(svg).toMatch(/^<\?xml .*<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/s);
    expect(svg).not.toMatch(/var\(/);
    expect(svg).toContain('>GA<');
    const problem = `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').querySelector('parsererror')`;
    expect(await page.evaluate(problem)).toBeNull();

    await page.getByRole('tab', { name: 'Bar chart' }).click();
    const title = page.locator('.mg-figure svg > text').first();
    await choice(page, 'Value').selectOption('Mean of Organizations count');
    await expectText(title, 'States: mean of organizations count by code');
    await choice(page, 'Order').selectOption('Smallest first');
    const values = await page.locator('.mg-bar > text:last-child').allTextContents();
    expect(values.map(Number)).toEqual(values.map(Number).toSorted((a, b) => a - b));
    await choice(page, 'Value').selectOption('Count of rows');
    await expectText(title, 'States: number by code');
    await page.close();
  });

  it('lets people leave with files, all pages, a command and a link', async () => {
    const { page } = await visit(browser, url);
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
    await expectText(page.locator('.mg-take'), /Command copied/);
    expect(await clipboard(page)).toMatch(
      /^curl 'http:\/\/127.0.0.1:\d+\/graphql' .*--data-raw '\{"query":"query Some/,
    );
    await keepPicture(page, 'take-away');
    await page.close();
  });

  it('stops following pages when told to, and keeps what came', async () => {
    const { page } = await visit(browser, url);
    await run(page, '{ resources(first: 20) { nodes { title } } }');
    await expectText(rows(page), 'Rows 1 to 20 of 20');
    let asked = 0;
    const held: Route[] = [];
    await page.route('**/graphql', async (route) => {
      asked += 1;
      if (asked === 1) await route.continue();
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
    const first = await visit(browser, url);
    await first.page.getByRole('button', { name: /How many jobs and how much/ }).click();
    await first.page.locator('.mg-cell').first().waitFor();
    await choice(first.page, 'Across').selectOption('Unit');
    await choice(first.page, 'Value').selectOption('Different values of Metric');
    await choice(first.page, 'Order').selectOption('By name');
    const title = await first.page.locator('.mg-figure svg > text').first().innerHTML();
    await first.page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(first.page.locator('.mg-take'), /Link copied/);
    const link = await clipboard(first.page);
    await first.page.close();

    const { page } = await visit(browser, link);
    for (let time = 0; time < 2; time += 1) {
      await expectText(page.locator('.mg-figure svg > text').first(), title);
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
    const { page } = await visit(browser, `${url}#z=abc`);
    await expectText(page.locator('.mg-trouble'), /This link cannot be read/);
    await page.close();
  });

  it('finds an entity, tells all about it, and opens the query behind it', async () => {
    const { page } = await visit(browser, url);
    await page.getByRole('button', { name: 'Show Search the network' }).click();
    await page.getByRole('searchbox', { name: 'Search for' }).fill('gamep');
    await page
      .getByRole('button', { name: /Georgia Manufacturing Extension Partnership/ })
      .first()
      .click();
    const entity = page.locator('.mg-plugin article');
    await expectText(entity, /Connects to/);
    await expectText(entity, /Where this comes from/);
    await expectText(entity, /Georgia Institute of Technology/);
    await keepPicture(page, 'entity');
    await entity.getByRole('button', { name: 'Georgia', exact: true }).first().click();
    await expectText(entity.getByRole('heading', { level: 3 }), /Georgia/);
    await entity.getByRole('button', { name: 'Open the query behind this' }).click();
    await expectText(page.locator('.graphiql-query-editor .view-lines'), /AboutState/);
    await page.close();
  });

  it('draws what an answer cost, and says how to turn that on', async () => {
    const { page } = await visit(browser, url);
    await run(page, '{ centers(first: 5) { nodes { name state { name } } } }');
    await page.getByRole('tab', { name: 'Cost' }).click();
    await expectText(page.locator('.mg-results'), /by this graph alone/);
    const steps = page.locator('.mg-steps');
    await expectText(steps, /find centers.*find states/s);
    expect(await barStarts(page)).toEqual((await barStarts(page)).toSorted((a, b) => a - b));
    await expectText(page.locator('.mg-facts'), /Elements of lists\s*5 came, 5 at most could have/);
    await keepPicture(page, 'cost');

    await answerWith(page, { data: { centers: { nodes: [] } } });
    await execute(page);
    await expectText(page.locator('.mg-results'), /can turn that on with --explain true/);
    await page.close();
  });

  it('tells in words what went wrong, and what to do', async () => {
    const { page } = await visit(browser, url);
    await run(page, '{ nothingLikeThis }');
    const problems = page.locator('.mg-problems');
    await expectText(problems, /There is no answer.*Look the field up/s);

    await run(page, '{ centers(first: 3) { nodes { name } } }');
    await expectText(rows(page), 'Rows 1 to 3 of 3');

    await page.route('**/graphql', (route) => route.abort());
    await execute(page);
    await expectText(
      problems,
      /What is below is the answer from before.*did not answer.*Check that it still runs/s,
    );
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    await page.close();
  });

  it('shows no more of 5,000 rows at once than a page takes', async () => {
    const { page } = await visit(browser, url);
    const kinds = ['GRANT', 'LOAN', 'TOOL'];
    const nodes = Array.from({ length: 5000 }, (_, n) => ({
      title: `Resource ${n}`,
      kind: kinds[n % 3],
      startYear: n % 7 === 0 ? null : 1950 + (n % 70),
      provider: { name: `Provider ${n % 400}`, state: { code: 'GA' } },
    }));
    await answerWith(page, { data: { resources: { nodes } } });
    await run(
      page,
      '{ resources { nodes { title kind startYear provider { name state { code } } } } }',
    );
    await expectText(rows(page), 'Rows 1 to 50 of 5,000');
    expect(await page.locator('.mg-table tbody tr').count()).toBe(50);
    await page.getByRole('searchbox', { name: 'Filter' }).pressSequentially('resource 49');
    await expectText(page.locator('.mg-rows [role=status]'), /left by the filter, of 5,000 rows/);
    await page.getByRole('button', { name: 'Title', exact: true }).click();
    // Whatever there is, a picture has no more than fits in it.
    const most = { 'Bar chart': ['.mg-bar', 40], 'Cross table': ['.mg-cell', 60 * 24] } as const;
    for (const [view, [part, limit]] of Object.entries(most)) {
      await page.getByRole('tab', { name: view, exact: true }).click();
      await page.locator(part).first().waitFor();
      expect(await page.locator(part).count()).toBeLessThanOrEqual(limit);
    }
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await expectText(page.locator('.mg-rows [role=status]'), /left by the filter, of 5,000 rows/);
    await page.close();
  });

  it('can be used by keyboard alone', async () => {
    const { page } = await visit(browser, url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.className')).toMatch(/graphiql-editor/);
    const question = page.getByRole('button', { name: /How are the partners spread/ });
    await question.focus();
    await page.keyboard.press('Enter');
    await page.locator('.mg-bar').first().waitFor();
    await page.getByRole('tab', { name: 'Bar chart' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.tagName')).toMatch(/SELECT|INPUT/);

    // On to the end and out of the page again: nothing holds whoever comes by.
    const seen = new Set<string>();
    for (let step = 0; step < 100 && !seen.has('BODY'); step += 1) {
      await page.keyboard.press('Tab');
      seen.add(String(await page.evaluate(FOCUSED)));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['BODY', 'CSV', 'Copy link']));
    expect([...seen].filter((name) => name.endsWith(' unseen'))).toEqual([]);
    await page.close();
  });

  it.each([
    ['at a desk', { width: 1440, height: 900 }],
    ['on a phone', { width: 360, height: 740 }],
  ])('has nothing that axe finds fault with, by day and by night, %s', async (where, viewport) => {
    const { page } = await visit(browser, url, { viewport });
    const found: unknown[] = [];
    const check = async (view: string, schemes = ['light', 'dark'] as const): Promise<void> => {
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        // Colours move for a moment after a click.
        await page.evaluate(STILL);
        for (const violation of await violations(page))
          found.push({ view, colorScheme, ...violation });
        const name = `axe-${where}-${colorScheme}-${view}`;
        await keepPicture(page, name.replaceAll(' ', '-').toLowerCase());
      }
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect({ view, width }).toEqual({ view, width: viewport.width });
    };
    await page.getByRole('button', { name: /How many state organizations/ }).click();
    await page.locator('.mg-tile').first().waitFor();
    await check('Map');
    for (const view of ['Table', 'Bar chart', 'Cross table', 'Cost', 'JSON']) {
      await page.getByRole('tab', { name: view, exact: true }).click();
      await check(view);
    }
    for (const plugin of ['Documentation Explorer', 'GraphiQL Explorer', 'History']) {
      await page.getByRole('button', { name: `Show ${plugin}` }).click();
      await check(plugin);
    }
    for (const dialog of ['short keys', 'settings']) {
      await page.getByRole('button', { name: `Open ${dialog} dialog` }).click();
      await page.getByRole('dialog').waitFor();
      await check(dialog);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByRole('button', { name: 'Show Search the network' }).click();
    await page.getByRole('searchbox', { name: 'Search for' }).fill('gamep');
    await page
      .getByRole('button', { name: /Georgia Manufacturing Extension/ })
      .first()
      .click();
    await expectText(page.locator('.mg-plugin article'), /Where this comes from/);
    await check('entity');
    await page.route('**/graphql', (route) => route.abort());
    await execute(page);
    await page.locator('.mg-problems').waitFor();
    await check('problems');
    expect(found).toEqual([]);
    await page.close();
  });

  it('shows what a subgraph elsewhere has a part in, and what is left when it goes down', async () => {
    const { page } = await visit(browser, url);
    await run(
      page,
      '{ centers(first: 3) { nodes { shortName trainingEvents(first: 2) { title center { name } } } } }',
    );
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    await page.getByRole('tab', { name: 'Cost' }).click();
    await expectText(page.locator('.mg-facts'), /with subgraphs elsewhere, by a plan/);
    const steps = page.locator('.mg-steps');
    await expectText(steps, /Fetch from mep-graph.*find centers.*Fetch from training-calendar/s);
    const starts = await barStarts(page);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    await page.getByText('The plan', { exact: true }).click();
    await expectText(
      page.locator('.mg-plan'),
      /One after the other.*Fetch 2 from training-calendar for each of .*\.nodes.*_entities/s,
    );
    await keepPicture(page, 'cost-planned');

    await calendar.stop();
    await execute(page);
    await expectText(
      page.locator('.mg-problems'),
      /Part of the answer is missing.*training-calendar.*Everything else in the answer is complete.*Try again later/s,
    );
    await expectText(steps, /Fetch from training-calendar.*error/s);
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    // Of each center, the title and the place of its trainings.
    expect(await page.locator('.mg-table tbody .mg-null', { hasText: 'null' }).count()).toBe(6);
    await keepPicture(page, 'subgraph-down');
    await page.close();
  });
});

/** Where the bars of the waterfall begin, from 0 to 100. */
async function barStarts(page: Page): Promise<readonly number[]> {
  const bars = await page.locator('.mg-waterfall > rect:last-child').all();
  return Promise.all(bars.map(async (bar) => Number(await bar.getAttribute('x'))));
}

/** Once all that moves and comes to an end has come to it. */
const STILL = `Promise.all(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
  .map(({ finished }) => finished.catch(() => null)))`;

/** What has the focus, and whether that can be seen; third-party editors show a cursor. */
const FOCUSED = `(() => {
  const { activeElement: element } = document;
  if (element === document.body) return 'BODY';
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
  const isSeen = getComputedStyle(element).outlineStyle !== 'none' || element.closest('.graphiql-editor');
  return isSeen ? name : name + ' unseen';
})()`;
