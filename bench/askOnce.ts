import { request, type Agent } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const requestTimeoutMs = 30_000;

interface Manner {
  readonly agent: Agent;
  /** By which it is asked, if by any. */
  readonly key?: string | null;
}

export function authorizationBy(key: string | null): Readonly<Record<string, string>> {
  return key === null ? {} : { authorization: `Bearer ${key}` };
}

/** The whole answer, whatever its status. Rejects where none comes. */
export function askOnce(url: string, body: string, { agent, key = null }: Manner): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...authorizationBy(key) };
    const asked = request(url, { method: 'POST', agent, headers, timeout: requestTimeoutMs });
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`No answer in ${requestTimeoutMs} ms`)));
    asked.on('error', reject);
    asked.end(body);
  });
}
