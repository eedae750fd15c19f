import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Received {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  /** As it came. */
  readonly bytes: Buffer;
}

/** One request as it is said here, where fetch would add headers of its own and decode what comes. */
export async function exchange(
  url: string,
  { method = 'GET', headers, body }: Sent = {},
): Promise<Received> {
  const asked = request(url, { method, headers: { ...headers } });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes: Buffer.concat(chunks),
  };
}
