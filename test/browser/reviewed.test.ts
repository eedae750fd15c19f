import { beforeAll, expect, it } from '@jest/globals';
import { createKey } from '../../src/identity/keys/keyRecords.ts';
import { describeInBrowser } from '../support/browser.ts';
import { expectText, signIn } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

describeInBrowser('what waits', () => {
  const playground = servedPlayground();
  const keys = { gamep: '', reviewer: '' };
  beforeAll(async () => {
    const make = async (owner: string | null, ...scopes: readonly string[]) => {
      const said = { owner, scopes, quota: null, note: '', expiresAt: null };
      return (await createKey(playground.db, said, new Date())).text;
    };
    keys.gamep = await make('Center:gamep', 'publish');
    keys.reviewer = await make(null, 'review');
  });

  async function say(key: string, title: string, more = ''): Promise<void> {
    const input = `{ idempotencyKey: "${title}", id: "nmsba", title: "${title}", source: { url: "https://x.org" } ${more} }`;
    const response = await fetch(new URL('../graphql', playground.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({
        query: `mutation { updateResource(input: ${input}) { userErrors { code } } }`,
      }),
    });
    expect(await response.json()).toEqual({ data: { updateResource: { userErrors: [] } } });
  }

  it('is decided on as it is seen: what has changed meanwhile is shown first', async () => {
    await say(keys.gamep, 'Waiting');
    const { page } = await playground.visit({ hasEditor: false }, '');
    await signIn(page, keys.reviewer);
    await page.getByRole('button', { name: 'What waits' }).click();
    const waiting = page.locator('.mg-amendment');
    await expectText(waiting, /Waiting/);
    await say(keys.reviewer, 'Meanwhile');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expectText(waiting.getByRole('alert'), /got version 2.*is shown anew/s);
    await expectText(waiting.locator('del').first(), /Meanwhile/);
    await page.getByRole('button', { name: 'Accept' }).click();
    await expectText(page.locator('.mg-done'), 'Accepted: Resource:nmsba.');
    await page.close();
  });

  it('says where it was said of a version that is no more', async () => {
    await say(keys.gamep, 'Of the third alone', 'expectedVersion: 3');
    await say(keys.reviewer, 'The fourth');
    const { page } = await playground.visit({ hasEditor: false }, '');
    await signIn(page, keys.reviewer);
    await page.getByRole('button', { name: 'What waits' }).click();
    await expectText(
      page.locator('.mg-amendment'),
      /said of version 3 alone, and this is version 4: it cannot be accepted any more/,
    );
    await page.getByRole('button', { name: 'Reject' }).click();
    await expectText(page.locator('.mg-done'), 'Rejected: Resource:nmsba.');
    await page.close();
  });
});
