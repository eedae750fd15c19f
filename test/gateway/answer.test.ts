import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, visit, type DocumentNode, type ExecutionResult } from 'graphql';
import { isBadArgument } from '../../src/errors.ts';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { FEDERATION_LINK } from '../support/federationLink.ts';
import { drawnOperation, failuresOf, operationOf } from '../support/drawn.ts';
import { createOddSubgraph } from '../support/oddSubgraph.ts';
import { createRandom } from '../support/random.ts';
import { createRandomOperations } from '../support/randomOperation.ts';

/** Longer runs: QUERIES=20000 SEED=7. */
const count = Number(process.env['QUERIES'] ?? 600);
const firstSeed = Number(process.env['SEED'] ?? 1);

const schemas = {
  places: `
    type Query {
      things(first: Int! = 3, of: [Kind!]! = [SMALL], by: By): [Thing!]!
      thing(id: ID! = "1"): Thing
      any: [[Any]!]
      node(id: ID): Node
      place: Place!
    }
    interface Node { id: ID! }
    interface Thing implements Node { id: ID! name(upper: Boolean! = false): String! next: Thing kind: Kind }
    type Place implements Thing & Node @key(fields: "id") {
      id: ID! name(upper: Boolean! = false): String! next: Place! kind: Kind!
      size: Int! weight: Float tags: [String!] grid: [[Int]!] open: Boolean! constructor: String extra: Extra
      detail: Detail @shareable
    }
    type Person implements Thing & Node @key(fields: "id") {
      id: ID! name(upper: Boolean! = false): String! next: Thing kind: Kind
      age: Int places: [Place!] kinds: [Kind]! extras: [Extra!]
    }
    union Any = Place | Person | Note
    type Note { text: String any: Any note: Note }
    type Detail { a: String b: Int }
    enum Kind { SMALL LARGE }
    input By @oneOf { name: String size: Int }
    scalar Extra
  `,
  ratings: `
    type Query { best: Place }
    type Place @key(fields: "id") { id: ID! rating: Float! reviews: [Review!]! mood: Mood detail: Detail @shareable }
    type Detail { c: Float d: Mood }
    type Person @key(fields: "id") { id: ID! score: Int friends: [Person] }
    type Review { body: String! stars: Int! by: Person on: Place! }
    enum Mood { GOOD BAD }
  `,
};

let seed = 0;
let oddness = 0;
let gateway: Graph;

beforeAll(async () => {
  const composition = composeGateway(
    null,
    Object.entries(schemas).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems, null, 2));
  const { supergraph, publicSdl } = composition;
  gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map(
      supergraph.subgraphs.map(({ name }) => [
        name,
        createOddSubgraph({
          name,
          schema: supergraph.schema,
          seed: () => seed,
          oddness: () => oddness,
        }),
      ]),
    ),
    own: null,
    compiledAfter: 0,
    onUnplanned: (reason) => {
      throw new Error('Expected a plan.', { cause: reason });
    },
  });
});

/** The text of an answer, or why there is none: not all that a subgraph can give is JSON. */
function print(result: unknown): string {
  try {
    return typeof result === 'string' ? result : JSON.stringify(result);
  } catch (error) {
    return String(error);
  }
}

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, { Field: ({ name }) => void (asks ||= /^__(schema|type)$/.test(name.value)) });
  return asks;
}

async function run(
  withOddness: number,
  { from, many } = { from: firstSeed, many: count },
): Promise<{ failures: readonly string[]; texts: ReadonlySet<number> }> {
  const texts = new Set<number>();
  const draw = (of: number) =>
    createRandomOperations({ schema: gateway.schema, random: createRandom(of), maxFields: 12 })();
  const failures = await failuresOf({
    name: withOddness === 0 ? 'answer' : 'answer-odd',
    firstSeed: from,
    count: many,
    draw: (of) => drawnOperation(of, draw(of)),
    check: async (drawn) => {
      [seed, oddness] = [drawn.seed, withOddness];
      const operation = operationOf(drawn);
      const expected = await gateway.execute(operation);
      const answer = await gateway.answer?.(operation);
      const isPlain = expected.errors === undefined && expected.extensions === undefined;
      if (typeof answer === 'string') texts.add(drawn.seed);
      const isExpected =
        print(answer) === print(expected) && (isPlain || typeof answer !== 'string');
      const mustBeText = oddness === 0 && isPlain && !asksForSchema(operation.document);
      if (isExpected && (typeof answer === 'string' || !mustBeText)) return null;
      return `${print(expected)}\n${print(answer)}`;
    },
  });
  return { failures, texts };
}

describe('Graph.answer', () => {
  it('lays null in an argument at the door of the client, not of a subgraph', async () => {
    oddness = 0;
    const document = parse('query ($id: ID = "1") { thing(id: $id) { name } }');
    const result = await gateway.answer?.({
      document,
      operationName: null,
      variables: { id: null },
    });
    const { errors = [] } = result as ExecutionResult;
    expect(errors.map((error) => [error.message, error.extensions, isBadArgument(error)])).toEqual([
      ['Argument "id" of non-null type "ID!" must not be null.', {}, true],
    ]);
  });

  it(
    'writes the text of what graphql-js makes of right data, byte by byte',
    async () => {
      const { failures, texts } = await run(0);
      expect(failures.join('\n\n')).toBe('');
      expect(texts.size).toBeGreaterThan(count / 2);
    },
    count * 1000,
  );

  it(
    'leaves to graphql-js what is wrong with the data, wherever it is',
    async () => {
      const { failures, texts } = await run(0.06);
      expect(failures.join('\n\n')).toBe('');
      expect(texts.size).toBeGreaterThan(count / 4);
      expect(texts.size).toBeLessThan(count);
    },
    count * 1000,
  );

  it('leaves null to it where a value of a custom scalar was promised', async () => {
    const { failures } = await run(0.06, { from: 53_749, many: 1 });
    expect(failures.join('\n\n')).toBe('');
  });
});
