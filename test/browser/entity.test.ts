import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import { column, expectText, rows } from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

interface Drawn {
  readonly nodes: readonly string[];
  readonly labels: readonly string[];
}

/** What stands in the picture; the library keeps its graph at the element it draws in. */
const GRAPH = `(() => {
  const graph = document.querySelector('.mg-graph-frame')?._cyreg?.cy;
  return graph && {
    nodes: graph.nodes().map((node) => node.data('name')),
    labels: graph.edges().map((edge) => edge.data('label')),
  };
})()`;

describeInBrowser('the page of an entity', () => {
  const playground = servedPlayground();
  const visit = async (id: string, viewport = { width: 1440, height: 900 }) => {
    const seen = await playground.visit({ hasEditor: false, viewport }, `#entity=${id}`);
    await seen.page.locator('.mg-graph-frame canvas').first().waitFor();
    return seen;
  };
  const drawn = async (page: Page): Promise<Drawn> => {
    const graph: unknown = await page.evaluate(GRAPH);
    // What the expression makes.
    return graph as Drawn;
  };

  it('draws what it leads to, each edge with its fields, and tells the same in a list', async () => {
    const { page, complaints, elsewhere } = await visit('Center%3Agamep');
    const { nodes, labels } = await drawn(page);
    const list = page.getByRole('list', { name: 'What it leads to' });
    const names = await list.locator('.mg-link').allInnerTexts();
    expect(new Set(nodes.slice(1))).toEqual(new Set(names));
    expect(nodes.length).toBeLessThanOrEqual(200);
    expect(labels).not.toContain('');
    expect(labels).toEqual(expect.arrayContaining(['Nearby', 'Resources', 'State, States served']));
    await expectText(list, /Alabama Technology Network \d+ miles/);
    expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] });
    await keepPicture(page, 'entity-graph');
    await page.close();
  });

  it('opens what is clicked in the picture, or gone to in the list by keyboard, and comes back', async () => {
    const { page } = await visit('State%3AGA');
    const place = `document.querySelector('.mg-graph-frame')._cyreg.cy.nodes()[1].renderedPosition()`;
    const name = (await drawn(page)).nodes[1] ?? '';
    const found: unknown = await page.evaluate(place);
    const { x, y } = found as { x: number; y: number };
    await page.locator('.mg-graph-frame').click({ position: { x, y } });
    await page.getByRole('heading', { name }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /^Georgia State/ }).waitFor();
    const link = page.getByRole('list', { name: 'What it leads to' }).getByRole('button', {
      name: 'Georgia Manufacturing Extension Partnership',
    });
    await link.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Georgia Manufacturing/ }).waitFor();
    expect(new URL(page.url()).hash).toBe('#entity=Center%3Agamep');
    await page.close();
  });

  it('leads from a resource to those that are related, and says why', async () => {
    const { page } = await visit('Resource%3Anmsba');
    const related = page.getByRole('region', { name: 'Related' });
    await expectText(
      related.getByRole('listitem'),
      /Cooperative Research and Development Agreements.*Shares SNL, LANL, Technology transfer\./s,
    );
    await related.getByRole('button', { name: /^Related \(10\) as a table/ }).click();
    await expectText(rows(page), 'Rows 1 to 10 of 10');
    expect((await column(page, 1)).filter((reason) => !reason.startsWith('Shares '))).toEqual([
      '3 different',
    ]);
    await page.close();
  });

  it.each([
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ])(
    'has nothing that axe finds fault with at $width pixels, by day and by night',
    async (viewport) => {
      const { page } = await visit('Resource%3Amep-national-network', viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator('.mg-graph-frame canvas').first().waitFor();
        expect(await violations(page)).toEqual([]);
        await keepPicture(page, `entity-${viewport.width}-${colorScheme}`);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      await page.close();
    },
  );
});
