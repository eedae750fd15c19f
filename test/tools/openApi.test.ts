import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApiTools, type ApiTools } from '../support/apiTools.ts';
import { graphOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';

const database = realDatabase();

const OPERATIONS = {
  Everything: `# Everything that an answer can have.
    query Everything(
      $ids: [ID!]! = ["Center:gamep"], $first: Int = 2, $region: Region, $near: Place! = { latitude: 33.7, longitude: -84.4 }
    ) {
      nodes(ids: $ids) { is: __typename ... on Center { name state { code } } ... on Agency { short: abbreviation } ... on State { fips } }
      states(first: $first, filter: { region: $region }) { nodes { code region } }
      nearestCenters(to: $near, first: 1) { nodes { name } }
      search(text: "energy", first: 5) { nodes { ... on Resource { title } ... on Agency { title: name } } }
    }`,
  Codes: `# Codes that begin with 0.
    # list: centers.nodes
    query Codes($first: Int = 100) { centers(first: $first) { nodes { name zip state { fips } } } }`,
};

let tools: ApiTools;
beforeAll(async () => {
  tools = await startApiTools(graphOf(database), OPERATIONS);
});
afterAll(() => tools.close());

/** More are asked by hand: SCHEMATHESIS_EXAMPLES=10 has some 5,000 cases. */
const examples = process.env['SCHEMATHESIS_EXAMPLES'];

describe('schemathesis', () => {
  it('finds no server error, and no answer that differs from what /openapi.json says', async () => {
    const { exitCode, stdout } = await tools.python(
      'schemathesis.cli',
      ...['run', `${tools.url}/openapi.json`, '--generation-database', 'none', '--no-color'],
      ...['--phases', examples === undefined ? 'examples,fuzzing' : 'examples,coverage,fuzzing'],
      ...['--max-examples', examples ?? '1'],
      ...['--checks', CHECKS.join(',')],
    );
    if (exitCode !== 0) throw new Error(stdout);
    const [, cases = '0'] = /([\d,]+) generated/.exec(stdout) ?? [];
    expect(Number(cases.replaceAll(',', ''))).toBeGreaterThan(Number(examples ?? '1') * 200);
  });
});

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];

describe('openapi-python-client', () => {
  it('makes a client that asks', async () => {
    const made = await tools.python(
      'openapi_python_client',
      ...['generate', '--url', `${tools.url}/openapi.json`, '--meta', 'none'],
      ...['--output-path', path.join(tools.folder, 'client_of_api')],
    );
    expect(made.exitCode).toBe(0);
    // It has no type for lines of JSON, and says so.
    const warnings = [...made.stdout.matchAll(/WARNING parsing GET (\S+)/g)].map(
      ([, url = '']) => url,
    );
    expect(warnings.filter((url) => !url.endsWith('.ndjson'))).toEqual([]);
    const { stdout, stderr } = await tools.python('ask_client.py', tools.folder, tools.url);
    if (stdout === '') throw new Error(stderr);
    expect(JSON.parse(stdout)).toEqual({
      data: {
        nodes: [
          {
            is: 'Center',
            name: 'Georgia Manufacturing Extension Partnership',
            state: { code: 'GA' },
          },
          { is: 'Agency', short: 'NIST MEP' },
          { is: 'State', fips: '13' },
        ],
        states: {
          nodes: [
            { code: 'AK', region: 'WEST' },
            { code: 'AZ', region: 'WEST' },
          ],
        },
        nearestCenters: { nodes: [{ name: expect.stringContaining('Wisconsin') }] },
        search: { nodes: expect.arrayContaining([{ title: expect.any(String) }]) },
      },
      // A class for each type.
      types: 3,
      csv: expect.stringContaining('Name,ZIP,State FIPS'),
      wrong: [400, true, expect.objectContaining({ code: 'BAD_USER_INPUT' })],
    });
  });
});

/** What a program of somebody else is: the compiler refuses what the answer has not. */
const PROGRAM = `import createClient from 'openapi-fetch';
import type { paths } from './api.d.ts';

declare const process: { readonly argv: readonly [string, string, string] };
const client = createClient<paths>({ baseUrl: process.argv[2] });
const { data } = await client.GET('/api/Everything.json', {
  params: { query: { ids: ['Center:gamep', 'Agency:nist-mep', 'State:GA'], region: 'WEST', first: 1 } },
});
const said = (data?.nodes ?? []).map((node) => {
  switch (node?.is) {
    case 'Center': return node.name;
    case 'Agency': return node.short;
    case 'State': return node.fips;
    default: return null;
  }
});
const state: string | undefined = data?.states?.nodes[0]?.code;
// @ts-expect-error: it was not asked for
data?.states?.nodes[0]?.name;
// @ts-expect-error: no region is called so
await client.GET('/api/Everything.json', { params: { query: { region: 'MOON' } } });
const { error } = await client.GET('/api/Codes.json', { params: { query: { first: 1000 } } });
const csv = await client.GET('/api/Codes.csv', { params: { query: { first: 1 } }, parseAs: 'text' });
const text: string | undefined = csv.data;
console.log(JSON.stringify({ said, state, code: error?.code, parameter: error?.errors?.[0]?.parameter, head: text?.split('\\r\\n')[0] }));
`;

describe('openapi-typescript', () => {
  it('makes types by which openapi-fetch asks, and the compiler refuses what is not there', async () => {
    const { folder, url } = tools;
    const bin = (name: string) => path.join(folder, 'node_modules', name);
    const types = path.join(folder, 'api.d.ts');
    const made = await tools.node(
      bin('openapi-typescript/bin/cli.js'),
      `${url}/openapi.json`,
      '-o',
      types,
    );
    expect(made.exitCode).toBe(0);
    await writeFile(path.join(folder, 'ask.ts'), PROGRAM);
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    const checked = await tools.node(
      bin('typescript/bin/tsc'),
      ...['--strict', '--noEmit', '--target', 'es2023', '--module', 'nodenext'],
      ...['--allowImportingTsExtensions', '--skipLibCheck', 'ask.ts'],
    );
    expect(checked.stdout).toBe('');
    const { stdout, stderr } = await tools.node('ask.ts', url);
    if (stdout === '') throw new Error(stderr);
    expect(JSON.parse(stdout)).toEqual({
      said: ['Georgia Manufacturing Extension Partnership', 'NIST MEP', '13'],
      state: 'AK',
      code: 'BAD_USER_INPUT',
      parameter: 'first',
      head: 'Name,ZIP,State FIPS',
    });
  });
});

describe('tables by their URL', () => {
  it('keep their zeros in pandas and DuckDB, where these are told', async () => {
    const { stdout, stderr } = await tools.python('read_tables.py', `${tools.url}/api/Codes.csv`);
    if (stdout === '') throw new Error(stderr);
    const read = JSON.parse(stdout) as Readonly<
      Record<string, { columns: string[]; rows: string[][] }>
    >;
    const connecticut = ({ rows }: { rows: string[][] } = { rows: [] }) =>
      rows.find(([name]) => name === 'CONNSTEP, Inc.');
    const count = records('centers').length;
    expect(
      Object.entries(read).map(([tool, table]) => [
        tool,
        table.columns,
        table.rows.length,
        connecticut(table),
      ]),
    ).toEqual([
      ['pandas', ['Name', 'ZIP', 'State FIPS'], count, ['CONNSTEP, Inc.', '06103', '09']],
      [
        'pandas that guesses',
        ['Name', 'ZIP', 'State FIPS'],
        count,
        ['CONNSTEP, Inc.', '6103.0', '9'],
      ],
      ['duckdb', ['Name', 'ZIP', 'State FIPS'], count, ['CONNSTEP, Inc.', '06103', '09']],
      [
        'duckdb that guesses',
        ['Name', 'ZIP', 'State FIPS'],
        count,
        ['CONNSTEP, Inc.', '06103', '09'],
      ],
    ]);
  });
});
