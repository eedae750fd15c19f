import { createServer, type IncomingMessage } from 'node:http';

/** Serves on PORT whatever `answer` makes of a request's variables. */
export function serve(
  answer: (variables: Readonly<Record<string, number>>) => Promise<unknown>,
): void {
  createServer((request, response) => {
    respond(request, answer).then(
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
}

async function respond(
  request: IncomingMessage,
  answer: (variables: Readonly<Record<string, number>>) => Promise<unknown>,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
    readonly variables: Readonly<Record<string, number>>;
  };
  return JSON.stringify({ data: await answer(variables) });
}
