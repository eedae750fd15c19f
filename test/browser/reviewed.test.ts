import { it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.ts';
import { servedForPartners } from '../support/servedForPartners.ts';
import { expectText, signIn } from '../support/playgroundPage.ts';

describeInBrowser('what waits', () => {
  const { playground, keys, say } = servedForPartners();

  it('is decided on as it is seen: what has changed meanwhile is shown first', async () => {
    await say(keys.gamep, { title: 'Waiting' });
    const { page } = await playground.visit({ hasEditor: false }, '');
    await signIn(page, keys.reviewer);
    await page.getByRole('button', { name: 'What waits' }).click();
    const waiting = page.locator('.mg-amendment');
    await expectText(waiting, /Waiting/);
    await say(keys.reviewer, { title: 'Meanwhile' });
    await page.getByRole('button', { name: 'Accept' }).click();
    await expectText(waiting.getByRole('alert'), /got version 2.*is shown anew/s);
    await expectText(waiting.locator('del').first(), /Meanwhile/);
    await page.getByRole('button', { name: 'Accept' }).click();
    await expectText(page.locator('.mg-done'), 'Accepted: Resource:nmsba.');
    await page.close();
  });

  it('says where it was said of a version that is no more', async () => {
    await say(keys.gamep, { title: 'Of the third alone', expectedVersion: 3 });
    await say(keys.reviewer, { title: 'The fourth' });
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
