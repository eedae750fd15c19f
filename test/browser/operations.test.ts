import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { readOperation } from '../../src/operations/operationFile.ts';
import { describeInBrowser, keepPicture } from '../support/browser.ts';
import {
  clipboard,
  download,
  execute,
  expectText,
  rows,
  run,
  textOf,
  write,
} from '../support/playgroundPage.ts';
import { servedPlayground } from '../support/servedPlayground.ts';

const LIKE = `# Which resources are of a kind?
#
# picture: chart
# list: resources.nodes
# by: resources.nodes.focusArea
query ResourcesOfKind(
  # The kind.
  # example: TRAINING
  $kind: ResourceKind!
  $first: Int = 4
) {
  resources(filter: { kind: $kind }, first: $first) {
    nodes {
      title
      focusArea
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const SMALL = '{ centers(first: 3) { nodes { name } } }';

describeInBrowser('operations in the playground', () => {
  const folders: string[] = [];
  const playground = servedPlayground(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mep-graph-operations-'));
    folders.push(folder);
    await writeFile(join(folder, 'ofKind.graphql'), LIKE);
    return ['--operations', folder];
  });
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  const estimated = async (query: string): Promise<number> => {
    const response = await fetch(new URL('../graphql', playground.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mep-cost': 'estimate' },
      body: JSON.stringify({ query }),
    });
    // What a test expects of it, it compares.
    const body = (await response.json()) as { extensions: { cost: { estimated: number } } };
    return body.extensions.cost.estimated;
  };

  it('open by their names, with examples or what the address says, as they are looked at best', async () => {
    const { page, complaints } = await playground.visit(
      { hasEditor: false },
      '?operation=ResourcesOfKind',
    );
    await expectText(page.locator('.mg-asked h2'), 'Which resources are of a kind?');
    await page.locator('.mg-bar').first().waitFor();
    await page.goto(`${playground.url}?operation=ResourcesOfKind&kind=LOAN&first=2`);
    await page.locator('.mg-bar').first().waitFor();
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await expectText(rows(page), 'Rows 1 to 2 of');
    await page.goto(`${playground.url}?operation=Nothing`);
    await expectText(page.locator('.mg-trouble'), 'There is no operation “Nothing” here');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('are taken away as a URL, a request and a tool, and as a file where they have no name yet', async () => {
    const { page } = await playground.visit(
      { hasEditor: false },
      '?operation=ResourcesOfKind&kind=TRAINING',
    );
    await page.locator('.mg-bar').first().waitFor();
    const copied = async (name: string, said: string): Promise<string> => {
      await page.getByRole('button', { name, exact: true }).click();
      await expectText(page.locator('.mg-said'), said);
      return clipboard(page);
    };
    const base = new URL('..', playground.url).href;
    const url = await copied('Copy URL of the data', 'URL copied.');
    expect(url).toBe(`${base}api/ResourcesOfKind.csv?kind=TRAINING`);
    expect(await (await fetch(url)).text()).toMatch(/^Title,Focus area\r\n/);
    await page.getByRole('button', { name: 'Get all pages' }).click();
    await expectText(page.locator('.mg-take'), /All \d+ rows are here/);
    const whole = await copied('Copy URL of the data', 'URL copied.');
    expect(whole).toBe(`${url}&all=true`);
    const lines = (await (await fetch(whole)).text()).trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(await copied('Copy as REST', 'REST request copied.')).toBe(
      `curl '${base}api/ResourcesOfKind.json?kind=TRAINING&all=true'`,
    );
    expect(JSON.parse(await copied('Copy for MCP', 'Call of a tool copied.'))).toEqual({
      method: 'tools/call',
      params: { name: 'ResourcesOfKind', arguments: { kind: 'TRAINING' } },
    });
    expect(JSON.parse(await copied('Copy MCP server', 'MCP server copied.'))).toEqual({
      mcpServers: { 'mep-graph': { type: 'http', url: `${base}mcp` } },
    });
    await keepPicture(page, 'take-away-operation');
    await page.close();

    const { page: other } = await playground.visit();
    await run(other, '{ centers(first: 3) { nodes { name } } }');
    await expectText(rows(other), 'Rows 1 to 3 of 3');
    await other.getByRole('button', { name: 'Copy URL of the data' }).click();
    await expectText(other.locator('.mg-said'), /Only named operations have a URL/);
    const saved = await download(other, 'Save as operation file');
    expect(saved.suggestedFilename()).toBe('Centers.graphql');
    const text = await textOf(saved);
    expect(text).toMatch(/^# Centers\n#\n# picture: table\n/);
    expect(readOperation('Centers.graphql', text)).toMatchObject({
      state: 'good',
      operation: { name: 'Centers', picture: { view: 'table' } },
    });
    await other.close();
  });

  it('tell beside the button that runs them what they would cost at most, and in Cost what they did', async () => {
    const { page } = await playground.visit();
    const estimate = page.locator('.mg-estimate');
    await write(page, SMALL);
    await expectText(estimate, new RegExp(`^${await estimated(SMALL)}points`));
    await write(
      page,
      '{ centers(first: 100) { nodes { resources(first: 100) { nodes { topics(first: 100) { nodes { id } } } } } } }',
    );
    await expectText(estimate, 'too much');
    await write(page, '{ centers(first: ');
    await expectText(estimate, /^$/);
    await write(page, '{ centers(first: 7) { nodes { name } } }');
    await expectText(estimate, /^\d+points/);
    await execute(page);
    await page.getByRole('tab', { name: 'Cost' }).click();
    await expectText(
      page.locator('.mg-facts'),
      /Points\s*\d+, estimated at most \d+; [\d,]+ of 100,000 are left/,
    );
    await keepPicture(page, 'estimate');
    await page.close();
  });
});
