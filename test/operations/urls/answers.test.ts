import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NO_OPERATIONS } from '../../../src/operations/operationFiles.ts';
import { graphOf } from '../../support/graph.ts';
import type { Row } from '../../support/dataRows.ts';
import { records } from '../../support/realData.ts';
import { OWN, parts, useOperationUrls } from '../../support/operationUrls.ts';
import { ask, send, startServerOver } from '../../support/startServer.ts';

const urls = useOperationUrls({ withZips: true });
const { database, get } = urls;

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

/** What operations are asked with that name no example. */
const ASKED: Readonly<Record<string, unknown>> = {
  ...{ first: 1, open: true, more: true, id: 'Center:gamep', slug: 'gamep' },
};

describe('the URL of an operation', () => {
  it('gives the data that the same question gets by POST', async () => {
    const operation = urls.files.current().find(({ name }) => name === 'CentersOfStates');
    const posted = await ask(urls, operation?.text ?? '', { variables: { region: 'WEST' } });
    const { status, headers, body } = await get('CentersOfStates.json?region=WEST');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect({ data: body }).toEqual(posted.body);
  });

  it('gives them where its graph answers by a result that is no text yet', async () => {
    const graph = graphOf(database);
    const { url, server } = await startServerOver(
      { ...graph, answer: async (operation) => graph.execute(operation) },
      // Those that are told of changes are only one.
      { operations: { ...NO_OPERATIONS, current: () => urls.files.current() } },
    );
    const path = 'CentersOfStates.json?region=WEST';
    const { status, body } = await send(`${url}/api/${path}`);
    await server.close();
    expect({ status, body }).toEqual({ status: 200, body: (await get(path)).body });
  });

  it('gives data to each URL that the documents show', async () => {
    const text = await readFile(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');
    const shown = Array.from(
      text.matchAll(/\b\w+\.(?:json|csv|ndjson)\?[\w=&-]+/g),
      ([url]) => url,
    );
    expect(shown.length).toBeGreaterThan(2);
    const answers = await Promise.all(shown.map(async (url) => [url, (await get(url)).status]));
    expect(answers).toEqual(shown.map((url) => [url, 200]));
    const [, near = ''] = /`near=([^`]*%7B[^`]*)`/.exec(text) ?? [];
    expect((await get(`Typed.json?first=1&miles=500&near=${near}`)).status).toBe(200);
  });

  it('gives the table of the playground as CSV, without the columns that it hides', async () => {
    const { status, type, text } = parts(await get('CentersOfStates.csv?region=TERRITORY'));
    expect({ status, type, lines: text.split('\r\n') }).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8',
      lines: [
        'Code,Name,Region,Has own center,Center name,Center status,Center status as of,Center website,Center host name,Center host kind',
        'PR,Puerto Rico,TERRITORY,true,"Puerto Rico Manufacturing Extension, Inc.",UNKNOWN,,https://primexpr.org,"Puerto Rico Manufacturing Extension, Inc.",NONPROFIT',
        '',
      ],
    });
  });

  it('says of a center that serves whether it still works', async () => {
    const alaska = records('centers').find(({ stateCode }) => stateCode === 'AK');
    const { code, asOf } = alaska?.['status'] as Row;
    const standing = `${String(code)},${String(asOf)},`;
    const rowsOf = async (path: string) =>
      parts(await get(path))
        .text.replace(/^\uFEFF/, '')
        .split('\r\n');
    const [head, row] = await rowsOf('WhoServesAndWhoIsNear.csv?zip=99501');
    expect([head, row]).toEqual([
      'ZIP has area,Center name,Status,Status as of,Reason',
      expect.stringContaining(`true,${String(alaska?.['name'])},${standing}`),
    ]);
    const [, samoa] = await rowsOf('WhoServesAndWhoIsNear.csv?zip=96799');
    expect(samoa).toMatch(/^true,,UNKNOWN,,"The ZIP code 96799 lies in American Samoa, /);
    const [offers, offer] = await rowsOf('OffersNearPlace.csv?zip=99501');
    expect(offers).toContain('Serving center status,Serving center status as of');
    expect(offer).toContain(`${String(alaska?.['shortName'])},${standing}`);
  });

  it('has a row, and a line, of a place that nobody serves, with the reason', async () => {
    const table = parts(await get('OffersNearPlace.csv?zip=96799')).text.split('\r\n');
    const reason = 'The ZIP code 96799 lies in American Samoa, a territory ';
    expect(table).toEqual([
      expect.stringContaining(',Serving center reason,'),
      expect.stringContaining(`,UNKNOWN,,"${reason}`),
      '',
    ]);
    const lines = parts(await get('OffersNearPlace.ndjson?zip=96799')).text;
    expect(JSON.parse(lines)).toMatchObject({
      servingCenters_zip: '96799',
      servingCenters_reason: expect.stringContaining(reason),
    });
  });

  it('says who serves a ZIP code that it cannot measure from', async () => {
    const { status, text } = await get('WhoServesAndWhoIsNear.json?zip=00501');
    const { detail } = JSON.parse(text) as Row;
    expect([status, detail]).toEqual([
      400,
      expect.stringMatching(/got 00501, which .* begin with 005 lie in New York, whose center is /),
    ]);
  });

  it('gives the elements of the list as they came, one a line', async () => {
    const { type, text } = parts(await get('YoungestAssociations.ndjson?first=2'));
    expect(type).toBe('application/x-ndjson; charset=utf-8');
    expect(text).toBe(
      '{"name":"Wood Industry Association","foundedYear":2024}\n{"name":"Reshoring Initiative","foundedYear":2010}\n',
    );
  });

  it('has a tag for its columns, by which they are asked for again', async () => {
    const path = 'YoungestAssociations.schema.json';
    const tag = (await get(path)).headers.get('etag') ?? '';
    const again = await get(path, { headers: { 'if-none-match': tag } });
    expect([tag, again.status, again.text]).toEqual([expect.stringMatching(/^"/), 304, '']);
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
    const head = 'Object,Center name,Center status,Center website,Has own center,Center state code';
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
    const { body: listed } = await send(`${urls.url}/operations.json`);
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
        join(urls.folder, 'Titles.graphql'),
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
