import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runCompose } from '../../src/cli/runCompose.ts';
import { StartupError } from '../../src/errors.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';
import { readSupergraphSdl } from '../../src/graph/schemaFiles.ts';
import { dataFolders } from '../support/dataSet.ts';
import { linked } from '../support/httpSubgraph.ts';
import { runMain } from '../support/runMain.ts';

const folder = dataFolders();
const film = linked('type Center @key(fields: "id") { id: ID! film: String }');
const list = (entry: string) => `subgraphs:\n  films: ${entry}\n`;
const fromFile = list('{ routing_url: "http://films.test/", schema: { file: films.graphql } }');

const urlsIn = (sdl: string) =>
  Object.fromEntries(readSupergraph(sdl).subgraphs.map(({ name, url }) => [name, url]));

describe('mep-graph compose', () => {
  it('prints the supergraph of all domains', async () => {
    expect(await runMain('compose')).toEqual({ code: 0, stdout: readSupergraphSdl(), stderr: '' });
  });

  it('writes it to a file, with the subgraphs in a list and domains where they are', async () => {
    const dir = await folder({ 'supergraph.yaml': fromFile, 'films.graphql': film });
    const output = join(dir, 'out.graphql');
    const ended = await runMain(
      ...['compose', '--subgraphs', join(dir, 'supergraph.yaml'), '--output', output],
      ...['--url', 'centers=http://centers/graphql', '--url', 'states=http://states/?a=b'],
    );
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    const sdl = await readFile(output, 'utf8');
    expect(urlsIn(sdl)).toEqual({
      ...urlsIn(readSupergraphSdl()),
      centers: 'http://centers/graphql',
      states: 'http://states/?a=b',
      films: 'http://films.test/',
    });
    const { schema } = readSupergraph(sdl);
    expect(schema.getType('Center')?.toConfig()).toMatchObject({ fields: { film: {} } });
  });

  it('has all domains as one subgraph with --own-url', async () => {
    const { code, stdout } = await runMain('compose', '--own-url', 'http://mep/graphql');
    expect([code, urlsIn(stdout)]).toEqual([0, { 'mep-graph': 'http://mep/graphql' }]);
  });

  it('says beside it what subgraphs say that does not count', async () => {
    const newer = film.replace(/federation\/v2\.\d+/, 'federation/v2.99');
    const dir = await folder({ 'supergraph.yaml': fromFile, 'films.graphql': newer });
    const { code, stdout, stderr } = await runMain(
      ...['compose', '--subgraphs', join(dir, 'supergraph.yaml')],
    );
    expect([code, Object.keys(urlsIn(stdout))]).toEqual([0, expect.arrayContaining(['films'])]);
    expect(stderr).toBe(
      '[films] Federation 2.99 is newer than 2.14, the newest that is known here. It is read as 2.9, since it uses nothing that is unknown.\n',
    );
  });

  it('prints what a contract shows, with --contract', async () => {
    const yaml = `${fromFile}contracts: { public: { exclude: [internal] } }\n`;
    const tagged = film
      .replace('@key"', '@key", "@tag"')
      .replace('film: String', 'film: String cost: Int @tag(name: "internal")');
    const dir = await folder({ 'supergraph.yaml': yaml, 'films.graphql': tagged });
    const compose = (...args: readonly string[]) =>
      runMain('compose', '--subgraphs', join(dir, 'supergraph.yaml'), ...args);
    const { code, stdout, stderr } = await compose('--contract', 'public');
    expect([code, stderr]).toEqual([0, '']);
    expect(readSupergraph(stdout).schema.getType('Center')?.toConfig()).toMatchObject({
      fields: expect.not.objectContaining({ cost: expect.anything() }),
    });
    expect(stdout).toMatch(/cost: Int @join__field\(graph: FILMS\)\s*@inaccessible/);
    expect(await compose('--contract', 'private')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'error: Expected --contract to name a contract of the list (there is public), got "private".\n',
    });
  });

  it('says what is wrong with files that are named', async () => {
    const dir = await folder({ 'supergraph.yaml': fromFile });
    const compose = (subgraphs: string | null, output: string | null) =>
      runCompose({
        ...{ subgraphs, output, urls: [], ownUrl: null, contract: null },
        ...{ out: { write: () => undefined }, err: { write: () => undefined } },
      });
    const wanted = 'Expected --output to name a file that can be written, got';
    const below = join(dir, 'none', 'out.graphql');
    const films = join(dir, 'films.graphql');
    const told = await Promise.allSettled([
      compose(dir, null),
      compose(join(dir, 'supergraph.yaml'), null),
      compose(null, dir),
      compose(null, below),
      compose(null, join(dir, 'supergraph.yaml', 'out.graphql')),
    ]);
    const reasons = told.map((one): unknown => (one.status === 'rejected' ? one.reason : null));
    expect(reasons).toEqual([
      new StartupError(`Expected a file that can be read, got ${dir}: it is a folder.`),
      new StartupError(`films: Expected a file that can be read, got ${films}: there is none.`),
      new StartupError(`${wanted} ${dir}: it is a folder.`),
      new StartupError(`${wanted} ${below}: there is no such folder.`),
      new StartupError(
        `${wanted} ${join(dir, 'supergraph.yaml', 'out.graphql')}: it lies below a file.`,
      ),
    ]);
  });

  it('says why there is none', async () => {
    const dir = await folder({ 'supergraph.yaml': fromFile, 'films.graphql': film });
    const listed = ['compose', '--subgraphs', join(dir, 'supergraph.yaml')];
    await writeFile(
      join(dir, 'films.graphql'),
      linked('type Center @key(fields: "id") { id: ID! name: Int }'),
    );
    const broken = await runMain(...listed);
    expect([broken.code, broken.stdout]).toEqual([1, '']);
    expect(broken.stderr).toMatch(
      /^error: \[films\] Center\.name: .* Give the field the same type/,
    );

    await writeFile(
      join(dir, 'supergraph.yaml'),
      list('{ schema: { subgraph_url: "http://127.0.0.1:1/" } }'),
    );
    expect(await runMain(...listed)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error: films: Subgraph "films" cannot be reached. (http://127.0.0.1:1/)\n',
    });
    expect(await runMain('compose', '--url', 'center=http://a/')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'error: Expected --url as domain=URL with agencies, states, centers, associations, resources, agreements, network, publishing, got "center=http://a/".\n',
    });
  });
});
