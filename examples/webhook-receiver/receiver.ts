// Is told of changes by webhooks, and asks the graph what there is now.
//   WEBHOOK_SECRET=whsec_… MEP_GRAPH_URL=https://graph.example.org/graphql node receiver.ts
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

interface Message {
  readonly type: string;
  readonly data: { readonly id: string; readonly kind: string; readonly version: number };
}

const {
  WEBHOOK_SECRET: secret = '',
  MEP_GRAPH_URL: graph = 'http://127.0.0.1:4000/graphql',
  PORT: port = '4100',
  HOST: host = '127.0.0.1',
} = process.env;
const webhook = new Webhook(secret);
const maxBytes = 100_000;

/** Ids of messages that were taken, the oldest first: what is sent again is done once. A real receiver keeps them in its database. */
const taken = new Set<string>();
const maxTaken = 10_000;
/** Work is done in turn, and after the answer: the graph waits 15 seconds for that at most. */
let working = Promise.resolve();

const server = createServer((request, response) => {
  receive(request, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    // It is sent again later.
    response.writeHead(500).end();
  });
});
server.listen(Number(port), host, () => {
  const address = server.address();
  const listening = typeof address === 'object' ? address?.port : address;
  process.stdout.write(`Listening at http://${host}:${listening}/hooks/mep\n`);
});

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/hooks/mep') {
    response.writeHead(404).end();
    return;
  }
  if (!(Number(request.headers['content-length']) <= maxBytes)) {
    response.writeHead(413).end();
    return;
  }
  // As it came, byte for byte: what was parsed and written again has another signature.
  const body = await text(request);
  const message = verified(request, body);
  if (message === null) {
    response.writeHead(401).end();
    return;
  }
  response.writeHead(204).end();
  const id = String(request.headers['webhook-id']);
  if (taken.has(id)) return;
  taken.add(id);
  for (const oldest of taken) {
    if (taken.size <= maxTaken) break;
    taken.delete(oldest);
  }
  working = working.then(async () => work(message)).catch(noteTrouble);
}

/** Null where it was not signed by the graph, or long ago. */
function verified(request: IncomingMessage, body: string): Message | null {
  try {
    // The library reads only headers that are texts; what it verified has the form of a message.
    return webhook.verify(body, request.headers as Record<string, string>) as Message;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return null;
    throw error;
  }
}

/** A message says what has changed, not how: the graph has that. */
async function work({ type, data }: Message): Promise<void> {
  if (data.kind === 'WITHDRAWN' || type === 'webhook.test') {
    process.stdout.write(`${type} ${data.id}\n`);
    return;
  }
  const query =
    'query Changed($id: ID!) { node(id: $id) { id ... on Resource { title } ... on Center { name } } }';
  const response = await fetch(graph, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: data.id } }),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = (await response.json()) as Answer;
  const { title, name } = answer.data?.node ?? {};
  process.stdout.write(`${type} ${data.id} ${data.version} ${title ?? name ?? ''}\n`);
}

interface Answer {
  readonly data?: { readonly node?: { readonly title?: string; readonly name?: string } | null };
}

function noteTrouble(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
}
