import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { dataFolders } from '../support/dataSet.ts';
import { startExample, type ExampleProcess } from '../support/exampleProcess.ts';
import { answerWith, execute, expectText, rows, run } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';
import { patientList } from '../support/patience.ts';

describeInBrowser('the cost of an answer', () => {
  const folder = dataFolders();
  let calendar: ExampleProcess;
  beforeAll(async () => {
    calendar = await startExample('training-calendar');
  });
  afterAll(async () => {
    await calendar.stop();
  });
  const playground = servedPlayground(async () => {
    const list = `${patientList()}subgraphs: { training-calendar: { schema: { subgraph_url: "${calendar.url}/graphql" } } }\n`;
    const dir = await folder({ 'supergraph.yaml': list });
    return ['--subgraphs', `${dir}/supergraph.yaml`];
  });

  it('draws what an answer cost, and says how to turn that on', async () => {
    const { page } = await playground.visit();
    await run(page, '{ centers(first: 5) { nodes { name state { name } } } }');
    await page.getByRole('tab', { name: 'Cost' }).click();
    await expectText(page.locator('.mg-results'), /by this graph alone/);
    const steps = page.locator('.mg-steps');
    await expectText(steps, /find centers.*find states/s);
    expect(await barStarts(page)).toEqual((await barStarts(page)).toSorted((a, b) => a - b));
    await expectText(page.locator('.mg-facts'), /Elements of lists\s*5 came, 5 at most could have/);
    await keepPicture(page, 'cost');

    await answerWith(page, { data: { centers: { nodes: [] } } });
    await execute(page);
    await expectText(page.locator('.mg-results'), /can turn that on with --explain true/);
    await page.close();
  });

  it('shows what a subgraph elsewhere has a part in, and what is left when it goes down', async () => {
    const { page } = await playground.visit();
    await run(
      page,
      '{ centers(first: 3) { nodes { shortName trainingEvents(first: 2) { title center { name } } } } }',
    );
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    await page.getByRole('tab', { name: 'Cost' }).click();
    await expectText(page.locator('.mg-facts'), /with subgraphs elsewhere, by a plan/);
    const steps = page.locator('.mg-steps');
    await expectText(steps, /Fetch from mep-graph.*find centers.*Fetch from training-calendar/s);
    const starts = await barStarts(page);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    await page.getByText('The plan', { exact: true }).click();
    await expectText(
      page.locator('.mg-plan'),
      /One after the other.*Fetch 2 from training-calendar for each of .*\.nodes.*_entities/s,
    );
    await keepPicture(page, 'cost-planned');

    await calendar.stop();
    await execute(page);
    await expectText(
      page.locator('.mg-problems'),
      /Part of the answer is missing.*training-calendar.*Everything else in the answer is complete.*Try again later/s,
    );
    await expectText(steps, /Fetch from training-calendar.*error/s);
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await expectText(rows(page), 'Rows 1 to 3 of 3');
    // Of each center, the title and the place of its trainings.
    expect(await page.locator('.mg-table tbody .mg-null', { hasText: 'null' }).count()).toBe(6);
    await keepPicture(page, 'subgraph-down');
    await page.close();
  });
});

/** Where the bars of the waterfall begin, from 0 to 100. */
async function barStarts(page: Page): Promise<readonly number[]> {
  const bars = await page.locator('.mg-waterfall > rect:last-child').all();
  return Promise.all(bars.map(async (bar) => Number(await bar.getAttribute('x'))));
}
