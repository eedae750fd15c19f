// The least that answering can cost: no GraphQL at all, each read once, pages cut alike, by hand.
import { createServer, type IncomingMessage } from 'node:http';
import { answerDeep } from './floor/deep.ts';
import { answerReference } from './floor/reference.ts';
import { answerFiltered, answerPaged, answerSearched, answerWide } from './floor/others.ts';
import type { Answer } from './floor/answer.ts';
import { openPageReads } from './readPages.ts';

/** By the name of the operation; it knows these only, and believes the name. */
const answers: Readonly<Record<string, Answer>> = {
  Reference: answerReference,
  Paged: answerPaged,
  Deep: answerDeep,
  Wide: answerWide,
  Filtered: answerFiltered,
  Searched: answerSearched,
};

const reads = await openPageReads(
  process.env['MONGODB_URI'] ?? '',
  process.env['READS'] === 'walks',
);

createServer((request, response) => {
  respond(request).then(
    (text) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');

async function respond(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  // Whoever asks is the bench.
  const { query, variables = {} } = JSON.parse(Buffer.concat(chunks).toString()) as QueryBody;
  // Of distinct texts, the operation's name ends with a number.
  const [, name = ''] = /^query ([A-Z][a-z]+)/.exec(query) ?? [];
  const answer = answers[name];
  if (answer === undefined) throw new Error(`Expected a query that is known, got ${query}`);
  return JSON.stringify({ data: await answer(reads, variables) });
}

interface QueryBody {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}
