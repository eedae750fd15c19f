import { expect, it } from '@jest/globals';
import { describeInBrowser, keepPicture, visit } from '../support/browser.ts';
import { expectText } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('/openapi', () => {
  const playground = servedPlayground();

  it('shows each URL of data, tries one, and loads nothing from elsewhere', async () => {
    const { page, elsewhere, complaints } = await visit(
      playground.browser,
      playground.url.replace('/playground/', '/openapi'),
      { hasEditor: false },
    );
    await page.waitForURL(/\/docs\/api\.html$/);
    const path = page.locator('.opblock-summary-path');
    await path.first().waitFor();
    const { operations } = (await (
      await fetch(playground.url.replace('/playground/', '/operations.json'))
    ).json()) as { readonly operations: readonly unknown[] };
    expect(await path.count()).toBe(3 * operations.length);
    const block = page.locator('[id$="CentersOfStates"]').first();
    await block.locator('.opblock-summary-control').click();
    await block.locator('select').first().selectOption('TERRITORY');
    await block.getByRole('button', { name: 'Execute' }).click();
    await expectText(block.locator('.live-responses-table'), /Puerto Rico/);
    await keepPicture(page, 'openapi');
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
    await page.close();
  });

  it('opens at the operation whose answer led here', async () => {
    const { page } = await playground.visit({ hasEditor: false });
    await page.getByRole('button', { name: /Which centers are nearest to Denver/ }).click();
    await page.getByRole('link', { name: 'REST form' }).click();
    const open = page.locator('.opblock.is-open .opblock-summary-path');
    await open.waitFor();
    expect(await open.innerText()).toBe('/api/NearestCenters.json');
    await page.close();
  });
});
