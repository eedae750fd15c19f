import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.ts';
import { choice, download, expectText, rows, textOf } from '../support/playgroundPage.ts';
import { records } from '../support/realData.ts';
import { servedPlayground } from '../support/servedPlayground.ts';
import { until } from '../support/until.ts';

/** What records are called, by their ids. */
function namesOf(file: 'agencies' | 'topics'): ReadonlyMap<string, string> {
  const entries = records(file).map(({ id, name, label }) => [id, name ?? label] as const);
  // All of both have an id and a name.
  return new Map(entries as unknown as readonly (readonly [string, string])[]);
}

function has(ids: unknown, names: ReadonlyMap<string, string>, name: string): boolean {
  return (ids as string[]).some((id) => names.get(id) === name);
}

describeInBrowser('who asks which ones there are', () => {
  const playground = servedPlayground();

  it('counts by two things without a query, with the totals that the graph counted', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: 'Choose what to look for' }).click();
    const form = page.getByRole('form', { name: 'Which ones' });
    const choose = (name: string) => form.getByRole('combobox', { name, exact: true });
    await form.getByRole('button', { name: 'Only some of them' }).click();
    await choose('where').selectOption('status');
    await choose('is').selectOption('OPEN');
    await choose('or count them by').selectOption('AGENCY');
    await choose('and by').selectOption('TOPIC');
    await form.getByRole('button', { name: 'Count' }).click();
    await expectText(page.locator('.mg-panel'), '“All” is what the graph counted');
    await expectText(
      page.locator('.mg-asked h2'),
      'Resources by agency and topic where status is open',
    );
    const csv = await textOf(await download(page, 'CSV'));
    const [head = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    const isOpen = ({ status }: { readonly status?: unknown }) =>
      (status as { readonly code: string }).code === 'OPEN';
    const open = records('resources').filter(isOpen);
    const [names, topics] = [namesOf('agencies'), namesOf('topics')];
    for (const line of lines.slice(0, -1)) {
      const [agency = '', ...counts] = line.split(/,(?! )/);
      const theirs = open.filter(({ agencyIds }) =>
        (agencyIds as string[]).some((id) => names.get(id) === agency.replaceAll('"', '')),
      );
      const byTopic = head
        .split(',')
        .slice(1, -2)
        .map((topic) => theirs.filter((one) => has(one['topics'], topics, topic)).length);
      expect([agency, ...counts.slice(0, -2).map(Number)]).toEqual([agency, ...byTopic]);
      expect(Number(counts.at(-2))).toBe(theirs.length);
    }
    expect(lines.at(-1)).toMatch(new RegExp(`,${open.length},100$`));
    // A cell of what an element has several of leads to its rows, too.
    await page.locator('.mg-picked').filter({ hasText: '7' }).first().click();
    const financing = open.filter(
      (one) =>
        has(one['topics'], topics, 'Financing') &&
        has(one['agencyIds'], names, 'Small Business Administration'),
    );
    await expectText(rows(page), `of ${financing.length}`);
    await expectText(
      page.locator('.mg-asked h2'),
      'Resources where status is open and agency is Small Business Administration and topic is Financing',
    );
    await page.close();
  });

  it('keeps what was filled in for who comes back, and offers what is near to a value that is none', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: 'Choose what to look for' }).click();
    const form = page.getByRole('form', { name: 'Which ones' });
    await form.getByRole('button', { name: 'Only some of them' }).click();
    await form.getByRole('combobox', { name: 'where', exact: true }).selectOption('audience');
    const audience = form.getByRole('combobox', { name: 'is', exact: true });
    await form.locator('datalist option').first().waitFor({ state: 'attached' });
    await audience.fill('food');
    await page.keyboard.press('Enter');
    await expectText(page.locator('.mg-problems'), 'filter.audience');
    await page.goBack();
    expect(await audience.inputValue()).toBe('food');
    await form.getByRole('button', { name: 'food-manufacturers' }).click();
    expect(await audience.inputValue()).toBe('food-manufacturers');
    await form.getByRole('button', { name: 'Show them' }).click();
    const found = records('resources').filter((one) =>
      (one['audience'] as string[]).includes('food-manufacturers'),
    );
    await expectText(
      page.locator('.mg-asked h2'),
      'Resources where audience is food-manufacturers',
    );
    for (const { title } of found) await expectText(page.locator('.mg-table'), String(title));
    await page.close();
  });

  it('finds what meets several conditions, whose values are offered by their names', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: 'Choose what to look for' }).click();
    const form = page.getByRole('form', { name: 'Which ones' });
    const add = (name: string) => form.getByRole('button', { name }).click();
    await add('Only some of them');
    await add('One more condition');
    await form.getByRole('combobox', { name: 'where', exact: true }).selectOption('servesState');
    await form.getByRole('combobox', { name: 'and', exact: true }).selectOption('kind');
    await form.getByRole('combobox', { name: 'is', exact: true }).last().selectOption('GRANT');
    await form.locator('datalist option[value="Georgia"]').waitFor({ state: 'attached' });
    await form.getByRole('combobox', { name: 'is', exact: true }).first().fill('georgia');
    await add('One more condition');
    await form.getByRole('combobox', { name: 'and', exact: true }).last().selectOption('topicsAny');
    await form.locator('datalist option[value="Energy"]').waitFor({ state: 'attached' });
    await form.getByRole('combobox', { name: 'is', exact: true }).last().fill('Energy');
    await page.keyboard.press('Enter');
    const found = records('resources').filter(
      ({ kind, stateCodes, topics }) =>
        kind === 'GRANT' &&
        (topics as string[]).includes('energy') &&
        ((stateCodes as string[]).length === 0 || (stateCodes as string[]).includes('GA')),
    );
    await expectText(rows(page), `of ${found.length}`);
    await expectText(
      page.locator('.mg-asked h2'),
      'Resources where serves state is Georgia and kind is grant and topic is Energy',
    );
    const file = await download(page, 'CSV');
    expect(file.suggestedFilename()).toBe(
      'resources-where-serves-state-is-georgia-and-kind-is-grant-and-topic-is-energy.csv',
    );
    await page.reload();
    await expectText(page.locator('.mg-asked h2'), 'serves state is Georgia');
    // What narrows it down goes along with its picture, its files and its title.
    await page.getByRole('searchbox', { name: 'Filter' }).fill('energy');
    await page.getByRole('tab', { name: 'Bar chart' }).click();
    await choice(page, 'Bars').selectOption('Focus area');
    const where =
      'where serves state is Georgia and kind is grant and topic is Energy, with “energy”';
    await expectText(page.locator('.mg-asked h2'), `Resources ${where}`);
    await until('its title', async () => (await page.title()) === `Resources ${where} – MEP Graph`);
    const picture = await download(page, 'Save as SVG');
    expect(picture.suggestedFilename()).toMatch(
      /^resources-by-focus-area-where-.*-with-energy\.svg$/,
    );
    const svg = (await textOf(picture)).replaceAll(/<\/?tspan[^>]*>/g, '');
    expect(svg).toContain(`>Resources by focus area ${where}</text>`);
    expect((await download(page, 'NDJSON')).suggestedFilename()).toContain('-with-energy.ndjson');
    await page.close();
  });

  it('draws the awards of one year on a map', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: 'Choose what to look for' }).click();
    await page.getByRole('combobox', { name: 'All', exact: true }).selectOption('fundingRecords');
    const form = page.getByRole('form', { name: 'Which ones' });
    const add = async (button: string, name: string, key: string): Promise<void> => {
      await form.getByRole('button', { name: button }).click();
      await form.getByRole('combobox', { name, exact: true }).last().selectOption(key);
    };
    await add('Only some of them', 'where', 'scope');
    await form.getByRole('combobox', { name: 'is', exact: true }).selectOption('CENTER');
    await add('One more condition', 'and', 'years.from');
    await form.getByRole('spinbutton').last().fill('2022');
    await add('One more condition', 'and', 'years.to');
    await form.getByRole('spinbutton').last().fill('2022');
    await page.keyboard.press('Enter');
    const states = new Map(records('centers').map(({ id, stateCode }) => [id, stateCode]));
    const awards = records('funding').filter(
      ({ scope, fiscalYear, calendarYear }) =>
        scope === 'CENTER' && (fiscalYear ?? calendarYear) === 2022,
    );
    await expectText(rows(page), `of ${awards.length}`);
    await page.getByRole('tab', { name: 'Map', exact: true }).click();
    await choice(page, 'Value').selectOption('Count of rows');
    const codes = awards.map(({ centerId }) => states.get(centerId as string));
    for (const code of new Set(codes)) {
      const tile = page
        .locator('.mg-tile')
        .filter({ has: page.getByText(String(code), { exact: true }) });
      const count = codes.filter((known) => known === code).length;
      expect(await tile.locator('text').last().textContent()).toBe(String(count));
    }
    await page.close();
  });
});
