import { afterEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { ask, JSON_HEADERS, send, startServer, type TestServer } from '../support/startServer.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ server }) => server.close()));
});

async function start(settings = {}): Promise<TestServer> {
  const started = await startServer({ settings });
  servers.push(started);
  return started;
}

const WHOLE = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const TYPES = 'query Types { __schema { types { name fields { name } } } }';

describe('introspection', () => {
  it.each([
    ['the whole schema', WHOLE],
    ['some of it', TYPES],
    ['one type by a variable', 'query ($n: String! = "Center") { __type(name: $n) { name } }'],
    [
      'in fragments',
      '{ ...A ... { __typename } } fragment A on Query { __type(name: "Tag") { name } }',
    ],
  ])('is answered once and kept: %s', async (_what, query) => {
    const started = await start();
    const texts = new Set<string>();
    for (let time = 0; time < 4; time += 1) texts.add((await ask(started, query)).text);
    const headers = { ...JSON_HEADERS, authorization: 'Bearer a' };
    const init = { method: 'POST', headers, body: JSON.stringify({ query }) };
    texts.add((await send(`${started.url}/graphql`, init)).text);
    expect(texts.size).toBe(1);
    expect(started.graph.asked()).toBe(1);
  });

  it('is answered once for all who ask at the same time', async () => {
    const started = await start();
    await Promise.all(Array.from({ length: 10 }, () => ask(started, WHOLE)));
    expect(started.graph.asked()).toBe(1);
  });

  it('is answered anew by the next graph', async () => {
    const started = await start();
    await ask(started, TYPES);
    const next = createMemoryGraph('two');
    await started.server.serve(next);
    await ask(started, TYPES);
    expect(next.asked()).toBe(1);
  });

  it('is not kept together with anything else', async () => {
    const started = await start();
    const query = '{ __schema { queryType { name } } center(id: "1") { name } }';
    for (let time = 0; time < 3; time += 1) await ask(started, query);
    expect(started.graph.asked()).toBe(3);
  });

  it('of the whole schema is within the limits, whatever they are', async () => {
    const started = await start({ maxNodes: '100' });
    expect((await ask(started, WHOLE)).body).toMatchObject({ data: { __schema: {} } });
  });

  it.each([
    [
      'many times',
      `{ ${Array.from({ length: 29 }, (_, at) => `a${at}: __schema { types { name fields { name } } }`).join(' ')} }`,
      'a0.types.fields',
    ],
    [
      'in fragments',
      `{ ${Array.from({ length: 29 }, (_, at) => `a${at}: __schema { ...S }`).join(' ')} } fragment S on __Schema { types { fields { name } } }`,
      'a0.types.fields',
    ],
    [
      'each field with the fields of its type',
      '{ __schema { types { fields { type { fields { name } } } } } }',
      '__schema.types.fields.type.fields',
    ],
  ])(
    'is refused where it asks for the schema several times over: %s',
    async (_what, query, path) => {
      const started = await start();
      const { body } = await ask(started, query);
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringMatching(
              new RegExp(
                `^Expected an operation that asks for at most \\d+ elements of the schema, got one that could return \\d+, most of them at ${path.replaceAll('.', '\\.')}\\. Ask for the schema once\\.$`,
              ),
            ),
            extensions: { code: 'QUERY_TOO_LARGE' },
          },
        ],
      });
      expect(started.graph.asked()).toBe(0);
    },
  );
});
