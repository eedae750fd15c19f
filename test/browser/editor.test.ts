import { expect, it } from '@jest/globals';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { execute, expectText, rows, run, write } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';
import { until } from '../support/until.ts';

describeInBrowser('the editor of the playground', () => {
  const playground = servedPlayground();

  it('comes whole from the gateway, in less than 1.5 MB, under a policy without eval', async () => {
    const { page, elsewhere, complaints, receivedBytes } = await playground.visit({});
    await page.waitForLoadState('networkidle');
    const names = ['Show Documentation Explorer', 'Show Questions', 'Show History'];
    for (const name of names) {
      expect(await page.getByRole('button', { name: name.replace('Show ', '') }).count()).toBe(1);
    }
    const bytes = await receivedBytes();
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(1_500_000);
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
    const response = await page.request.get(playground.url);
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    await keepPicture(page, 'start');
    await page.close();
  });

  it('completes what is typed, and builds a query by ticking fields', async () => {
    const { page, complaints } = await playground.visit();
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

  it('finds an entity, tells all about it, and opens the query behind it', async () => {
    const { page } = await playground.visit();
    await page.getByRole('button', { name: 'Show Search the network' }).click();
    await page.getByRole('searchbox', { name: 'Search for' }).fill('gamep');
    await page
      .getByRole('button', { name: /Georgia Manufacturing Extension Partnership/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
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

  it('tells in words what went wrong, and what to do', async () => {
    const { page } = await playground.visit();
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
});
