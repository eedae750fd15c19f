import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { clipboard, expectText, headings, rows, run } from '../support/playgroundPage.ts';
import { records } from '../support/realData.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

const OWN: Readonly<Record<string, string>> = {
  'loans.graphql': `# Who lends money?
query WhoLends { resources(filter: { kind: LOAN }, first: 50) { nodes { title } } }
`,
  'kind.graphql': `# Which resources are of a kind?
# theme: Lending and giving
# picture: table
query OfKind(
  # The kind.
  $kind: ResourceKind!
  $first: Int = 4
) { resources(filter: { kind: $kind }, first: $first) { nodes { title kind } } }
`,
};

describeInBrowser('a deployment that takes only documents it knows', () => {
  const folders: string[] = [];
  const playground = servedPlayground(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mep-graph-only-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(OWN)) await writeFile(join(folder, name), text);
    return ['--documents', 'only', '--operations', folder];
  });
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
  const visit = () => playground.visit({ hasEditor: false });
  const home = (page: Page) => page.getByRole('link', { name: 'MEP Graph' }).click();

  it('answers what the page asks by itself: numbers, parts, a search, an entity, both forms', async () => {
    const { page } = await visit();
    const centers = records('centers').length;
    await page.getByRole('button', { name: `${centers} centers` }).click();
    await expectText(rows(page), `of ${centers}`);
    await page.getByRole('searchbox', { name: 'Search the network for' }).fill('gamep');
    await page
      .getByRole('button', { name: /Georgia Manufacturing/ })
      .first()
      .click();
    await expectText(page.locator('.mg-found'), /Where this comes from/);
    await page.getByRole('button', { name: /^Resources \(\d+\) as a table/ }).click();
    await page.locator('.mg-table tbody tr').first().waitFor();
    await home(page);
    await page.getByRole('textbox', { name: 'ZIP code' }).fill('30318');
    await page.keyboard.press('Enter');
    await expectText(page.locator('.mg-table'), /Georgia Manufacturing/);
    await home(page);
    await page.getByRole('textbox', { name: 'The one' }).fill('gamep');
    await page.getByRole('textbox', { name: 'The other' }).fill('tmac');
    await expectText(page.locator('.mg-wanted').last(), /→ .*TMAC|→ Texas/);
    await expectText(page.locator('.mg-wanted').nth(0), /→ Georgia/);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expectText(page.locator('.mg-sheet'), /differs/);
    await page.close();
  });

  it('has the questions of the gallery, and takes a command away that asks by the id', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: /Which services do centers offer/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await expectText(page.locator('.mg-said'), 'Command copied.');
    expect(await clipboard(page)).toMatch(/"documentId":"sha256:[\da-f]{64}"/);
    await page.close();
  });

  it('shows its own operations on the first page, with a form for what has to be said', async () => {
    const { page } = await visit();
    const own = page.getByRole('region', { name: 'Of this deployment' });
    await own.getByRole('button', { name: /^Who lends money\?/ }).click();
    const loans = records('resources').filter(({ kind }) => kind === 'LOAN');
    await expectText(rows(page), `of ${loans.length}`);
    await home(page);
    const lending = page.getByRole('region', { name: 'Lending and giving' });
    await lending.getByRole('button', { name: /^Which resources are of a kind\?/ }).click();
    await lending.getByRole('combobox', { name: 'Kind' }).selectOption('GRANT');
    await keepPicture(page, 'own-operations');
    await lending.getByRole('button', { name: 'Ask', exact: true }).click();
    await expectText(page.locator('.mg-table tbody'), /GRANT/);
    const form = page.getByRole('form', { name: 'What is asked for' });
    await form.getByLabel('First').fill('2');
    await form.getByRole('combobox', { name: 'Kind' }).selectOption('LOAN');
    await form.getByRole('button', { name: 'Ask', exact: true }).click();
    await expectText(page.locator('.mg-table tbody'), /LOAN/);
    expect(await page.locator('.mg-table tbody tr').count()).toBe(2);
    await page.goBack();
    await expectText(page.locator('.mg-table tbody'), /GRANT/);
    expect(await form.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('GRANT');
    await page.close();
  });

  it('asks of its answers by ids too: further pages, how many there are, and the rows behind a bar', async () => {
    const { page } = await visit();
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/graphql') && response.status() >= 400)
        refused.push(response.request().postData() ?? '');
    });
    const resources = records('resources');
    await page.getByRole('button', { name: `${resources.length} resources` }).click();
    await expectText(rows(page), `of ${resources.length}`);
    await home(page);
    await page.getByRole('button', { name: /Which topics do the resources cover/ }).click();
    await page.locator('.mg-bar').filter({ hasText: 'Energy' }).first().click();
    const onEnergy = resources.filter(({ topics }) => (topics as string[]).includes('energy'));
    await expectText(rows(page), `of ${onEnergy.length}`);
    await home(page);
    await page.getByRole('button', { name: 'Choose what to look for' }).click();
    await page.getByRole('button', { name: 'Show them' }).click();
    await expectText(rows(page), `of ${resources.length}`);
    // What the page asks first by its text tells it that ids are wanted here.
    const first = /PartsInNumbers|IntrospectionQuery/;
    expect(refused.filter((body) => !first.test(body))).toEqual([]);
    await page.close();
  });

  it('refuses a query that somebody writes, in words', async () => {
    const { page } = await playground.visit();
    await run(page, '{ centers(first: 2) { nodes { name } } }');
    await expectText(page.locator('.mg-results'), /Only known documents may be asked here/);
    await run(page, 'query AllCenters { centers(first: 1) { nodes { slug } } }');
    await expectText(page.locator('.mg-results'), /Only known documents may be asked here/);
    expect(await headings(page)).toEqual([]);
    await page.close();
  });
});
