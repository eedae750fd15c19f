import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { ownVersion } from '../../src/version.ts';
import { graphOf } from '../support/graph.ts';
import { serveSubgraph } from '../support/httpSubgraph.ts';
import { startLiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import type { Api } from '../support/openApi.ts';
import { realDatabase } from '../support/realData.ts';
import { send, startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const database = realDatabase({ withZips: true });
const log = { info: () => undefined, warn: () => undefined };
const OWN = `query Own($ids: [ID!]! = ["Center:gamep", "Agency:nist-mep", "State:GA"]) {
  nodes(ids: $ids) { is: __typename ... on Center { name state { code } } ... on Agency { name } }
  search(text: "energy", first: 20) { nodes { ... on Resource { title } ... on Agency { title: name } } }
}`;

const examplesOf = ({ parameters }: Api['paths'][string]['get']) =>
  parameters.flatMap((parameter) => {
    if (!('name' in parameter) || parameter.example === undefined) return [];
    return [parameter.example]
      .flat()
      .map((value): [string, string] => [parameter.name, String(value)]);
  });

describe('/openapi.json', () => {
  let server: Omit<TestServer, 'graph'>;
  let files: OperationFiles;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mep-graph-openapi-'));
    await writeFile(join(folder, 'Own.graphql'), OWN);
    files = await openOperationFiles({ folder, log });
    server = await startServerOver(graphOf(database), { operations: files });
  });
  afterAll(async () => {
    files.close();
    await server.server.close();
    await rm(folder, { recursive: true });
  });
  const read = async (headers: Readonly<Record<string, string>> = {}) => {
    const answer = await send(`${server.url}/openapi.json`, { headers });
    return { ...answer, api: answer.body as Api };
  };

  it('tells which version of MEP Graph answers', async () => {
    expect((await read()).api.info.version).toBe(ownVersion());
  });

  it('describes answers that the operations give to their examples', async () => {
    const { api } = await read();
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(api, 'api');
    const wrong: unknown[] = [];
    const urls = Object.entries(api.paths).filter(([url]) => url.endsWith('.json'));
    for (const [url, { get }] of urls) {
      const search = new URLSearchParams(examplesOf(get));
      const { status, body } = await send(`${server.url}${url}?${search.toString()}`);
      const name = url.replace(/^.*\/|\.json$/g, '');
      const isValid = ajv.validate({ $ref: `api#/components/schemas/${name}` }, body);
      if (status !== 200 || !isValid) wrong.push([url, status, ajv.errors]);
    }
    expect([wrong, urls.length]).toEqual([[], files.current().length]);
  });

  it('says of the length of a page what the graph takes, and no more', async () => {
    const { api } = await read();
    const lengths = Object.entries(api.paths)
      .filter(([url]) => url.endsWith('.json'))
      .flatMap(([url, { get }]) =>
        get.parameters.flatMap((one) =>
          'name' in one && one.name === 'first' ? [{ url, get, schema: one.schema }] : [],
        ),
      );
    expect(lengths.length).toBeGreaterThan(10);
    for (const { url, get, schema } of lengths) {
      const { minimum, maximum } = schema as Record<'minimum' | 'maximum', number>;
      const given = examplesOf(get).filter(([name]) => name !== 'first');
      const statusOf = async (first: number) => {
        const search = new URLSearchParams([...given, ['first', String(first)]]);
        return (await send(`${server.url}${url}?${search.toString()}`)).status;
      };
      const statuses = [minimum - 1, minimum, maximum, maximum + 1].map(statusOf);
      expect([url, ...(await Promise.all(statuses))]).toEqual([url, 400, 200, 200, 400]);
    }
  });

  it('has nothing in it that leads nowhere', async () => {
    const { api, text } = await read();
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to = '']) => to);
    const found = (to: string) =>
      to.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], api);
    expect(references.filter((to) => found(to) === undefined)).toEqual([]);
  });

  it('tells in words where the columns of a table are described, since addresses of other documents have to be whole ones', async () => {
    const { api, text } = await read();
    const urls = Object.entries(api.paths).filter(([url]) => url.endsWith('.csv'));
    const wrong = urls.filter(
      ([url, { get }]) =>
        get.description?.includes(`(${url.replace(/csv$/, 'schema.json')})`) !== true,
    );
    expect([wrong, urls.length, text.includes('externalDocs')]).toEqual([
      [],
      files.current().length,
      false,
    ]);
  });

  it('names one type at a time, or a type and null: generators know no other lists', async () => {
    const { text } = await read();
    const lists = [...text.matchAll(/"type":(\[[^\]]*\])/g)].map(
      // Of our own document.
      ([, list = '']) => JSON.parse(list) as string[],
    );
    expect(lists.filter((list) => list.filter((type) => type !== 'null').length > 1)).toEqual([]);
  });

  it('has a tag, is not sent again while it holds, and follows the files', async () => {
    const first = await read();
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect((await read({ 'if-none-match': etag })).status).toBe(304);
    await writeFile(join(folder, 'Added.graphql'), 'query Added { states { totalCount } }');
    await until(
      'the new operation to be described',
      async () => '/api/Added.json' in (await read()).api.paths,
    );
    const later = await read({ 'if-none-match': etag });
    expect([later.status, later.headers.get('etag') === etag]).toEqual([200, false]);
  });
});

describe('/openapi.json of a graph with subgraphs', () => {
  it('has their fields, and leaves out what is no query', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mep-graph-openapi-'));
    const texts = {
      Visits: 'query Visits { center(id: "Center:a") { name visits { on amount } } }',
      Change: 'mutation Change { visit(id: "Center:a") }',
    };
    for (const [name, text] of Object.entries(texts))
      await writeFile(join(folder, `${name}.graphql`), text);
    const operations = await openOperationFiles({ folder, log });
    const partner = await serveSubgraph({
      sdl: `scalar Money
        type Center @key(fields: "id") { id: ID! visits: [Visit!] }
        type Visit { on: String! amount: Money }
        type Query { anything: Int }
        type Mutation { visit(id: ID!): Boolean }`,
      resolvers: {},
    });
    const live = await startLiveServer(
      `${patientList()}subgraphs: { visits: { schema: { subgraph_url: ${partner.url} } } }`,
      {},
      { operations },
    );
    const { body } = await send(`${live.url}/openapi.json`);
    const { paths, components } = body as Api;
    expect(Object.keys(paths)).toEqual([
      '/api/Visits.json',
      '/api/Visits.csv',
      '/api/Visits.ndjson',
    ]);
    expect(components.schemas['Visits']).toMatchObject({
      properties: {
        center: {
          properties: {
            visits: {
              type: ['array', 'null'],
              items: { properties: { on: { type: 'string' }, amount: {} } },
            },
          },
        },
      },
    });
    await live.close();
    await partner.close();
    operations.close();
    await rm(folder, { recursive: true });
  });
});
