import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { graphOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';
import { ask, send, startServerOver, type TestServer } from '../support/startServer.ts';

const database = realDatabase({ withZips: true });
const log = { info: () => undefined, warn: () => undefined };
const ALWAYS = { sequence: 0, lastChange: () => 0, isLive: () => true };

let started: Pick<TestServer, 'url' | 'server'>;
let files: OperationFiles;
let folder: string;

const OWN: Readonly<Record<string, string>> = {
  Titles: `query Titles($kind: ResourceKind, $first: Int = 5) {
    resources(first: $first, filter: { kind: $kind }) {
      totalCount nodes { id title startYear topics(first: 2) { nodes { label } } } pageInfo { hasNextPage endCursor }
    }
  }`,
  Typed: `query Typed($first: Int!, $near: Place! = { zip: "30301" }, $miles: Float, $ids: [ID!]! = [], $open: Boolean = true, $text: String! = "x") {
    nodes(ids: $ids) { id }
    nearestCenters(to: $near, first: $first, within: { miles: $miles }) @include(if: $open) { nodes { name } }
    search(text: $text, first: 1) @skip(if: $open) { nodes { id } }
  }`,
  Offered: `query Offered($open: Boolean!) {
    resources(first: 2) @include(if: $open) { nodes { title } }
    states(first: 1) { nodes { code } }
  }`,
  Objects: `query Objects($id: ID!, $slug: String!, $more: Boolean!) {
    node(id: $id) { __typename ... on Center { zip Zip: zip } ... on Agency { abbreviation } }
    other: center(slug: $slug) { city @include(if: $more) }
  }`,
  Broken:
    'query Broken { resource(slug: "e3-initiative") { title } resources(filter: { agency: "nobody" }) { totalCount } }',
};

interface Listed {
  readonly operations: readonly {
    readonly name: string;
    readonly variables: readonly {
      readonly name: string;
      readonly isRequired: boolean;
      readonly example?: unknown;
    }[];
  }[];
}

/** What the operations of this file are asked with where nothing is to be said. */
const ASKED: Readonly<Record<string, unknown>> = {
  ...{ first: 1, open: true, more: true, id: 'Center:gamep', slug: 'gamep' },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-urls-'));
  for (const [name, text] of Object.entries(OWN))
    await writeFile(join(folder, `${name}.graphql`), text);
  files = await openOperationFiles({ folder, log });
  started = await startServerOver(
    { ...graphOf(database), freshness: ALWAYS },
    { operations: files },
  );
});
afterAll(async () => {
  files.close();
  await started.server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) => send(`${started.url}/api/${path}`, init);
const parts = ({ status, headers, text }: Awaited<ReturnType<typeof get>>) => ({
  status,
  type: headers.get('content-type'),
  text,
});

describe('the URL of an operation', () => {
  it('gives the data that the same question gets by POST', async () => {
    const operation = files.current().find(({ name }) => name === 'CentersOfStates');
    const posted = await ask(started, operation?.text ?? '', { variables: { region: 'WEST' } });
    const { status, headers, body } = await get('CentersOfStates.json?region=WEST');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect({ data: body }).toEqual(posted.body);
  });

  it('gives them where its graph answers by a result that is no text yet', async () => {
    const graph = graphOf(database);
    const { url, server } = await startServerOver(
      { ...graph, answer: async (operation) => graph.execute(operation) },
      // Those that are told of changes are only one.
      { operations: { ...files, onChange: () => undefined, close: () => undefined } },
    );
    const path = 'CentersOfStates.json?region=WEST';
    const { status, body } = await send(`${url}/api/${path}`);
    await server.close();
    expect({ status, body }).toEqual({ status: 200, body: (await get(path)).body });
  });

  it('gives data to each URL that the documents show', async () => {
    const text = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    const shown = Array.from(
      text.matchAll(/\b\w+\.(?:json|csv|ndjson)\?[\w=&-]+/g),
      ([url]) => url,
    );
    expect(shown.length).toBeGreaterThan(2);
    const answers = await Promise.all(shown.map(async (url) => [url, (await get(url)).status]));
    expect(answers).toEqual(shown.map((url) => [url, 200]));
    const [, near = ''] = /`near=([^`]*%7B[^`]*)`/.exec(text) ?? [];
    expect((await get(`Typed.json?first=1&near=${near}`)).status).toBe(200);
  });

  it('gives the table of the playground as CSV, without the columns that it hides', async () => {
    const { status, type, text } = parts(await get('CentersOfStates.csv?region=TERRITORY'));
    expect({ status, type, lines: text.split('\r\n') }).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8',
      lines: [
        'Code,Name,Region,Has own center,Center name,Center website,Center host name,Center host kind',
        'PR,Puerto Rico,TERRITORY,true,"Puerto Rico Manufacturing Extension, Inc.",https://primexpr.org,"Puerto Rico Manufacturing Extension, Inc.",NONPROFIT',
        '',
      ],
    });
  });

  it('gives the elements of the list as they came, one a line', async () => {
    const { type, text } = parts(await get('YoungestAssociations.ndjson?first=2'));
    expect(type).toBe('application/x-ndjson; charset=utf-8');
    expect(text).toBe(
      '{"name":"Wood Industry Association","foundedYear":2024}\n{"name":"Reshoring Initiative","foundedYear":2010}\n',
    );
  });

  it('tells what its columns hold', async () => {
    const { status, body } = await get('YoungestAssociations.schema.json');
    expect([status, body]).toEqual([
      200,
      {
        fields: [
          { name: 'Name', type: 'string', description: expect.any(String) },
          { name: 'Founded year', type: 'integer', description: expect.any(String) },
        ],
        missingValues: [''],
      },
    ]);
  });

  it('tables what stands in no list, in the same columns whatever was found', async () => {
    const head = 'Object,Center name,Center website,Has own center,Center state code';
    const { text } = parts(await get('PuertoRicoAndTheDistrict.csv'));
    expect(text.split('\r\n')[0]).toBe(head);
    const found = [
      'Center:gamep&slug=gamep&more=true',
      'Agency:nist&slug=gamep&more=false',
      'Center:none&slug=none&more=true',
    ];
    const csvs = await Promise.all(found.map((id) => get(`Objects.csv?id=${id}`)));
    expect(csvs.map((csv) => parts(csv).text.trimEnd().split('\r\n'))).toEqual([
      [
        'Object,Type,ZIP,ZIP (Zip),Abbreviation,City',
        'node,Center,30308,30308,,',
        'Other,,,,,Atlanta',
      ],
      ['Object,Type,ZIP,ZIP (Zip),Abbreviation,City', 'node,Agency,,,NIST,'],
      ['Object,Type,ZIP,ZIP (Zip),Abbreviation,City', 'node,,,,,', 'Other,,,,,'],
    ]);
  });

  it('has the columns that the Table Schema beside it tells, of every operation', async () => {
    const told: Record<string, readonly string[]> = {};
    const written: Record<string, readonly string[]> = {};
    const { body: listed } = await send(`${started.url}/operations.json`);
    for (const { name, variables } of (listed as Listed).operations) {
      const needed = variables.filter(({ isRequired }) => isRequired);
      const values = needed.map(
        ({ name: key, example }) => [key, String(example ?? ASKED[key])] as const,
      );
      const [schema, csv] = await Promise.all([
        get(`${name}.schema.json`),
        get(`${name}.csv?${new URLSearchParams(values.map(([...pair]) => pair)).toString()}`),
      ]);
      if (csv.status !== 200) continue;
      const { fields } = schema.body as { readonly fields: readonly { readonly name: string }[] };
      told[name] = fields.map((field) => field.name);
      const [head = ''] = parts(csv)
        .text.replace(/^\uFEFF/, '')
        .split('\r\n');
      written[name] = head.replaceAll('"', '').split(',');
    }
    expect(written).toEqual(told);
    expect(Object.keys(told).length).toBeGreaterThanOrEqual(40);
  });
});

describe('parameters', () => {
  const place = encodeURIComponent('{"latitude":39.7,"longitude":-105}');

  it('are read by the types of the variables', async () => {
    const path = `Typed.json?first=2&near=${place}&miles=5e2&ids=Center:gamep&ids=State:GA&open=true&text=`;
    const { status, body } = await get(path);
    expect([status, body]).toMatchObject([
      200,
      { nodes: [{ id: 'Center:gamep' }, { id: 'State:GA' }], nearestCenters: { nodes: [{}, {}] } },
    ]);
  });

  it('that are empty are null where that may be, so that a default can be left', async () => {
    const all = await get('WhomCenterBringsTogether.json?focusArea=');
    const some = await get('WhomCenterBringsTogether.json');
    const countIn = ({ body }: typeof all) =>
      (body as { center: { resources: { totalCount: number } } }).center.resources.totalCount;
    expect(countIn(all)).toBeGreaterThan(countIn(some));
  });

  it.each([
    ['WhoServesAndWhoIsNear.json', 'zip', 'Expected a text, got nothing: it has no default.'],
    ['Titles.csv?first=two', 'first', 'Expected a whole number of 32 bits, got "two".'],
    [
      'Titles.csv?first=3000000000',
      'first',
      'Expected a whole number of 32 bits, got "3000000000".',
    ],
    [
      'Titles.csv?first=1&first=2',
      'first',
      'Expected "first" once, got it 2 times: it is no list.',
    ],
    ['Titles.json?kind=grant', 'kind', /^Expected one of PROGRAM, GRANT, .*, got "grant"\.$/],
    ['Titles.json?knid=GRANT', 'knid', 'Expected one of kind, first, all. Did you mean "kind"?'],
    ['Titles.json?all=yes', 'all', 'Expected true or false, once.'],
    [
      'Titles.ndjson?all=true&first=3',
      'first',
      'Expected nothing beside all=true, which takes one page after the other from the first.',
    ],
    ['Titles.schema.json?knid=GRANT', 'knid', /Did you mean "kind"\?$/],
    [
      'AgenciesByResources.json?x=1',
      'x',
      'Expected no parameters, because this operation has none.',
    ],
    ['Typed.json?first=1&open=1', 'open', 'Expected true or false, got "1".'],
    ['Typed.json?first=1&miles=far', 'miles', 'Expected a number, got "far".'],
    [
      'Typed.json?first=1&near=Denver',
      'near',
      'Expected a JSON object of type Place, got "Denver".',
    ],
    ['Typed.json?first=1&near={"zap":"1"}', 'near', /zap/],
    ['Typed.json?first=', 'first', 'Expected a whole number of 32 bits, got nothing.'],
  ])('that are wrong are told by name: %s', async (path, parameter, detail) => {
    const { status, headers, body } = await get(path);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(body).toEqual({
      title: 'Bad Request',
      status: 400,
      detail: expect.stringContaining(`${parameter}: `),
      code: 'BAD_USER_INPUT',
      errors: [{ parameter, detail: expect.stringMatching(detail) }],
    });
  });

  it('are all told of at once', async () => {
    const { body } = await get('Titles.json?first=x&kind=y&z=1');
    expect(
      (body as { errors: { parameter: string }[] }).errors.map(({ parameter }) => parameter),
    ).toEqual(['z', 'kind', 'first']);
  });
});

describe('what is not there', () => {
  it.each(['Nothing.json', 'Titles', 'Titles.xlsx', 'Titles.json.csv'])(
    'is a problem: %s',
    async (path) => {
      const { status, headers, body } = await get(path);
      expect([status, headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
      expect(body).toMatchObject({ status: 404, title: 'Not Found', code: 'BAD_REQUEST' });
    },
  );

  it('is no answer, where a part of it has an error', async () => {
    for (const path of ['Broken.json', 'Broken.csv']) {
      const { status, body } = await get(path);
      expect([status, body]).toMatchObject([
        400,
        { code: 'BAD_USER_INPUT', errors: [{ path: ['resources', 'totalCount'] }] },
      ]);
    }
  });
});

describe('caching of URLs', () => {
  it('is that of GET /graphql: ETag, 304, Cache-Control, compressed', async () => {
    for (const path of ['CentersOfStates.json', 'CentersOfStates.csv', 'CentersOfStates.ndjson']) {
      const first = await get(path, { headers: { 'accept-encoding': 'gzip' } });
      const etag = first.headers.get('etag') ?? '';
      expect([first.headers.get('cache-control'), first.headers.get('content-encoding')]).toEqual([
        'public, max-age=60',
        'gzip',
      ]);
      const again = await get(path, {
        headers: { 'accept-encoding': 'gzip', 'if-none-match': etag },
      });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
      const head = await get(path, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
      expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag]);
      const plain = await get(path, { headers: { 'accept-encoding': 'identity' } });
      expect(plain.text).toBe(first.text);
      expect(plain.headers.get('etag')).not.toBe(etag);
    }
  });
});

describe('all pages', () => {
  const count = records('resources').length;

  it('come as one table, whatever the first page would be', async () => {
    const { text } = await get('Titles.csv?all=true');
    expect(text.split('\r\n')).toHaveLength(count + 2);
    const grants = records('resources').filter(({ kind }) => kind === 'GRANT').length;
    const few = await get('Titles.ndjson?kind=GRANT&all=true', {
      headers: { 'accept-encoding': 'br' },
    });
    expect([few.headers.get('content-encoding'), few.text.trim().split('\n').length]).toEqual([
      'br',
      grants,
    ]);
  });

  it('come as JSON with the whole list, behind which there is nothing', async () => {
    const { body } = await get('Titles.json?all=true');
    const { resources } = body as {
      resources: { nodes: unknown[]; totalCount: number; pageInfo: object };
    };
    expect(Object.keys(resources)).toEqual(['totalCount', 'nodes', 'pageInfo']);
    expect([resources.nodes.length, resources.totalCount, resources.pageInfo]).toMatchObject([
      count,
      count,
      { hasNextPage: false },
    ]);
    const head = await get('Titles.json?all=true', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it.each(['WhatCenterBrings.json?center=nobody', 'Offered.json?open=false'])(
    'are the same as the one page of a list that is not there: %s',
    async (path) => {
      const [all, one] = [await get(`${path}&all=true`), await get(path)];
      expect([all.status, all.body]).toEqual([200, one.body]);
      expect((await get(`${path.replace('.json', '.ndjson')}&all=true`)).text).toBe('');
    },
  );
});

describe('operations that change while requests run', () => {
  it('answer as their files were or are, and never fail', async () => {
    const statuses = new Set<number>();
    let isOver = false;
    const asking = async (): Promise<void> => {
      while (!isOver)
        statuses.add((await get(`Titles.json?first=${Math.ceil(Math.random() * 90)}`)).status);
    };
    const running = [asking(), asking(), asking()];
    for (const field of ['kind', 'summary', 'website']) {
      await writeFile(
        join(folder, 'Titles.graphql'),
        OWN['Titles']?.replace('startYear', field) ?? '',
      );
      for (;;) {
        const { body } = await get('Titles.json?first=1');
        const [node] = (body as { resources: { nodes: Record<string, unknown>[] } }).resources
          .nodes;
        if (node && field in node) break;
      }
    }
    isOver = true;
    await Promise.all(running);
    expect([...statuses]).toEqual([200]);
  });
});
