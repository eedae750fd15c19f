import { describe, expect, it } from '@jest/globals';
import { readList } from '../../src/gateway/list/readList.ts';
import { DEFAULT_REMOTE_OPTIONS } from '../../src/gateway/remote/options.ts';

const variables: Readonly<Record<string, string>> = { TOKEN: 'hunter2', HOST: 'films.test' };

const read = (text: string) =>
  readList(text, {
    file: '/lists/supergraph.yaml',
    readVariable: (name) => variables[name],
    ownNames: ['mep-graph', 'centers'],
  });

/** The lines of the message, without the name of the file. */
function problems(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .map((line) => line.replace('/lists/supergraph.yaml:', ''));
  }
  return [];
}

describe('supergraph.yaml', () => {
  it('is read as Rover writes it', () => {
    const list = read(`
federation_version: =2.14.1
subgraphs:
  films:
    routing_url: https://films.test/graphql
    schema:
      file: ./films.graphql
  people:
    schema:
      subgraph_url: https://people.test/graphql
      introspection_headers:
        Authorization: Bearer \${env.TOKEN}
  places:
    routing_url: http://\${env.HOST}/places
    schema:
      sdl: 'type Query { places: Int }'
`);
    const options = DEFAULT_REMOTE_OPTIONS;
    expect(list).toEqual({
      pollMs: 30_000,
      contracts: [],
      policies: null,
      unauthorized: null,
      subgraphs: [
        {
          name: 'films',
          url: 'https://films.test/graphql',
          schema: { kind: 'file', path: '/lists/films.graphql' },
          options,
        },
        {
          name: 'people',
          url: 'https://people.test/graphql',
          schema: {
            kind: 'url',
            url: 'https://people.test/graphql',
            headers: { Authorization: 'Bearer hunter2' },
          },
          options,
        },
        {
          name: 'places',
          url: 'http://films.test/places',
          schema: { kind: 'sdl', sdl: 'type Query { places: Int }' },
          options,
        },
      ],
    });
  });

  it('gives each subgraph the options of all, and its own over them', () => {
    const { pollMs, subgraphs } = read(`
x-mep-graph: { pollMs: 0, timeoutMs: 100, headers: { allow: [Authorization], set: { x-from: mep } } }
subgraphs:
  films:
    routing_url: https://films.test/
    schema: { file: a.graphql }
    x-mep-graph: { timeoutMs: 200, headers: { set: { x-key: k } }, tls: { caFile: ca.pem } }
`);
    expect([pollMs, subgraphs[0]?.options]).toEqual([
      null,
      {
        ...DEFAULT_REMOTE_OPTIONS,
        timeoutMs: 200,
        headers: { allow: ['authorization'], set: { 'x-from': 'mep', 'x-key': 'k' } },
        tls: { caFile: '/lists/ca.pem' },
      },
    ]);
  });

  it('says what policies are, and what becomes of operations that ask for too much', () => {
    const { policies, unauthorized } = read(`
x-mep-graph: { policies: { editors: [edit, read] }, unauthorized: reject, timeoutMs: 100 }
subgraphs: {}
`);
    expect({ policies, unauthorized }).toEqual({
      policies: new Map([['editors', ['edit', 'read']]]),
      unauthorized: 'reject',
    });
    expect(
      problems(`x-mep-graph: { policies: { editors: [], planners: plan }, unauthorized: hide }
subgraphs: {}
`),
    ).toEqual([
      '1:28 x-mep-graph.policies.editors: expected the scopes that it stands for, a list with at least one text',
      '1:51 x-mep-graph.policies.planners: expected the scopes that it stands for, a list with at least one text',
      '1:73 x-mep-graph.unauthorized: expected filter or reject, got "hide"',
    ]);
  });

  it('may list none', () => {
    expect(read('subgraphs: {}').subgraphs).toEqual([]);
    expect(read('subgraphs:').subgraphs).toEqual([]);
  });

  it('names every problem with its line, column and path', () => {
    expect(
      problems(`federation_version: =3.0
subgraphs:
  films:
    routing_url: ftp://films.test
    schema: { file: a.graphql, subgraph_url: http://a.test/ }
    timeout: 5
  people:
    schema: { graphref: mine@current }
  places:
    routing_url: http://user:pass@places.test/
    schema: { sdl: 'type Query { a: Int }' }
extra: 1
`),
    ).toEqual([
      '1:21 federation_version: expected 2, or a version of Federation 2 such as =2.9, got "=3.0"',
      '4:18 subgraphs.films.routing_url: expected a URL that starts with http:// or https://, without user and password, got "ftp://films.test"',
      '5:5 subgraphs.films.schema: expected one of file, subgraph_url and sdl, got keys',
      '6:14 subgraphs.films.timeout: expected a known key, got "timeout"',
      '8:25 subgraphs.people.schema.graphref: expected file, subgraph_url or sdl, got graphref: no schema registry is asked here',
      '8:5 subgraphs.people.schema: expected one of file, subgraph_url and sdl, got keys',
      '7:3 subgraphs.people: expected a routing_url: only with schema.subgraph_url it can be left out, got keys',
      '10:18 subgraphs.places.routing_url: expected a URL that starts with http:// or https://, without user and password, got "http://…@places.test/"',
      '12:8 extra: expected a known key, got "extra"',
    ]);
  });

  it('holds options to what they may be', () => {
    expect(
      problems(`x-mep-graph: { pollMs: soon, retries: { attempts: 0 } }
subgraphs:
  films: { routing_url: "http://a.test/", schema: { file: a } }
`),
    ).toEqual([
      '1:24 x-mep-graph.pollMs: expected a whole number of milliseconds up to 86400000, or 0 for never, got "soon"',
      '1:51 x-mep-graph.retries.attempts: expected a whole number from 1 to 10, got 0',
    ]);
    expect(
      problems(`subgraphs:
  films:
    routing_url: "http://a.test/"
    schema: { file: a }
    x-mep-graph:
      timeout: 3
`),
    ).toEqual(['6:16 subgraphs.films.x-mep-graph.timeout: expected a known option, got "timeout"']);
  });

  it('refuses names that are ours, that a supergraph could not tell apart, or that are none', () => {
    const entry = '{ routing_url: "http://a.test/", schema: { file: a } }';
    expect(
      problems(`subgraphs:
  centers: ${entry}
  my-films: ${entry}
  my_films: ${entry}
  "my films": ${entry}
`),
    ).toEqual([
      '2:3 subgraphs.centers: expected a name of its own, got one that our own graph has',
      '4:3 subgraphs.my_films: expected a name of its own, got one that the subgraph "my-films" has',
      '5:3 subgraphs.my films: expected a name of letters, digits, _ and - that begins with a letter, got "my films"',
    ]);
  });

  it('names variables that are not set, and repeats none that are', () => {
    expect(
      problems(`subgraphs:
  films:
    routing_url: \${env.NOWHERE}
    schema: { subgraph_url: "\${env.TOKEN}" }
`),
    ).toEqual([
      '3:18 subgraphs.films.routing_url: expected the variable NOWHERE in the environment, got none',
      '4:29 subgraphs.films.schema.subgraph_url: expected a URL that starts with http:// or https://, without user and password',
    ]);
  });

  it('says where YAML is broken, and what is no list at all', () => {
    expect(problems('subgraphs:\n  films: [')).toEqual([expect.stringMatching(/^2:11 /)]);
    expect(problems('- a')).toEqual(['1:1: expected object, got a list']);
    expect(problems('')).toEqual(['1:1: expected object, got nothing']);
  });

  it('takes null for a value: it ends what holds for all, and is refused where none may stand', () => {
    const withOwn = (own: string) => `
x-mep-graph: { subscriptions: { idleMs: 1000 } }
subgraphs:
  films: { routing_url: http://films.test, schema: { sdl: x }, x-mep-graph: ${own} }
`;
    const idleOf = (own: string) => read(withOwn(own)).subgraphs[0]?.options.subscriptions.idleMs;
    expect(['null', '{}', '{ subscriptions: { idleMs: null } }'].map(idleOf)).toEqual([
      1000,
      1000,
      null,
    ]);
    expect(problems(withOwn('{ timeoutMs: null }'))).toEqual([
      '4:90 subgraphs.films.x-mep-graph.timeoutMs: expected a whole number from 1 to 600000, got null',
    ]);
  });
});
