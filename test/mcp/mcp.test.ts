import { describe, expect, it } from '@jest/globals';
import { createMCPClient } from '@ai-sdk/mcp';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { openOperationFiles } from '../../src/operations/operationFiles.ts';
import { ownVersion } from '../../src/version.ts';
import { useMcp, type Said } from '../support/mcpClient.ts';
import { ask, JSON_HEADERS, send, startServerOver } from '../support/startServer.ts';

const mcp = useMcp({ mcpMaxTokens: '1500' });
const { call, say, database } = mcp;

describe('/mcp', () => {
  it('tells which version of MEP Graph answers', () => {
    expect(mcp.client.getServerVersion()).toMatchObject({
      name: 'mep-graph',
      version: ownVersion(),
    });
  });

  it('has a tool for each named query, and three for everything else', async () => {
    const { tools } = await mcp.client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['search_network', 'describe', 'ask']);
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBeGreaterThan(20);
    for (const tool of tools) {
      expect(tool).toMatchObject({
        name: expect.stringMatching(/^\w{1,64}$/),
        description: expect.stringMatching(/\w{3}/),
        inputSchema: { type: 'object', additionalProperties: false },
        annotations: { readOnlyHint: true },
      });
    }
  });

  it('answers every named query by its examples, with sources and within its bound', async () => {
    const { tools } = await mcp.client.listTools();
    for (const { name, inputSchema } of tools.slice(3)) {
      const properties = Object.entries(inputSchema.properties ?? {});
      const given = Object.fromEntries(
        properties.flatMap(([key, schema]) => {
          const example = /For example (.*)\.$/.exec(
            String((schema as { description?: string }).description),
          )?.[1];
          return example === undefined ? [] : [[key, JSON.parse(example) as unknown]];
        }),
      );
      const { text, isError } = await call(name, given);
      expect([name, isError, text.length < 1500 * 3 + 600]).toEqual([name, false, true]);
      expect(JSON.parse(text)).toMatchObject({
        data: expect.anything(),
        sources: expect.any(Array),
      });
    }
  });

  it('says sources as a list, and why there are none or not all', async () => {
    const said = async (query: string) => {
      const { sources = [], aboutSources = null } = await say('ask', { query });
      return { isList: Array.isArray(sources), count: sources.length, aboutSources };
    };
    expect(await said('{ center(slug: "gamep") { name } }')).toEqual({
      isList: true,
      count: expect.any(Number),
      aboutSources: null,
    });
    expect(await said('{ centers { totalCount } }')).toEqual({
      isList: true,
      count: 0,
      aboutSources: expect.stringMatching(/^This answer names no single entity/),
    });
    expect(await said('{ resources(first: 100) { nodes { id } } }')).toEqual({
      isList: true,
      count: expect.any(Number),
      aboutSources: expect.stringMatching(/^\d+ more: /),
    });
  });

  it('finds entities by words', async () => {
    expect(await say('search_network', { text: 'georgia', first: 2 })).toMatchObject({
      data: {
        search: {
          totalCount: expect.any(Number),
          nodes: [
            { __typename: expect.any(String), id: expect.any(String) },
            { __typename: expect.any(String) },
          ],
        },
      },
      sources: expect.arrayContaining([expect.stringMatching(/^http|^[A-Z_]+$/)]),
    });
  });

  it('says who serves a ZIP code that is searched for, or why nobody does', async () => {
    expect(await say('search_network', { text: '30318' })).toMatchObject({
      data: {
        servingCenters: [
          {
            zip: '30318',
            center: { id: 'Center:gamep', name: expect.any(String) },
          },
        ],
      },
    });
    expect(await say('search_network', { text: '96799' })).toMatchObject({
      data: {
        servingCenters: [
          { center: null, reason: expect.stringMatching(/American Samoa, a territory/) },
        ],
      },
    });
    expect(await say('search_network', { text: '00000' })).toMatchObject({
      data: { servingCenters: null },
      errors: [{ message: expect.stringMatching(/no ZIP code begins with 000/) }],
    });
  });

  it('describes the graph, its types, fields and operations', async () => {
    expect((await call('describe')).text).toMatch(/^Root fields:\n- Query\.\w+/);
    expect((await call('describe', { name: 'Center' })).text).toMatch(
      /type Center implements Node/,
    );
    expect((await call('describe', { name: 'Query.search' })).text).toMatch(/search\(/);
    expect(await call('describe', { name: 'Centre' })).toEqual({
      isError: true,
      text: expect.stringMatching(/got \\"Centre\\"\. Did you mean \\"Center\\"/),
    });
  });

  it('answers a query, and says what it leaves out and how to get it', async () => {
    const query = '{ resources(first: 100) { totalCount nodes { id title summary } } }';
    const { data, leftOut, howToGetMore, sources } = await say('ask', { query });
    expect(data).toMatchObject({ resources: { totalCount: expect.any(Number) } });
    expect(leftOut).toEqual([expect.stringMatching(/^resources\.nodes: \d+ of 100 shown$/)]);
    expect(howToGetMore).toMatch(/smaller "first"/);
    expect(sources?.length).toBeGreaterThan(3);
  });

  it('keeps sources where they were asked for', async () => {
    const query = '{ center(slug: "gamep") { id sources { url basis note } } }';
    const said = await say('ask', { query });
    expect(said.data).toMatchObject({
      center: {
        sources: expect.arrayContaining([expect.objectContaining({ url: expect.anything() })]),
      },
    });
    expect(said.sources).toEqual(expect.arrayContaining([expect.stringMatching(/^http/)]));
  });

  it('speaks with clients of other makers and earlier revisions', async () => {
    const other = await createMCPClient({ transport: { type: 'http', url: `${mcp.url}/mcp` } });
    const tools = await other.tools();
    const options = { toolCallId: '1', messages: [], context: undefined };
    const answer = await tools['describe']?.execute({ name: 'Arena' }, options as never);
    expect(answer).toMatchObject({
      content: [{ type: 'text', text: expect.stringMatching(/enum Arena/) }],
    });
    await other.close();
  });

  it('opens no stream, and is not to be asked by pages of other sites where origins are narrowed', async () => {
    const { status, headers } = await send(`${mcp.url}/mcp`, {
      headers: { accept: 'text/event-stream' },
    });
    expect([status, headers.get('allow')]).toEqual([405, expect.anything()]);
    const narrowed = await startServerOver(createGraph(accessData(database.db, 10_000)), {
      settings: { corsOrigins: 'https://a.example' },
    });
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const post = async (origin: string) =>
      (
        await send(`${narrowed.url}/mcp`, {
          method: 'POST',
          body,
          headers: { ...JSON_HEADERS, accept: 'application/json, text/event-stream', origin },
        })
      ).status;
    expect([await post('https://b.example'), await post('https://a.example')]).toEqual([403, 200]);
    const types = 'Application/JSON, Text/Event-Stream';
    const shouted = { accept: types, 'content-type': 'APPLICATION/JSON' };
    expect((await send(`${mcp.url}/mcp`, { method: 'POST', body, headers: shouted })).status).toBe(
      200,
    );
    await narrowed.server.close();
  });
});

describe('ask, where only trusted documents may be asked', () => {
  it('is refused as /graphql refuses texts, and the named tools answer all the same', async () => {
    const trusting = await startServerOver(createGraph(accessData(database.db, 10_000)), {
      settings: { documents: 'only' },
      operations: await openOperationFiles({
        folder: null,
        log: { info: () => undefined, warn: () => undefined },
      }),
    });
    const careful = new Client({ name: 'test', version: '1.0.0' });
    try {
      await careful.connect(new StreamableHTTPClientTransport(new URL(`${trusting.url}/mcp`)));
      const said = async (name: string, given: Record<string, unknown>) => {
        const { content, isError } = await careful.callTool({ name, arguments: given });
        const [first] = content;
        const text = first?.type === 'text' ? first.text : '';
        return { isError, said: JSON.parse(text) as Said };
      };
      const query = '{ centers(first: 1) { nodes { id } } }';
      const { body } = await ask(trusting, query);
      const { errors } = body as { errors: { message: string; extensions: object }[] };
      expect(errors).toMatchObject([{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }]);
      for (const text of [query, 'mutation { a }', '{ centers {', `${query} `]) {
        expect(await said('ask', { query: text })).toEqual({
          isError: true,
          said: {
            errors: [{ message: errors[0]?.message, code: 'QUERY_NOT_IN_SAFELIST' }],
            next: expect.stringMatching(/^Use one of the named tools/),
          },
        });
      }
      expect((await said('YoungestAssociations', {})).said).toMatchObject({
        data: expect.anything(),
      });
    } finally {
      await careful.close();
      await trusting.server.close();
    }
  });
});
