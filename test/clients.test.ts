import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphOf } from './support/graph.ts';
import { realDatabase } from './support/realData.ts';
import { startServer, type TestServer } from './support/startServer.ts';

const root = join(import.meta.dirname, '..');
const database = realDatabase();
const run = promisify(execFile);

let started: TestServer;
let folder: string;
let document: string;
beforeAll(async () => {
  started = await startServer({ isServing: false });
  await started.server.serve(graphOf(database));
  document = await readFile(join(root, 'docs', 'clients.md'), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-clients-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await started.server.close();
});

/** The snippet as it stands in the document, but for the address. */
function snippet(mark: string, url = started.url): string {
  const [, code] = new RegExp(`\`\`\`${mark}\\n(.*?)\`\`\``, 's').exec(document) ?? [];
  if (code === undefined) throw new Error(`Expected docs/clients.md to have a snippet "${mark}".`);
  return code.replaceAll('http://127.0.0.1:4000', url);
}

/** What a program prints that imports the snippet. */
async function runWith(mark: string, program: string, url = started.url): Promise<unknown> {
  const name = `${mark.replace('js ', '')}-${new URL(url).port}`;
  await writeFile(join(folder, `${name}.mjs`), snippet(mark, url));
  const imported = `import * as it from './${name}.mjs';\n`;
  const printed = `process.stdout.write(JSON.stringify(await (async () => { ${program} })()));\nprocess.exit();`;
  await writeFile(join(folder, `run-${name}.mjs`), imported + printed);
  const { stdout } = await run(process.execPath, [join(folder, `run-${name}.mjs`)], {
    cwd: folder,
  });
  return JSON.parse(stdout);
}

const gamep = { name: 'Georgia Manufacturing Extension Partnership', status: 'UNKNOWN' };

describe('as docs/clients.md writes it,', () => {
  it('Apollo Client finds what interfaces hold', async () => {
    const data = (await runWith('js apollo', 'return it.data;')) as {
      resources: { nodes: { providers: { nodes: { name?: string }[] } }[] };
    };
    const names = data.resources.nodes.map(({ providers }) => providers.nodes[0]?.name);
    expect(names).toEqual([expect.any(String), expect.any(String)]);
  });

  it('Apollo Client subscribes', async () => {
    const news = await startServer();
    const program = `
      const { gql } = await import('@apollo/client');
      const query = gql\`subscription ($on: Boolean!) { news { headline @include(if: $on) } }\`;
      const told = [];
      await new Promise((resolve, reject) => {
        it.client.subscribe({ query, variables: { on: true } }).subscribe({
          next: ({ data, error }) => told.push([data, error ?? null]),
          error: reject,
          complete: resolve,
        });
      });
      return told;`;
    const awaited = news.graph.newsAwaited();
    const running = runWith('js apollo', program, news.url);
    await awaited;
    news.graph.pushNews('first');
    news.graph.pushNews('second');
    news.graph.endNews();
    const told = (headline: string) => [{ news: { __typename: 'News', headline } }, null];
    expect(await running).toEqual([told('first'), told('second')]);
    await news.server.close();
  });

  it('urql asks as it comes', async () => {
    expect(await runWith('js urql', 'return [it.data, it.error ?? null];')).toEqual([
      { state: { center: { ...gamep, __typename: 'Center' }, __typename: 'State' } },
      null,
    ]);
  });

  it('graphql-request asks by POST and by GET', async () => {
    expect(await runWith('js graphql-request', 'return [it.data, it.byGet];')).toEqual([
      { center: gamep },
      { center: gamep },
    ]);
  });

  it('the fetch function of Relay brings what its environment keeps', async () => {
    const program = `
      const text = '{ center(slug: "gamep") { name status } }';
      const answer = await it.fetchQuery({ text, name: null }, {});
      return [answer.data, it.environment.getStore().getSource().size()];`;
    expect(await runWith('js relay', program)).toEqual([{ center: gamep }, 1]);
  });

  it('curl asks by GET', async () => {
    const [, parameter = ''] = /--data-urlencode '(query=.*)'\n/.exec(snippet('sh')) ?? [];
    const search = new URLSearchParams({ query: parameter.replace('query=', '') }).toString();
    const answer = await fetch(`${started.url}/graphql?${search}`);
    expect(await answer.json()).toEqual({ data: { center: gamep } });
  });
});
