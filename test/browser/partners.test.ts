import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { servedForPartners } from '../support/servedForPartners.ts';
import { expectText, signIn } from '../support/playgroundPage.ts';

describeInBrowser('the page for partners', () => {
  const { playground, keys, say } = servedForPartners();
  const visit = (hash = '', viewport = { width: 1440, height: 900 }) =>
    playground.visit({ hasEditor: false, viewport }, hash);
  const fill = async (page: Page, texts: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(texts)) {
      const control = page.locator(`[id="say-${name}"]`);
      const isSelect = (await control.locator('option').count()) > 0;
      await (isSelect ? control.selectOption(text) : control.fill(text));
    }
  };
  const RESOURCE = {
    slug: 'lean-days',
    title: 'Lean days',
    kind: 'TRAINING',
    providerKind: 'CENTER_NETWORK',
    focusArea: 'WORKFORCE',
    summary: 'Two days of lean.',
    states: 'GA',
    'source.url': 'https://gamep.org/lean-days',
  };
  const form = (page: Page) => page.getByRole('form', { name: 'Publish resource' });

  it('makes the form from the schema: required fields, enums in words, lists, and parts that are added', async () => {
    const { page } = await visit();
    await signIn(page, keys.gamep);
    const kinds = page.getByLabel('Kind (required)', { exact: true });
    expect(await kinds.getAttribute('required')).not.toBeNull();
    await expectText(kinds.locator('option'), /^TRAINING: /);
    await expectText(form(page), 'Stable name for addresses: lower case letters and digits');
    expect(await page.getByLabel('Slug (required)').getAttribute('required')).not.toBeNull();
    expect(await page.getByLabel('Website').getAttribute('required')).toBeNull();
    await page
      .getByRole('group', { name: 'Engagement modes' })
      .getByRole('checkbox')
      .first()
      .check();
    expect(await page.locator('[id="say-status.code"]').count()).toBe(0);
    await page.getByRole('button', { name: 'Add status' }).click();
    expect(await page.locator('[id="say-status.code"]').getAttribute('required')).not.toBeNull();
    await page.getByRole('button', { name: 'Add identifiers' }).click();
    await page.getByRole('button', { name: 'Add identifiers' }).click();
    await page.locator('[id="say-identifiers[1].value"]').waitFor();
    await page.getByRole('button', { name: 'Remove identifiers 1' }).click();
    expect(await page.locator('[id="say-identifiers[1].value"]').count()).toBe(0);
    await keepPicture(page, 'partner-form');
    await page.close();
  });

  it('has what is wrong said at its field, and writes what is right once it was checked', async () => {
    const { page, complaints } = await visit();
    await signIn(page, keys.gamep);
    await fill(page, {
      ...RESOURCE,
      slug: 'Lean Days',
      endYear: '1700',
      topics: 'lean\nnot-a-topic',
    });
    await page.getByRole('button', { name: 'Check it' }).click();
    const slug = page.locator('[id="say-slug"]');
    await expectText(page.locator('[id="say-slug-fault"]'), /Expected a slug: lower case letters/);
    await expectText(page.locator('[id="say-endYear-fault"]'), /Expected a year from 1851/);
    expect(await slug.getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('document.activeElement.id')).toBe('say-slug');
    await keepPicture(page, 'partner-faults');
    await fill(page, { slug: 'lean-days', endYear: '' });
    await page.getByRole('button', { name: 'Check it' }).click();
    await expectText(
      page.locator('[id="say-topics-fault"]'),
      /Entry 2: Expected the id of a Topic/,
    );
    await fill(page, { topics: 'lean' });
    await page.getByRole('button', { name: 'Check it' }).click();
    await expectText(form(page), 'Nothing is wrong with it. Nothing has been written yet.');
    expect(await playground.db.collection('amendments').countDocuments()).toBe(0);
    // What was changed since is checked anew.
    await fill(page, { title: 'Lean days of Georgia' });
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByRole('button', { name: 'Publish resource' }).click();
    await expectText(page.locator('.mg-done'), 'It is written, and counts from now on.');
    await page.getByRole('button', { name: 'See Resource:lean-days' }).click();
    await page.getByRole('heading', { name: /Lean days of Georgia/ }).waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await expectText(history, /Version 1, published on .* by Center:gamep, https:\/\/gamep.org/);
    await keepPicture(page, 'partner-history');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('takes a value and a list away where somebody says so', async () => {
    const { page } = await visit();
    await signIn(page, keys.gamep);
    await page.getByLabel('What you do').selectOption('updateResource');
    await fill(page, { id: 'lean-days', 'source.url': 'https://x.org', endYear: '2031' });
    await page.getByLabel('Take away end year').check();
    expect(await page.locator('[id="say-endYear"]').inputValue()).toBe('');
    await page.getByLabel('Take away topics').check();
    await page.getByLabel('Take away title').check();
    await page.getByRole('button', { name: 'Check it' }).click();
    await expectText(page.locator('[id="say-title-fault"]'), /Expected/);
    await page.getByLabel('Take away title').uncheck();
    await page.getByRole('button', { name: 'Check it' }).click();
    const asked = page.waitForRequest(
      (request) => request.postData()?.includes('endYear') === true,
    );
    await page.getByRole('button', { name: 'Update resource' }).click();
    const { variables } = (await asked).postDataJSON() as { variables: { input: object } };
    expect(variables.input).toMatchObject({ id: 'lean-days', endYear: null, topics: [] });
    expect(variables.input).not.toHaveProperty('title');
    await expectText(page.locator('.mg-done'), 'It is written, and counts from now on.');
    await page.close();
  });

  it('lists what waits, shows a reviewer what would be different, and takes a decision', async () => {
    const { page } = await visit();
    await signIn(page, keys.gamep);
    await page.getByLabel('What you do').selectOption('updateResource');
    const texts = {
      id: 'nmsba',
      title: 'NM Small Business Assistance',
      'source.url': 'https://x.org',
    };
    for (const reason of ['One', 'Two']) {
      await fill(page, { ...texts, reason });
      await page.getByRole('button', { name: 'Check it' }).click();
      await page.getByRole('button', { name: 'Update resource' }).click();
      await expectText(page.locator('.mg-done'), /waits until a reviewer accepts it/);
      await page.getByRole('button', { name: 'Say something else' }).click();
    }
    await page.getByRole('button', { name: 'What waits' }).click();
    await expectText(page.locator('.mg-amendment'), /Reason: One/);
    expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Take it back' }).first().click();
    await expectText(page.locator('.mg-done'), 'Taken back: Resource:nmsba.');
    await page.close();

    const { page: other } = await visit();
    await signIn(other, keys.reviewer);
    await other.getByRole('button', { name: 'What waits' }).click();
    const waiting = other.locator('.mg-amendment');
    await expectText(waiting, /Reason: One/);
    expect(await waiting.count()).toBe(1);
    const title = waiting
      .getByRole('row')
      .filter({ has: other.getByRole('rowheader', { name: 'Title' }) });
    await expectText(title.locator('ins').first(), /NM/);
    expect((await title.locator('del').count()) > 0).toBe(true);
    await keepPicture(other, 'partner-review');
    await other.getByLabel('Reason').fill('It is called so.');
    await other.getByRole('button', { name: 'Accept' }).click();
    await expectText(other.locator('.mg-done'), 'Accepted: Resource:nmsba.');
    await expectText(other.locator('.mg-note'), 'Nothing waits.');
    await other.getByLabel('Show').selectOption('ACCEPTED');
    await other.locator('.mg-amendment').getByRole('button', { name: 'Resource:nmsba' }).click();
    await expectText(
      other.getByRole('region', { name: 'History' }),
      /Version 2, changed on .*Title.*NM Small Business Assistance/s,
    );
    await other.close();
  });

  it.each([
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ])('has nothing that axe finds fault with at $width pixels', async (viewport) => {
    const { page } = await visit('#partner=sign-in', viewport);
    const found: unknown[] = [];
    const check = async (name: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const violation of await violations(page)) found.push({ name, ...violation });
        await keepPicture(page, `partner-${name}-${viewport.width}-${colorScheme}`);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    };
    await say(keys.gamep, { summary: 'It helps.', reason: `Seen at ${viewport.width}.` });
    await page.getByRole('textbox', { name: 'Key', exact: true }).waitFor();
    await check('sign-in');
    await signIn(page, keys.reviewer);
    await page.getByRole('button', { name: 'Add status' }).click();
    await fill(page, { ...RESOURCE, slug: 'No Slug', 'status.code': 'OPEN' });
    await page.getByRole('button', { name: 'Check it' }).click();
    await expectText(page.locator('[id="say-slug-fault"]'), /Expected a slug/);
    await check('form');
    await page.getByRole('button', { name: 'What waits' }).click();
    await page.locator('.mg-changes').first().waitFor();
    await page.getByRole('button', { name: 'Accept' }).first().waitFor();
    await check('review');
    expect(found).toEqual([]);
    await page.close();
  });
});
