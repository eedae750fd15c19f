// Three subgraphs in one process, which remembers every answer: what asks them is what is measured.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { schemas } from '../schemas.ts';

interface Page {
  readonly first: number;
  readonly offset: number;
}

interface Reference {
  readonly id: string;
}

/** How long each answer is kept back, counted from when its request was read. */
const answerAfterMs = Number(process.env['ANSWER_AFTER_MS'] ?? 0);

/** Bounded, and more than the bench ever asks. */
const MAX_ANSWERS = 20_000;

const list = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index));
const numberOf = (id: string): number =>
  Buffer.from(id).reduce((sum, byte) => (sum * 31 + byte) % 9973, 7);
const center = (number: number) => ({
  id: `C${number}`,
  name: `Center ${number}`,
  state: { id: `S${number}`, name: `State ${number}` },
});
const resource = (number: number) => ({
  id: `R${number}`,
  title: `Resource ${number} lorem ipsum dolor sit amet`,
  agency: { id: `A${number % 10}`, name: `Agency ${number % 10}` },
});
const isSame = (reference: Reference) => reference;
const resolvers = {
  centers: {
    Query: {
      centers: (_root: unknown, { first, offset }: Page) =>
        list(first, (index) => center(index + offset)),
    },
    Center: { __resolveReference: ({ id }: Reference) => center(Number(id.slice(1))) },
  },
  resources: {
    Center: {
      __resolveReference: isSame,
      resources: ({ id }: Reference, { first }: Page) =>
        list(first, (index) => resource(Number(id.slice(1)) + 997 * index)),
    },
    Resource: { __resolveReference: ({ id }: Reference) => resource(Number(id.slice(1))) },
  },
  ratings: {
    Resource: {
      __resolveReference: isSame,
      rating: ({ id }: Reference) => (numberOf(id) % 50) / 10,
      reviews: ({ id }: Reference) => [
        { id: `V${id}`, body: 'Ut enim ad minim veniam quis nostrud', stars: numberOf(id) % 5 },
      ],
    },
  },
};

const executable = new Map<string, GraphQLSchema>(
  Object.entries(schemas).map(([name, sdl]) => [
    name,
    buildSubgraphSchema([
      {
        typeDefs: parse(sdl),
        // The library's type knows resolvers of any schema.
        resolvers: resolvers[name as keyof typeof resolvers] as never,
      },
    ]),
  ]),
);
const answers = new Map<string, Buffer>();
let asked = 0;

createServer((request, response) => {
  if (request.url === '/count') {
    response.end(String(asked));
    return;
  }
  asked += 1;
  respond(request).then(
    (answer) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': answer.length,
      });
      response.end(answer);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');

async function respond(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (answerAfterMs > 0) await delay(answerAfterMs);
  const key = `${request.url ?? ''} ${body}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = Buffer.from(JSON.stringify(await answerTo(request.url?.slice(1) ?? '', body)));
  if (answers.size < MAX_ANSWERS) answers.set(key, answer);
  return answer;
}

async function answerTo(name: string, body: string): Promise<unknown> {
  const schema = executable.get(name);
  if (schema === undefined) throw new Error(`Expected the name of a subgraph, got "${name}".`);
  const { query, variables, operationName } = JSON.parse(body) as {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
  };
  return execute({
    schema,
    document: parse(query),
    ...(variables && { variableValues: variables }),
    ...(operationName !== undefined && { operationName }),
  });
}
