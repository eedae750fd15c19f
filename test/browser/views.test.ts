import { expect, it } from '@jest/globals';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import {
  answerWith,
  choice,
  column,
  download,
  expectText,
  headings,
  rows,
  run,
  textOf,
} from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('the views of an answer', () => {
  const playground = servedPlayground();

  it('shows answers as a table to sort, filter and page through', async () => {
    const { page } = await playground.visit();
    await run(page, '{ resources(first: 100) { nodes { title kind startYear website } } }');
    await expectText(rows(page), 'Rows 1 to 50 of 100');
    expect(await headings(page)).toEqual(['Title', 'Kind', 'Start year', 'Website']);

    await expectText(page.locator('.mg-table tfoot'), /100 different.*\d{4} to \d{4}, \d+ null/s);
    // No row shows below the foot, which reaches to where the table is cut off.
    const foot = await page.locator('.mg-table tfoot td').first().boundingBox();
    const room = await page.locator('.mg-panel > .mg-scroll').boundingBox();
    const end = (box: typeof foot): number => (box?.y ?? 0) + (box?.height ?? 0);
    expect(end(foot)).toBeGreaterThan(end(room));
    await page.getByRole('button', { name: 'Start year', exact: true }).click();
    await page.getByRole('button', { name: 'Start year', exact: true }).click();
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
    const { page } = await playground.visit();
    await page.getByRole('button', { name: /Which federal agencies offer the most/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    expect(await page.locator('.mg-bar').count()).toBeGreaterThan(10);
    const title = page.locator('.mg-figure svg > text').first();
    await expectText(title, 'Resources by agency');
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
    await choice(page, 'Value').selectOption('Mean of Organizations count');
    await expectText(title, 'Mean of organizations count by code (states)');
    await choice(page, 'Order').selectOption('Smallest first');
    const values = await page.locator('.mg-bar > text:last-child').allTextContents();
    expect(values.map(Number)).toEqual(values.map(Number).toSorted((a, b) => a - b));
    await choice(page, 'Value').selectOption('Count of rows');
    await expectText(title, 'States by code');
    await page.close();
  });

  it('marks in a cross table what is of several years, and adds no dollars to jobs', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: /How many jobs and how much/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await expectText(page.locator('.mg-figure svg'), /\d{4}–\d{4}/);
    const unshaded = await page.locator('.mg-figure g:has(> text[font-size="10"]) > rect').all();
    const fills = await Promise.all(unshaded.map((cell) => cell.getAttribute('fill')));
    expect(new Set(fills)).toEqual(new Set(['var(--mg-empty)']));
    const csv = await textOf(await download(page, 'CSV'));
    const [head = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(head).toMatch(/,All,Of several years$/);
    for (const line of lines) expect(line).toMatch(/,(,|,"?[^,]*\d{4}–\d{4}.*)$/);
    await keepPicture(page, 'several-years');
    await page.close();
  });

  it('shows no more of 5,000 rows at once than a page takes', async () => {
    const { page } = await playground.visit();
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
});
