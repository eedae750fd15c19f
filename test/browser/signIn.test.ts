import { beforeAll, expect, it } from '@jest/globals';
import { createKey, revokeKey } from '../../src/identity/keys/keyRecords.ts';
import { describeInBrowser } from '../support/browser.ts';
import { clipboard, download, expectText, signIn, textOf } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';
import { until } from '../support/until.ts';

describeInBrowser('signing in to the playground', () => {
  const playground = servedPlayground();
  const keys = { gamep: '' };
  beforeAll(async () => {
    const said = {
      owner: 'Center:gamep',
      scopes: ['publish'],
      quota: null,
      note: '',
      expiresAt: null,
    };
    keys.gamep = (await createKey(playground.db, said, new Date())).text;
  });
  const visit = () =>
    playground.visit({ hasEditor: false, viewport: { width: 1440, height: 900 } });

  it('lets in whom the graph knows, and says so where it knows nobody by a key', async () => {
    const { page, complaints } = await visit();
    await page.getByRole('button', { name: 'Sign in' }).click();
    for (const wrong of ['mepg_nobody', 'ключ', `${keys.gamep}x`]) {
      await page.getByRole('textbox', { name: 'Key', exact: true }).fill(wrong);
      await page.keyboard.press('Enter');
      await expectText(page.getByRole('alert'), 'This key is not valid here.');
      await page.getByRole('textbox', { name: 'Key', exact: true }).fill('');
    }
    await page.getByRole('textbox', { name: 'Key', exact: true }).fill(` ${keys.gamep} `);
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Publish resource' }).waitFor();
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
    await page.close();
  });

  it('keeps the key in the tab, and puts it into nothing that leaves it', async () => {
    const { page } = await visit();
    await signIn(page, keys.gamep);
    const secret = keys.gamep.slice(-20);
    await page.getByRole('link', { name: 'MEP Graph' }).click();
    await page.getByRole('button', { name: /What can the center in Georgia bring/ }).click();
    await page.locator('.mg-cell').first().waitFor();
    await page.waitForURL(/#size=/);
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await expectText(page.locator('.mg-said'), 'Command copied.');
    const left = [await clipboard(page)];
    expect(left[0]).toContain('-H "authorization: Bearer $MEP_GRAPH_KEY"');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(page.locator('.mg-said'), 'Link copied.');
    left.push(await clipboard(page), await textOf(await download(page, 'JSON', true)));
    await page.getByRole('button', { name: 'Save question' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Show the query' }).click();
    await page.locator('.graphiql-execute-button').click();
    await page.getByRole('button', { name: 'Show History' }).click();
    left.push(String(await page.evaluate('JSON.stringify({ ...localStorage }) + location.href')));
    left.push(await page.content());
    expect(left.filter((text) => text.includes(secret))).toEqual([]);
    // A reload is still somebody, another tab is nobody, and so is who has signed out.
    await page.getByRole('button', { name: 'Fold the query away' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    const another = await page.context().newPage();
    await another.goto(playground.url);
    await another.getByRole('button', { name: 'Sign in' }).waitFor();
    await another.close();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain(secret);
    await page.close();
  });

  it('goes on as nobody once the key is taken back, and says so', async () => {
    const said = { owner: null, scopes: ['publish'], quota: null, note: '', expiresAt: null };
    const { text, doc } = await createKey(playground.db, said, new Date());
    const { page } = await visit();
    await signIn(page, text);
    await revokeKey(playground.db, doc._id, { formerOnly: false }, new Date());
    await until('the key is refused', async () => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${text}` };
      const body = '{"query":"{ __typename }"}';
      const url = new URL('../graphql', playground.url);
      return (await fetch(url, { method: 'POST', headers, body })).status === 401;
    });
    await page.getByRole('button', { name: 'What waits' }).click();
    await expectText(page.locator('.mg-fault'), /is not valid any more: you go on as nobody/);
    expect(await page.evaluate('sessionStorage.getItem("mep-graph:key")')).toBeNull();
    await page.getByRole('link', { name: 'MEP Graph' }).click();
    await page.getByRole('button', { name: /^\d+ resources$/ }).waitFor();
    await signIn(page, keys.gamep);
    await page.close();
  });
});
