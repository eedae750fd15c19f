import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Kind,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { createGraph } from '../../src/graph/createGraph.ts';
import type { Graph, GraphOperation } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { failuresOf } from '../support/drawn.ts';
import { createRandom, type Random } from '../support/random.ts';
import { createRandomOperations } from '../support/randomOperation.ts';
import { realDatabase } from '../support/realData.ts';
import { ask, startServerOver, type TestServer } from '../support/startServer.ts';
import { shortAnswers, theLongWay } from '../support/twoWays.ts';

const database = realDatabase();
let graph: Graph;
let server: Omit<TestServer, 'graph'>;

beforeAll(async () => {
  graph = createGraph(accessData(database.db, 240_000));
  server = await startServerOver(graph, { settings: { responseCacheBytes: '0' } });
});
afterAll(() => server.server.close());

/** Longer runs: QUERIES=20000 SEED=7. */
const count = Number(process.env['QUERIES'] ?? 150);
const firstSeed = Number(process.env['SEED'] ?? 1);

describe('random texts alike', () => {
  it('are answered as graphql-js answers each of them, to the byte', async () => {
    const before = await shortAnswers(server);
    const failures = await failuresOf({
      name: 'alike-texts',
      firstSeed,
      count,
      draw: (seed) => drawAlike(graph.schema, createRandom(seed)),
      check: async ({ texts, variables }) => {
        for (const query of texts) {
          const document = parse(query);
          if (validate(graph.schema, document).length > 0) continue;
          const wrong = await differenceAt({ query, document, variables });
          if (wrong !== null) return wrong;
        }
        return null;
      },
    });
    expect(failures.join('\n\n')).toBe('');
    expect((await shortAnswers(server)) - before).toBeGreaterThan(count / 4);
  });
});

interface AlikeTexts {
  readonly texts: readonly string[];
  readonly variables: GraphOperation['variables'];
}

/** An operation, and three that are like it, each laid out in another way. */
function drawAlike(schema: GraphQLSchema, random: Random): AlikeTexts {
  const { document, variables } = createRandomOperations({
    schema,
    random,
    isUsual: (name) => name === 'first',
    valueAt: (coordinate) =>
      /\.(first|last)$/.test(coordinate) ? random.pick([1, 2, 3]) : undefined,
  })();
  const others = [1, 2, 3].map(() => varied(document, random));
  return { texts: [document, ...others].map((one) => laidOut(one, random)), variables };
}

async function differenceAt({
  query,
  document,
  variables,
}: Pick<GraphOperation, 'document' | 'variables'> & { query: string }): Promise<string | null> {
  const operationName = nameOf(document) ?? null;
  const asked = { variables, operationName: operationName ?? undefined };
  const { text } = await ask(server, query, asked);
  const result = await graph.execute({ document, operationName, variables });
  // Which of several errors comes first is a matter of time.
  const [got, expected] =
    result.errors === undefined
      ? [text, JSON.stringify(result)]
      : [dataOf(text), dataOf(await theLongWay(server, query, asked))].map((data) =>
          JSON.stringify(data),
        );
  return got === expected ? null : `${query}\nExpected ${expected ?? ''}\nGot ${got ?? ''}`;
}

function dataOf(text: string): unknown {
  return (JSON.parse(text) as { readonly data?: unknown }).data;
}

function nameOf(document: DocumentNode): string | undefined {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition.name?.value;
  }
  return undefined;
}

/** With other literals, and another name. */
function varied(document: DocumentNode, random: Random): DocumentNode {
  return visit(document, {
    Name: (node, key, parent) =>
      key === 'name' &&
      !Array.isArray(parent) &&
      parent &&
      'kind' in parent &&
      parent.kind === Kind.OPERATION_DEFINITION
        ? { ...node, value: `Q${random.integer(1e9)}` }
        : undefined,
    IntValue: (node) => ({ ...node, value: random.pick([node.value, '1', '2', '3']) }),
    StringValue: (node) => ({
      ...node,
      value: random.pick([node.value, 'gamep', 'x "y"']),
      block: random.chance(0.1),
    }),
  });
}

/** Fragments in another order, white space and commas anywhere. */
function laidOut(document: DocumentNode, random: Random): string {
  const definitions = document.definitions.toSorted(() => (random.chance(0.5) ? 1 : -1));
  const text = print({ ...document, definitions });
  return random.chance(0.5)
    ? text
    : text.replaceAll('\n', random.pick(['\n,\n', ' \t\n', '\n# said\n']));
}
