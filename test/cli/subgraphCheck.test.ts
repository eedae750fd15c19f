import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sampleFromGraph } from '../../src/cli/sampleEntities.ts';
import { StartupError } from '../../src/errors.ts';
import { dataFolders } from '../support/dataSet.ts';
import { linked, serveSubgraph, type HttpSubgraph } from '../support/httpSubgraph.ts';
import { answer, useRemotes } from '../support/remoteSubgraph.ts';
import { runMain } from '../support/runMain.ts';

const folder = dataFolders();
const { startPeer } = useRemotes();
const running: HttpSubgraph[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function profiles(): Promise<HttpSubgraph> {
  const started = await serveSubgraph({
    sdl: `
      type State @key(fields: "code") {
        code: String!
        name: String! @external
        motto: String @requires(fields: "name")
      }
    `,
    resolvers: {
      State: {
        __resolveReference: async (state: { code: string }) =>
          state.code.length === 2 ? state : null,
        motto: ({ name }: { name: string }) => `On, ${name}`,
      },
    },
  });
  running.push(started);
  return started;
}

describe('mep-graph subgraph check', () => {
  it('tells the owner of a running subgraph what it would do', async () => {
    const { url } = await profiles();
    expect(await runMain('subgraph', 'check', url, '--name', 'profiles')).toEqual({
      code: 0,
      stdout: `Subgraph "profiles", ${url}, with our own graph

It composes.

Entities
  State by "code": {"code":"AL","name":"Alabama"} resolves with code, motto
  State by "code": one that nobody has is null

The graph changes in 1 place, none of them breaking.
  safe      Field 'motto' was added to object type 'State'

Good to go.
`,
      stderr: '',
    });
  });

  it('names what is wrong in a file, with its line, and exits with 1', async () => {
    const dir = await folder({
      'films.graphql': linked(
        'type Center implements Node @key(fields: "id") {\n  id: ID!\n}\ninterface Node { id: ID! }',
      ),
    });
    const file = join(dir, 'films.graphql');
    expect(await runMain('subgraph', 'check', file)).toEqual({
      code: 1,
      stdout: `Subgraph "films", ${file}, with our own graph

It does not compose: 1 problem.
  ${file}:2 [films] Center: Expected types of remote subgraphs not to implement Node, got "type Center implements Node". (CLOSED_INTERFACE)
    What implements Node is found by id in this graph's own database. Drop "implements Node"; @key alone makes Center an entity.

Not to go live as it is.
`,
      stderr: '',
    });
  });

  it('compares with what a list has under its name, and prints JSON', async () => {
    const { url } = await profiles();
    const entry = `{ routing_url: "${url}", schema: { file: old.graphql } }`;
    const dir = await folder({
      'supergraph.yaml': `subgraphs:\n  profiles: ${entry}\n  songs: { schema: { subgraph_url: "http://127.0.0.1:1/" } }\n`,
      'old.graphql': linked(
        'type State @key(fields: "code") { code: String! motto: String anthem: String }',
      ),
    });
    const { code, stdout } = await runMain(
      ...[
        'subgraph',
        'check',
        url,
        '--subgraphs',
        join(dir, 'supergraph.yaml'),
        '--format',
        'json',
      ],
    );
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      {
        subgraph: 'profiles',
        isGood: false,
        others: [],
        problems: [],
        warnings: [
          'Checked without the subgraph "songs". Subgraph "songs" cannot be reached. (http://127.0.0.1:1/)',
        ],
        entities: expect.any(Array),
        changes: [
          {
            kind: 'breaking',
            coordinate: 'State.anthem',
            message: "Field 'anthem' was removed from object type 'State'",
          },
        ],
      },
    ]);
  });

  it('takes entities from no graph that has no URL', async () => {
    await expect(sampleFromGraph('nonsense')).rejects.toThrow(
      new StartupError(
        'Expected --graph to be the URL of a graph, as http://localhost:4000, got "nonsense".',
      ),
    );
  });

  it.each([
    ['<html>', 'a schema', 'schema.graphql'],
    [
      'type Query { centers(first: Int): Centers } type Centers { nodes: [Center] } type Center { id: ID! }',
      'the answer of a graph',
      'graphql',
    ],
  ])('takes entities from no graph that answers %j', async (text, wanted, path) => {
    const { url } = await startPeer((response) => {
      answer(response, text);
    });
    const findSample = async () => (await sampleFromGraph(url))('Center', []);
    await expect(findSample()).rejects.toMatchObject({
      name: 'StartupError',
      message: `Expected ${wanted} at ${new URL(path, url).href}, got something else.`,
    });
  });

  it.each([
    [['http://127.0.0.1:1/'], 'Subgraph "new-subgraph" cannot be reached. (http://127.0.0.1:1/)'],
    [
      ['/nowhere/films.graphql'],
      'Expected a file that can be read, got /nowhere/films.graphql: there is none.',
    ],
    [
      ['/nowhere/films.graphql', '--name', 'centers'],
      '--name: expected a name of its own, got one that our own graph has',
    ],
  ])('says why %j cannot be checked', async (args, message) => {
    expect(await runMain('subgraph', 'check', ...args)).toEqual({
      code: 1,
      stdout: '',
      stderr: `error: ${message}\n`,
    });
  });
});
