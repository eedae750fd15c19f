import { expect, it } from '@jest/globals';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { execute, expectText, rows, run } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('the playground', () => {
  const playground = servedPlayground();

  it('moves to the answer where it begins out of sight, and says that it is here', async () => {
    const { page } = await playground.visit({ viewport: { width: 360, height: 740 } });
    await run(page, '{ centers(first: 3) { nodes { name } } }');
    await expectText(page.locator('.mg-hidden'), 'The answer is here: Centers, 3 rows.');
    const top = 'document.querySelector(".mg-results").getBoundingClientRect().top';
    await page.waitForFunction(`${top} < 200`);
    await page.close();
  });

  it('shows on a phone where bars end, each by its number', async () => {
    const { page } = await playground.visit({
      ...{ hasEditor: false, viewport: { width: 360, height: 740 } },
    });
    await page.getByRole('button', { name: /Which federal agencies/ }).click();
    await page.locator('.mg-bar').first().waitFor();
    const bars = await page.evaluate<
      readonly { readonly length: number; readonly end: number; readonly value: number }[]
    >(`[...document.querySelectorAll('.mg-bar')].map((bar) => ({
      length: bar.querySelector('rect[rx]').getBoundingClientRect().width,
      end: bar.lastElementChild.getBoundingClientRect().right,
      value: Number(bar.lastElementChild.textContent),
    }))`);
    expect(bars.filter(({ end }) => end > 360)).toEqual([]);
    const [longest] = bars;
    for (const { length, value } of bars) {
      expect(length / (longest?.length ?? 0)).toBeCloseTo(value / (longest?.value ?? 0), 2);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForFunction('document.querySelector(".mg-figure svg").clientWidth > 600');
    await page.close();
  });

  it('has splitters and tabs that keys reach', async () => {
    const { page } = await playground.visit();
    await page.getByRole('button', { name: 'New tab' }).click();
    const tabs = page.getByRole('list', { name: 'Select active operation' });
    expect(await tabs.getByRole('listitem').count()).toBe(2);
    expect(await tabs.locator('[aria-current]').count()).toBe(1);
    const splitter = page.getByRole('separator').last();
    const before = Number(await splitter.getAttribute('aria-valuenow'));
    await splitter.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(Number(await splitter.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await page.close();
  });

  it('shows the button that runs a query in forced colours', async () => {
    const { page } = await playground.visit({ forcedColors: 'active' });
    const style = 'getComputedStyle(document.querySelector(".graphiql-execute-button"))';
    const border = await page.evaluate(`${style}.borderTopStyle`);
    expect(border).toBe('solid');
    await page.close();
  });

  it('can be used by keyboard alone', async () => {
    const { page } = await playground.visit();
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
    const { page } = await playground.visit({ viewport });
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
});

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
