import type { IncomingMessage } from 'node:http';

/** The JSON in the body of a GET, as an object; fails with the status that Fastify has for such a body of a POST. */
export async function readGetBody(request: IncomingMessage, maxBytes = Infinity): Promise<object> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw Object.assign(new Error('too large'), { statusCode: 413 });
    chunks.push(chunk);
  }
  const body = parsed(Buffer.concat(chunks).toString());
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw Object.assign(new Error('no JSON'), { statusCode: 400 });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
