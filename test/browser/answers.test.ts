import { expect, it } from '@jest/globals';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import {
  answerWith,
  choice,
  clipboard,
  column,
  download,
  expectText,
  headings,
  rows,
  run,
  textOf,
} from '../support/playgroundPage.ts';
import { records } from '../support/realData.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('an answer in the playground', () => {
  const playground = servedPlayground();

  it('says how many rows there are in the graph, not only on its page', async () => {
    const { page } = await playground.visit();
    const status = page.locator('.mg-rows [role=status]');
    await run(page, '{ resources(first: 20, filter: { kind: PROGRAM }) { nodes { title } } }');
    const programs = records('resources').filter(({ kind }) => kind === 'PROGRAM').length;
    await expectText(status, `20 here, of ${programs} in the graph.`);
    await page.getByRole('button', { name: 'Get all pages' }).click();
    await expectText(status, `${programs} rows.`);

    await answerWith(page, {
      data: {
        resources: {
          nodes: [{ title: 'a' }],
          totalOfAll: 10_000,
          totalOfAllIsExact: false,
        },
      },
    });
    await run(page, '{ resources(first: 1) { nodes { title } } }');
    await expectText(status, '1 here, of more than 10,000 in the graph.');
    await page.close();
  });

  it('of a search says how much the graph finds, and opens the rest', async () => {
    const { page } = await playground.visit();
    await page.getByRole('button', { name: 'Show Search the network' }).click();
    await page.getByRole('searchbox', { name: 'Search for' }).fill('cybersecurity');
    const found = await page.request.post(playground.url.replace('playground/', 'graphql'), {
      data: { query: '{ search(text: "cybersecurity") { totalCount } }' },
    });
    // The graph's own number.
    const { data } = (await found.json()) as { data: { search: { totalCount: number } } };
    const { totalCount } = data.search;
    expect(totalCount).toBeGreaterThan(12);
    const plugin = page.locator('.mg-plugin');
    await expectText(plugin, `${totalCount} found, the best 12 are below`);
    await page.getByRole('button', { name: 'Show more' }).click();
    await plugin
      .locator('.mg-questions li')
      .nth(totalCount - 1)
      .waitFor();
    await page.getByRole('button', { name: `All ${totalCount} as a table` }).click();
    await expectText(rows(page), `Rows 1 to ${totalCount} of ${totalCount}`);
    await page.close();
  });

  it('has one set of rows behind every view and file', async () => {
    const { page } = await playground.visit();
    await run(page, '{ resources(first: 100) { nodes { title kind focusArea } } }');
    await page.getByRole('searchbox', { name: 'Filter' }).fill('grant');
    const status = page.locator('.mg-rows [role=status]');
    await expectText(status, /\d+ left by the filter, of 100 here, of 250 in the graph/);
    const left = Number(/^\d+/.exec(await status.innerText())?.[0]);
    await page.getByRole('tab', { name: 'Bar chart' }).click();
    await choice(page, 'Bars').selectOption('Focus area');
    const bars = await page.locator('.mg-bar > text:last-child').allTextContents();
    expect(bars.map(Number).reduce((sum, value) => sum + value, 0)).toBe(left);
    const csv = await textOf(await download(page, 'CSV'));
    expect(csv.trimEnd().split('\r\n').at(-1)).toBe(`All,${left},100`);
    await page.close();
  });

  it('chooses anew what was chosen for another answer; rows go down and columns across', async () => {
    const { page } = await playground.visit();
    await page.getByRole('button', { name: /How many jobs and how much/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await run(
      page,
      '{ resources { crossTab(rows: KIND, columns: FOCUS_AREA) { cells { row column count } } } }',
    );
    const title = page.locator('.mg-figure svg > text').first();
    await expectText(title, 'Resources by kind and focus area');
    expect(await choice(page, 'Down').inputValue()).toBe('resources.crossTab.cells.row');
    const csv = await textOf(await download(page, 'CSV'));
    const resources = records('resources');
    const loans = resources.filter(
      ({ kind, focusArea }) => kind === 'LOAN' && focusArea === 'MANUFACTURING_RESOURCES',
    ).length;
    const [head = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    const at = head.split(',').indexOf('MANUFACTURING_RESOURCES');
    expect(lines.find((line) => line.startsWith('LOAN,'))?.split(',')[at]).toBe(String(loans));
    await page.close();
  });

  it('shows nothing where the query asked nothing, and finds null by its name', async () => {
    const { page } = await playground.visit();
    await answerWith(page, {
      data: { list: { nodes: [{ name: 'NASA', city: null }, {}, { name: 'DOE', city: 'DC' }] } },
    });
    await run(page, '{ list { nodes { ... on Agency { name city } } } }');
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    expect(await column(page, 2)).toEqual(['null', '', 'DC', '1 different, 1 null']);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('null');
    await expectText(rows(page), 'Rows 1 to 1 of 1');
    await page.close();
  });

  it('shows one object as its fields, and several side by side with what differs', async () => {
    const { page } = await playground.visit();
    const sheet = page.locator('.mg-sheet');
    await run(page, '{ center(slug: "gamep") { name city } }');
    await expectText(sheet, /Name\s*Georgia Manufacturing Extension Partnership\s*City\s*Atlanta/);
    await run(
      page,
      `{ a: center(slug: "gamep") { name city host { kind } resources(first: 3) { nodes { title } } }
         b: center(slug: "tmac") { name city host { kind } } }`,
    );
    await expectText(sheet, /Field\s*Georgia Manufacturing Extension Partnership\s*TMAC/);
    expect(await sheet.locator('.mg-differs').allInnerTexts()).toEqual([
      expect.stringMatching(/City\s*Atlanta\s*.*differs/s),
    ]);
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    await choice(page, 'Rows').selectOption('Fields (2)');
    const csv = await textOf(await download(page, 'CSV'));
    expect(csv).toMatch(/^\uFEFFObject,Name,City,Host kind\r\n/);
    await keepPicture(page, 'side-by-side');
    await page.close();
  });

  it('gives the numbers of a picture away, with totals and shares', async () => {
    const { page } = await playground.visit();
    await page.getByRole('button', { name: /What can the center in Georgia bring/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('button', { name: 'Copy numbers' }).click();
    await expectText(page.locator('.mg-said'), 'Numbers copied.');
    const lines = (await clipboard(page)).trim().split(/\r?\n/);
    expect(lines[0]).toMatch(/^Kind\t.*\tAll\tShare of all in %$/);
    expect(lines.at(-1)).toMatch(/^All\t(\d+\t)+100$/);
    const file = await download(page, 'CSV');
    expect(file.suggestedFilename()).toBe('what-center-brings-cross.csv');
    expect((await textOf(file)).trimEnd().split('\r\n')).toHaveLength(lines.length);
    await page.close();
  });

  it('adds no numbers of different units, and says what is left out', async () => {
    const { page } = await playground.visit();
    await page.getByRole('button', { name: /What did the network achieve/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.getByRole('tab', { name: 'Bar chart' }).click();
    await expectText(
      page.locator('.mg-panel'),
      /Only JOBS_CREATED_OR_RETAINED, COUNT: \d+ rows of \d+ other units or kinds are left out/,
    );
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await expectText(page.locator('.mg-table tfoot'), /not added: \d+ units or kinds/);
    expect(await headings(page)).toEqual(expect.arrayContaining(['Metric', 'Unit']));
    await page.close();
  });
});
