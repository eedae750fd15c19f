import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { dataFolders } from '../support/dataSet.ts';
import {
  linked,
  serveSubgraph,
  type HttpSubgraph,
  type SubgraphCode,
} from '../support/httpSubgraph.ts';
import { patientList } from '../support/patience.ts';
import { realDatabase } from '../support/realData.ts';
import { runCommand, type Run } from '../support/runCommand.ts';
import { runMain } from '../support/runMain.ts';
import { ask, send } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const database = realDatabase();
const folder = dataFolders();
const subgraphs: HttpSubgraph[] = [];
const runs: Run[] = [];
afterEach(async () => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
  await Promise.all(subgraphs.splice(0).map((one) => one.close()));
});

async function subgraph(code: SubgraphCode): Promise<HttpSubgraph> {
  const started = await serveSubgraph(code);
  subgraphs.push(started);
  return started;
}

/** Starts it on a free port; resolves with its URL once it is ready. */
async function serve(
  ...args: readonly string[]
): Promise<{ readonly run: Run; readonly url: string }> {
  const run = runCommand('../../src/main.ts', ['serve', '--port', '0', ...args]);
  runs.push(run);
  const [, url = ''] = await run.printed(/GraphQL {5}(\S+)\/graphql/);
  await run.printed(/Ctrl\+C/);
  return { run, url };
}

const films: SubgraphCode = {
  sdl: 'type Film @key(fields: "id") { id: ID! title: String } type Query { films: [Film!] }',
  resolvers: { Query: { films: () => [{ id: '1', title: 'Steel' }] } },
};
const songs: SubgraphCode = {
  sdl: 'type Film @key(fields: "id") { id: ID! song: String }',
  resolvers: { Film: { song: ({ id }: { readonly id: string }) => `song of ${id}` } },
};

function supergraphOf(parts: Readonly<Record<string, readonly [HttpSubgraph, string]>>): string {
  const composition = composeGateway(
    null,
    Object.entries(parts).map(([name, [{ url }, sdl]]) => ({ name, url, sdl: linked(sdl) })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  return composition.publicSdl;
}

describe('mep-graph serve --supergraph', () => {
  it('serves a supergraph without a database, follows its file, and ends when told to', async () => {
    const [film, song] = [await subgraph(films), await subgraph(songs)];
    const both = supergraphOf({ films: [film, films.sdl], songs: [song, songs.sdl] });
    const dir = await folder({ 'supergraph.graphql': both });
    const file = join(dir, 'supergraph.graphql');
    const { run, url } = await serve('--supergraph', file);
    expect(run.stdout()).toBe(`
MEP Graph is ready.

  Playground  ${url}/playground
  Documents   ${url}/docs
  GraphQL     ${url}/graphql
  Schema      ${url}/schema.graphql
  All links   ${url}/

  Subgraphs   films at ${film.url}
              songs at ${song.url}

Stop it with Ctrl+C.

`);
    const query = '{ films { title song } }';
    const { body } = await ask({ url }, query);
    expect(body).toEqual({ data: { films: [{ title: 'Steel', song: 'song of 1' }] } });
    const pages = ['/', '/healthz', '/metrics', '/supergraph.graphql', '/schema.graphql'];
    const answers = await Promise.all(pages.map((page) => send(`${url}${page}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers[3]?.text).toBe(both);
    expect((await send(`${url}/readyz`)).body).toMatchObject({
      state: 'ready',
      details: {
        supergraph: { state: 'current', subgraphs: [{ name: 'films' }, { name: 'songs' }] },
      },
    });

    await writeFile(file, 'type Query { none: Int }');
    await run.printed(/Expected the SDL of a Federation 2 supergraph/);
    expect((await ask({ url }, query)).body).toEqual(body);
    await writeFile(file, supergraphOf({ films: [film, films.sdl] }));
    await until('the new graph', async () =>
      JSON.stringify((await ask({ url }, query)).body).includes('Cannot query field'),
    );
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
  });

  it('serves what can be planned of a supergraph, and says in the log what cannot', async () => {
    const [film, song] = [await subgraph(films), await subgraph(songs)];
    const both = supergraphOf({ films: [film, films.sdl], songs: [song, songs.sdl] });
    const alone = both.replace(
      '@join__type(graph: SONGS, key: "id")',
      '@join__type(graph: SONGS, key: "id", resolvable: false)',
    );
    expect(alone).not.toBe(both);
    const dir = await folder({ 'supergraph.graphql': alone });
    const { run, url } = await serve('--supergraph', join(dir, 'supergraph.graphql'));
    await run.printed(/"msg":"a supergraph has what cannot be planned"/);
    const lines = run
      .stderr()
      .split('\n')
      .filter((line) => line.includes('cannot be planned'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        level: 40,
        reason: expect.stringMatching(
          /Film\.song: Expected a way to ask .*"songs" gives Film\.song/,
        ),
      }),
    ]);
    const { body } = await ask({ url }, '{ films { title } }');
    expect(body).toEqual({ data: { films: [{ title: 'Steel' }] } });
  });

  it.each([
    [
      'gone.graphql',
      /^error: Expected a file that can be read, got .*gone\.graphql: there is none\.\n$/,
    ],
    ['schema.graphql', /^error: .*schema\.graphql: Expected the SDL of a Federation 2 supergraph/],
    [
      'broken.graphql',
      /^error: .*broken\.graphql: Expected the SDL of a supergraph, got what cannot be parsed/,
    ],
    [
      'fields.graphql',
      /^error: .*fields\.graphql: Expected fields of Film in "films", got: Syntax Error: Expected Name, found "\}"\.\n$/,
    ],
  ])('ends with one message where %s is no supergraph', async (name, message) => {
    const dir = await folder({
      'schema.graphql': 'type Query { a: Int }',
      'broken.graphql': 'type',
      'fields.graphql': supergraphOf({ films: [await subgraph(films), films.sdl] }).replace(
        'key: "id"',
        'key: "id { }"',
      ),
    });
    const { code, stdout, stderr } = await runMain(
      ...['serve', '--port', '0', '--log-level', 'silent', '--supergraph', join(dir, name)],
    );
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(message)]);
  });

  it.each([
    [['--supergraph', 'a', '--subgraphs', 'b'], /Expected --supergraph alone/],
    [['--supergraph', 'a', '--domains', 'centers'], /Expected --supergraph alone/],
    [['--subgraphs', 'a', '--domains', 'centers'], /Expected --subgraphs or --domains, got both/],
  ])('does not go with %j', async (args, message) => {
    const { code, stderr } = await runMain('serve', '--port', '0', ...args);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
  });
});

describe('mep-graph serve --subgraphs', () => {
  it('serves our own graph with the subgraphs of a list, and reads it again on SIGHUP', async () => {
    const ratings = await subgraph({
      sdl: 'type Center @key(fields: "id") { id: ID! rating: Int } type Query { best: Center }',
      resolvers: { Center: { rating: () => 5 }, Query: { best: () => ({ id: 'Center:gamep' }) } },
    });
    const dir = await folder({
      'supergraph.yaml': `${patientList({ pollMs: 0 })}subgraphs: { ratings: { schema: { subgraph_url: "${ratings.url}" } } }\n`,
    });
    const { uri, db } = database;
    const { run, url } = await serve(
      ...['--subgraphs', join(dir, 'supergraph.yaml'), '--no-import'],
      ...['--mongodb-uri', uri.replace('/?', `/${db.databaseName}?`)],
    );
    expect(run.stdout()).toContain(`  Subgraphs   ratings at ${ratings.url}\n`);
    const query = '{ best { shortName rating state { code } } center(slug: "gamep") { rating } }';
    expect((await ask({ url }, query)).body).toEqual({
      data: {
        best: { shortName: 'GaMEP', rating: 5, state: { code: 'GA' } },
        center: { rating: 5 },
      },
    });
    const asked = ratings.schemaRequests();
    run.child.kill('SIGHUP');
    await until('another look', () => ratings.schemaRequests() > asked);
    expect((await ask({ url }, '{ __typename }')).status).toBe(200);
  });
});
