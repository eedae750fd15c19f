import { createMcpHandler, Server, type McpHttpHandler } from '@modelcontextprotocol/server';
import { askForNear } from '../answer/nearNames.ts';
import type { JsonSchema } from '../api/jsonSchema.ts';
import type { OperationSet } from '../operations/operationSet.ts';
import { ownVersion } from '../version.ts';
import { argumentFaults } from './argumentFaults.ts';
import { failed, type ToolResult } from './answerTool.ts';
import { askTool } from './askTool.ts';
import { describeTool } from './describeTool.ts';
import type { GraphAccess } from './graphAccess.ts';
import { operationTools } from './operationTools.ts';
import { searchTool } from './searchTool.ts';
import type { Tool } from './tool.ts';

export interface McpParts {
  /** Of an answer, at most. */
  readonly maxTokens: number;
  readonly onError: (error: Error) => void;
}

/** Answers the Model Context Protocol over HTTP, without sessions. */
export interface Mcp {
  /** @param access - the graph as who asks sees it */
  answer(request: Request, body: unknown, access: GraphAccess): Promise<Response>;
  close(): Promise<void>;
}

const INSTRUCTIONS =
  'One graph of the partnership network of the NIST Manufacturing Extension Partnership: federal agencies, states and associations, what they offer to manufacturers, and the MEP Centers. Use a named tool where one fits; search_network to find entities and their ids; describe and ask for anything else. Answers carry their sources: cite them. Nothing here writes.';

export function createMcp({ maxTokens, onError }: McpParts): Mcp {
  const accesses = new WeakMap<Request, GraphAccess>();
  const toolsOf = createToolLists();
  const handler: McpHttpHandler = createMcpHandler(
    ({ requestInfo }) => {
      const access = requestInfo && accesses.get(requestInfo);
      if (access === undefined) throw new Error('Expected a request that was given a graph.');
      return serverFor(access, toolsOf(access), maxTokens);
    },
    // Nobody is told of changes, which would keep a stream open.
    { maxSubscriptions: 0, onerror: onError },
  );
  return {
    answer: async (request, body, access) => {
      accesses.set(request, access);
      return handler.fetch(request, { parsedBody: body });
    },
    close: () => handler.close(),
  };
}

type Tools = ReadonlyMap<string, Tool>;

/* eslint-disable @typescript-eslint/no-deprecated -- the lower level is for those whose tools have JSON Schemas, and change */
function serverFor(access: GraphAccess, tools: Tools, maxTokens: number): Server {
  const server = new Server(
    { name: 'mep-graph', title: 'MEP Graph', version: ownVersion() },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler('tools/list', () => ({ tools: [...tools.values()].map(listed) }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const { name, arguments: given = {} } = params;
    const tool = tools.get(name);
    if (tool === undefined) return { ...unknownTool(name, tools) };
    const faults = argumentFaults(tool.inputSchema, given);
    return {
      ...(faults.length > 0 ? wrongArguments(faults) : await tool.call(access, given, maxTokens)),
    };
  });
  return server;
}

/* eslint-enable @typescript-eslint/no-deprecated */

/** As the protocol tells of it. */
function listed({ name, title, description, inputSchema }: Tool) {
  const schema: JsonSchema & { readonly type: 'object' } = inputSchema;
  return {
    ...{ name, title, description, inputSchema: { ...schema } },
    annotations: { title, readOnlyHint: true, openWorldHint: false },
  };
}

function unknownTool(name: string, tools: Tools): ToolResult {
  const near = askForNear(name, [...tools.keys()]);
  const message = `Expected the name of a tool, got "${name}".${near}`;
  return failed([{ message }], 'List the tools ("tools/list"), and call one of these.');
}

function wrongArguments(faults: readonly string[]): ToolResult {
  return failed(faults.map((message) => ({ message, extensions: { code: 'BAD_USER_INPUT' } })));
}

/** Made once for each set of operations, whoever asks. */
function createToolLists(): (access: GraphAccess) => Tools {
  const lists = new WeakMap<OperationSet, Tools>();
  return ({ schema, operations }) => {
    const known = lists.get(operations);
    if (known !== undefined) return known;
    const search = searchTool(schema);
    const all = [
      ...(search === null ? [] : [search]),
      describeTool,
      askTool,
      ...operationTools(operations.list()),
    ];
    // An operation by the name of one of ours does not take its place.
    const byName = new Map<string, Tool>();
    for (const tool of all) if (!byName.has(tool.name)) byName.set(tool.name, tool);
    lists.set(operations, byName);
    return byName;
  };
}
