import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { send, startServer, type TestServer } from '../support/startServer.ts';

const log = { info: () => undefined, warn: () => undefined };
let started: TestServer;
let files: OperationFiles;
let folder: string;

const OWN: Readonly<Record<string, string>> = {
  Centers:
    'query Centers($first: Int = 2, $after: String, $ids: [ID!]) { centers(first: $first, after: $after, filter: { ids: $ids }) { nodes { id name } pageInfo { hasNextPage } } }',
  Rename: 'mutation Rename { rename(id: "1", name: "x") { name } }',
  Remote: 'query Remote { remote }',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-unfriendly-'));
  for (const [name, text] of Object.entries(OWN))
    await writeFile(join(folder, `${name}.graphql`), text);
  files = await openOperationFiles({ folder, log });
  started = await startServer({
    operations: files,
    identify: () => ({ state: 'refused', reason: 'unknown' }),
    settings: { corsOrigins: 'https://friend.example' },
  });
});
afterAll(async () => {
  files.close();
  await started.server.close();
  await rm(folder, { recursive: true });
});

const get = async (path: string, init: RequestInit = {}) =>
  send(`${started.url}/api/${path}`, init);

/** Status, code, and the parameters that are told of. */
async function told(path: string, init: RequestInit = {}) {
  const { status, headers, body } = await get(path, init);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const {
    code,
    errors = [],
    ...rest
  } = body as {
    readonly status: number;
    readonly code: string;
    readonly errors?: readonly { readonly parameter?: string }[];
  };
  expect(rest.status).toBe(status);
  return [status, code, ...errors.map(({ parameter }) => parameter)];
}

describe('the URL of an operation that is asked unkindly', () => {
  it.each([
    ['first=1&first=1', 'first'],
    ['first=1e1', 'first'],
    ['first=%201', 'first'],
    ['first=0x10', 'first'],
    ['first=99999999999999999999', 'first'],
    ['first=null', 'first'],
    ['First=1', 'First'],
    ['first%5B%5D=1', 'first[]'],
    ['first[]=1', 'first[]'],
    ['filter[ids]=1', 'filter[ids]'],
    ['=1', ''],
    ['__proto__=1', '__proto__'],
    ['constructor', 'constructor'],
    ['toString=', 'toString'],
    ['all=TRUE', 'all'],
    ['all=', 'all'],
    ['all=true&all=true', 'all'],
    [`${'a'.repeat(5000)}=1`, 'a'.repeat(5000)],
  ])('tells by name what is wrong: %s', async (search, parameter) => {
    for (const form of ['json', 'csv', 'ndjson']) {
      expect(await told(`Centers.${form}?${search}`)).toEqual([400, 'BAD_USER_INPUT', parameter]);
    }
  });

  it.each(['', '&&', 'f%69rst=2', 'ids=', 'after=&first=2'])(
    'reads what is well-formed: %s',
    async (search) => {
      expect((await get(`Centers.json?${search}`)).status).toBe(200);
      expect((await get(`C%65nters.csv?${search}`)).status).toBe(200);
    },
  );

  it.each([
    ['Centers.JSON', 404],
    ['centers.json', 404],
    ['Centers', 404],
    ['.json', 404],
    ['__proto__.json', 404],
    ['Centers.json/x', 404],
    ['Rename.json', 404],
    ['%zz.json', 400],
    ['%ff.json', 400],
  ])('is a problem where nothing is: %s', async (path, status) => {
    expect(await told(path)).toEqual([status, 'BAD_REQUEST']);
  });

  it.each([
    ['centers.json', 'got "centers". Did you mean "Centers"? /operations.json lists'],
    ['Centres.csv', 'got "Centres". Did you mean "Centers"? /operations.json lists'],
    ['Associations.json', 'got "Associations". /operations.json lists'],
  ])('asks whether a name that is near was meant: %s', async (path, said) => {
    expect((await get(path)).body).toMatchObject({ detail: expect.stringContaining(said) });
  });

  it('compares no name with others that is longer than names are', async () => {
    const { status, body } = await get(`${'C'.repeat(9000)}.json`);
    expect([status, body]).toEqual([
      404,
      expect.objectContaining({ detail: expect.stringMatching(/CC"\. \/operations\.json lists/) }),
    ]);
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const { status, headers } = await get('Centers.json', { method });
      expect([method, status, headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
      expect(await told('Centers.json', { method })).toEqual([405, 'BAD_REQUEST']);
    }
  });

  it('refuses by problems, whoever refuses', async () => {
    const headers = { authorization: 'Bearer wrong' };
    expect(await told('Centers.json', { headers })).toEqual([401, 'UNAUTHENTICATED']);
    const foreign = { origin: 'https://foe.example' };
    expect(await told('Centers.json', { headers: foreign })).toEqual([403, 'BAD_REQUEST']);
    expect((await told('Remote.csv')).slice(0, 2)).toEqual([502, 'REBUILDING']);
  });

  it('gives its form whatever is accepted, because the URL says which', async () => {
    for (const accept of ['text/html', 'application/xml;q=1, */*;q=0', '', 'nonsense']) {
      const { status, headers } = await get('Centers.csv', { headers: { accept } });
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    }
  });

  it('says how long it is to HEAD, but for rows that nobody has counted', async () => {
    const whole = await get('Centers.json');
    const head = await get('Centers.json', { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([
      200,
      '',
      String(Buffer.byteLength(whole.text)),
    ]);
    const all = await get('Centers.csv?all=true', { method: 'HEAD' });
    expect([all.status, all.text, all.headers.get('content-length')]).toEqual([200, '', null]);
    const wrong = await get('Centers.csv?first=x', { method: 'HEAD' });
    expect([wrong.status, wrong.text]).toEqual([400, '']);
  });
});
